"""The browser that end-to-end tests drive: whichever Chromium the machine has."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Chromium refuses its sandbox to root; the pages under test are our own.
    *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
)
"""What to start it with: it asks nobody but the service under test."""


def find_browser() -> Path | None:
    """Find Chromium or Chrome: $TEST_BROWSER, then PATH, then what playwright installed."""
    if chosen := os.environ.get("TEST_BROWSER"):
        return Path(chosen) if shutil.which(chosen) else None
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else _installed_by_playwright()


def _installed_by_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None
