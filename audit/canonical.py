"""The one way bytes are made of values: JSON in RFC 8785 form, within the limits of entry format 1.

Keys are ASCII, so sorting by code point equals RFC 8785's sorting by UTF-16 unit.
Numbers are integers with |n| < 2^53, so RFC 8785's number rules never come into play.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any, NoReturn

import orjson

MAX_INTEGER = 2**53 - 1
TYPE_ERROR = "only objects, arrays, strings, integers and booleans have a place here, not {}"
# A key beyond ASCII: a string right before a colon. What only looks like one is looked at again.
_STRANGE_KEY = re.compile(r'"[^"]*[^\x00-\x7f"][^"]*":')
# A number that is no small integer: one with a fraction or an exponent, or of sixteen digits. What
# only looks like one, within a text, is looked at again. Anything else odd does not come back the
# same when it is written anew.
_ODD_NUMBER = re.compile(r"[:\[,](?<!\d:)-?\d+(?:[.eE]|(?<=\d{16}))")


class NotCanonicalError(ValueError):
    """The value or the bytes have no place in entry format 1."""


def canonical_bytes(value: object) -> bytes:
    """Write a value in RFC 8785 form (UTF-8).

    Raises NotCanonicalError for floats, None, large integers, non-ASCII keys, NUL,
    lone surrogates and text that is not in NFC.
    """
    _check(value)
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def canonical_bytes_of_plain(value: object) -> bytes:
    """Write a value whose types, integers and keys `audit.codec.plain` has vouched for.

    Same bytes and same refusals as `canonical_bytes`, but it looks at the text as a whole
    instead of at each value in it.
    """
    try:
        data = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError as error:
        raise NotCanonicalError("text may not hold lone surrogates") from error
    if b"\\u0000" in data:
        _check(value)
    if not data.isascii():
        _check_text(data.decode())
    return data


def parse_canonical(data: bytes | str) -> Any:
    """Read bytes back; raises NotCanonicalError unless they are exactly the canonical form."""
    try:
        text = data.decode() if isinstance(data, bytes) else data
        plain = text[:1] in ("{", "[") and not _ODD_NUMBER.search(text)
        value = orjson.loads(text) if plain else _slowly(text)
        doubtful = "null" in text or (not text.isascii() and _STRANGE_KEY.search(text))
        again = canonical_bytes(value) if doubtful else canonical_bytes_of_plain(value)
    except (ValueError, RecursionError) as error:
        message = "the bytes are not canonical JSON"
        raise NotCanonicalError(message) from error
    if again.decode() != text:
        message = "the bytes are JSON but not in canonical form"
        raise NotCanonicalError(message)
    return value


def _slowly(text: str) -> Any:
    """Read JSON with a look at every number in it."""
    return json.loads(
        text,
        parse_int=checked_integer,
        parse_float=_refuse_number,
        parse_constant=_refuse_number,
    )


def checked_integer(value: int | str) -> int:
    """Give an integer that has a place in JSON; raises NotCanonicalError for |n| ≥ 2^53."""
    number = int(value)
    if abs(number) > MAX_INTEGER:
        raise NotCanonicalError("the integer is larger than 2^53 - 1")
    return number


def _refuse_number(_: str) -> NoReturn:
    raise NotCanonicalError(TYPE_ERROR.format("float"))


def can_be_stored(text: str) -> bool:
    """Tell whether entry format 1 can hold a text: no NUL, no lone surrogates, in NFC."""
    try:
        _check_text(text)
    except NotCanonicalError:
        return False
    return True


def _check(value: object) -> None:
    """Refuse what RFC 8785 would allow but entry format 1 does not."""
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            checked_key(key)
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


def checked_key(key: object) -> str:
    """Give a key that has a place in an object; raises NotCanonicalError for any but ASCII text."""
    if not (isinstance(key, str) and key.isascii() and "\x00" not in key):
        raise NotCanonicalError("keys are ASCII text")
    return key
