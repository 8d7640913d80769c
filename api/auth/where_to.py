"""Where to go after signing in: a page of ours, never another site's."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

SIGN_IN: Final = "/logga-in"
NEXT: Final = "nasta"
"""The query parameter that carries the page somebody wanted."""

LONGEST: Final = 1000
_OWN_PAGE: Final = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")


def safe_next(text: str | None) -> str:
    """Give the page to go to: the text when it is a path of this site, else the start page."""
    return text if text and len(text) <= LONGEST and _OWN_PAGE.fullmatch(text) else "/"


def sign_in_address(wanted: str) -> str:
    """Give the address of the sign-in page that leads on to the wanted one."""
    onward = safe_next(wanted)
    return SIGN_IN if onward == "/" else f"{SIGN_IN}?{NEXT}={quote(onward, safe='/')}"
