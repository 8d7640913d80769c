"""Where to go after signing in: a page of ours, never another site's."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

SIGN_IN: Final = "/logga-in"
CODE: Final = "/logga-in/kod"
FACTOR: Final = "/konto/tva-faktorer"
NEXT: Final = "nasta"
"""The query parameter that carries the page somebody wanted."""

LONGEST: Final = 1000
_OWN_PAGE: Final = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")


def safe_next(text: str | None) -> str:
    """Give the page to go to: the text when it is a path of this site, else the start page."""
    return text if text and len(text) <= LONGEST and _OWN_PAGE.fullmatch(text) else "/"


def sign_in_address(wanted: str) -> str:
    """Give the address of the sign-in page that leads on to the wanted one."""
    return _leading_on(SIGN_IN, wanted)


def code_address(wanted: str) -> str:
    """Give the address where the code is asked for, which leads on to the wanted page."""
    return _leading_on(CODE, wanted)


def factor_address(wanted: str) -> str:
    """Give the address where a second factor is set up, which leads on to the wanted page."""
    return _leading_on(FACTOR, wanted)


def _leading_on(page: str, wanted: str) -> str:
    onward = safe_next(wanted)
    return page if onward == "/" else f"{page}?{NEXT}={quote(onward, safe='/')}"
