"""A page without the marks that keep its dates and numbers on one line: to read sentences in."""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(r'<span class="hel">([^<]*)</span>')


def unmarked(html: str) -> str:
    """Give the HTML of a page as its template wrote it, each date within its sentence."""
    return _MARK.sub(r"\1", html)
