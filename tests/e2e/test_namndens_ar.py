"""The nämnd's year of the demo in a browser, as its sekreterare: for all eyes, on both widths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.demo.accounts import PASSWORD
from api.web.labels import FORBIDDEN
from tests.support.site import overflow, sign_in, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

YEAR = "/demo/aret/2024"


@pytest.mark.parametrize("width", [1280, 320])
def test_the_pages_fit_and_are_accessible(demo: str, browser: Browser, width: int) -> None:
    """No page has a fault that axe sees, is wider than the window or says a forbidden word."""
    context = browser.new_context(base_url=demo, viewport={"width": width, "height": 900})
    page, faults = context.new_page(), list[str]()
    sign_in(page, "namndsekreterare", PASSWORD)
    page.goto(YEAR)
    found = [
        one.get_attribute("href") or ""
        for one in (
            page.locator("tbody").get_by_role("link").first,
            page.get_by_role("link", name="Ändra dag eller stopptid").first,
        )
    ]
    for address in (YEAR, *found, "/demo/aret/2025/forslag", "/demo/aret/2022/mal"):
        assert page.goto(address).status == 200, address  # type: ignore[union-attr] # it answers
        said = page.inner_text("main").casefold()
        faults += [f"{address}: {fault}" for fault in violations(page)]
        faults += [f"{address}: {word}" for word in FORBIDDEN if re.search(rf"\b{word}", said)]
        faults += [f"{address}: {overflow(page)} px too wide"] * (overflow(page) > 0)
    context.close()

    assert not faults, "\n".join(faults)
