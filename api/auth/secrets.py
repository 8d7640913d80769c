"""Random secrets of sessions and tokens: made here, given out once, kept only as SHA-256."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import Final

TOKEN_PREFIX: Final = "lgr_"  # noqa: S105 - what every token begins with
"""So that a token that leaked into a file can be found by a search."""

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{43}")


def new_session_id() -> str:
    """Make a session id: 256 random bits."""
    return secrets.token_urlsafe(32)


def new_token() -> str:
    """Make a token for the API: 256 random bits after a prefix."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def session_hash(text: str) -> bytes | None:
    """Give what is kept of a session id; None when the text cannot be one."""
    return _sha256(text) if _SECRET.fullmatch(text) else None


def token_hash(text: str) -> bytes | None:
    """Give what is kept of a token; None when the text cannot be one."""
    return _sha256(text) if _SECRET.fullmatch(text.removeprefix(TOKEN_PREFIX)) else None


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
