"""Garbage collection in a service that serves: what it began with is not looked through again."""

from __future__ import annotations

import gc
from typing import Final

YOUNG: Final = 10_000
"""New objects before they are looked through; Python begins at 700, some times in every page."""


def settle() -> None:
    """Keep all that is there now out of every later collection, and collect more seldom.

    Code, templates and routes are hundreds of thousands of objects that live as long as the
    process: a full collection would stop every request while it walked through them.
    To be called once, when everything is put together.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)
