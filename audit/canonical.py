"""The one way bytes are made of values: JSON in RFC 8785 form, within the limits of entry format 1.

Keys are ASCII, so sorting by code point equals RFC 8785's sorting by UTF-16 unit.
Numbers are integers with |n| < 2^53, so RFC 8785's number rules never come into play.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any, NoReturn

MAX_INTEGER = 2**53 - 1
TYPE_ERROR = "only objects, arrays, strings, integers and booleans have a place here, not {}"
# Built once: json.dumps builds an encoder at every call that is not in its default form.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
# A key beyond ASCII: a string right before a colon. What only looks like one is looked at again.
_STRANGE_KEY = re.compile(r'"[^"]*[^\x00-\x7f"][^"]*":')


class NotCanonicalError(ValueError):
    """The value or the bytes have no place in entry format 1."""


def canonical_bytes(value: object) -> bytes:
    """Write a value in RFC 8785 form (UTF-8).

    Raises NotCanonicalError for floats, None, large integers, non-ASCII keys, NUL,
    lone surrogates and text that is not in NFC.
    """
    _check(value)
    return _ENCODER.encode(value).encode()


def canonical_bytes_of_plain(value: object) -> bytes:
    """Write a value whose types and integers `audit.codec.plain` has vouched for.

    Same bytes and same refusals as `canonical_bytes`, but it looks at the text as a whole
    instead of at each value in it.
    """
    text = _ENCODER.encode(value)
    if "\\u0000" in text or (not text.isascii() and _STRANGE_KEY.search(text)):
        _check(value)
    _check_text(text)
    return text.encode()


def parse_canonical(data: bytes | str) -> Any:
    """Read bytes back; raises NotCanonicalError unless they are exactly the canonical form."""
    try:
        text = data.decode() if isinstance(data, bytes) else data
        value = json.loads(
            text,
            parse_int=checked_integer,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
        again = canonical_bytes(value) if "null" in text else canonical_bytes_of_plain(value)
    except (ValueError, RecursionError) as error:
        message = "the bytes are not canonical JSON"
        raise NotCanonicalError(message) from error
    if again.decode() != text:
        message = "the bytes are JSON but not in canonical form"
        raise NotCanonicalError(message)
    return value


def checked_integer(value: int | str) -> int:
    """Give an integer that has a place in JSON; raises NotCanonicalError for |n| ≥ 2^53."""
    number = int(value)
    if abs(number) > MAX_INTEGER:
        raise NotCanonicalError("the integer is larger than 2^53 - 1")
    return number


def _refuse_number(_: str) -> NoReturn:
    raise NotCanonicalError(TYPE_ERROR.format("float"))


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
    else:
        checked_integer(value)


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise NotCanonicalError("text may not hold NUL")
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonicalError("text may not hold lone surrogates") from error
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonicalError("text must be in NFC")


def _check_key(key: object) -> None:
    if not (isinstance(key, str) and key.isascii() and "\x00" not in key):
        raise NotCanonicalError("keys are ASCII text")
