"""The one way bytes are made of values: JSON in RFC 8785 form, within the limits of entry format 1.

Keys are ASCII, so sorting by code point equals RFC 8785's sorting by UTF-16 unit.
Numbers are integers with |n| < 2^53, so RFC 8785's number rules never come into play.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

MAX_INTEGER = 2**53 - 1

TYPE_ERROR = "only objects, arrays, strings, integers and booleans have a place here, not {}"


class NotCanonicalError(ValueError):
    """The value or the bytes have no place in entry format 1."""


def canonical_bytes(value: object) -> bytes:
    """Write a value in RFC 8785 form (UTF-8).

    Raises NotCanonicalError for floats, None, large integers, non-ASCII keys, NUL,
    lone surrogates and text that is not in NFC.
    """
    _check(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def parse_canonical(data: bytes | str) -> Any:
    """Read bytes back; raises NotCanonicalError unless they are exactly the canonical form."""
    raw = data.encode() if isinstance(data, str) else data
    try:
        value = json.loads(raw)
        again = canonical_bytes(value)
    except (ValueError, RecursionError) as error:
        message = "the bytes are not canonical JSON"
        raise NotCanonicalError(message) from error
    if again != raw:
        message = "the bytes are JSON but not in canonical form"
        raise NotCanonicalError(message)
    return value


def _check(value: object) -> None:
    """Refuse what RFC 8785 would allow but entry format 1 does not."""
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_key(key)
            _check(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item)
    elif not isinstance(value, int):
        raise NotCanonicalError(TYPE_ERROR.format(type(value).__name__))
    elif abs(value) > MAX_INTEGER:
        raise NotCanonicalError("the integer is larger than 2^53 - 1")


def _check_text(text: str) -> None:
    if text.isascii():
        if "\x00" in text:
            raise NotCanonicalError("text may not hold NUL")
        return
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise NotCanonicalError("text may hold neither NUL nor lone surrogates")
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonicalError("text must be in NFC")


def _check_key(key: object) -> None:
    if not (isinstance(key, str) and key.isascii() and "\x00" not in key):
        raise NotCanonicalError("keys are ASCII text")
