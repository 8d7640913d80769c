"""Waiting for what a thread does by itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60.0


def wait_until(true: Callable[[], bool]) -> bool:
    """Wait until something holds, and tell whether it came; how long it takes is not judged."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.02)
    return False
