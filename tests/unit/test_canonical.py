"""Canonical bytes are RFC 8785 within entry format 1, judged by another implementation."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from audit.canonical import MAX_INTEGER, NotCanonicalError, canonical_bytes, parse_canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")).map(
    lambda text: unicodedata.normalize("NFC", text)
)
KEYS = st.text(st.characters(min_codepoint=1, max_codepoint=127))
PLAIN = st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXT
VALUES: st.SearchStrategy[Any] = st.recursive(
    PLAIN, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20
)
"""Everything that entry format 1 has a place for."""

MISFITS = [
    1.0,
    0.5,
    float("nan"),
    None,
    b"bytes",
    {1, 2},
    MAX_INTEGER + 1,
    -MAX_INTEGER - 1,
    "NUL \x00",
    "\ud800",
    "å \udfff",
    "å \x00",
    "A\u030a",
    "\u1100\u1161",
]


@given(VALUES)
def test_bytes_are_those_of_rfc_8785(value: Any) -> None:
    """For every value that has a place, another implementation writes the same bytes."""
    assert canonical_bytes(value) == rfc8785.dumps(value)


@given(VALUES)
def test_what_is_written_can_be_read_back(value: Any) -> None:
    """Reading the bytes gives the value again."""
    assert parse_canonical(canonical_bytes(value)) == value


@given(VALUES)
def test_another_spelling_of_the_same_json_is_refused(value: Any) -> None:
    """Bytes that mean the same but are spelled otherwise are not canonical."""
    spelled = json.dumps(value, indent=1).encode() + b"\n"

    with pytest.raises(NotCanonicalError):
        parse_canonical(spelled)


@pytest.mark.parametrize("misfit", MISFITS, ids=ascii)
def test_what_has_no_place_is_refused_wherever_it_stands(misfit: object) -> None:
    """Floats, None, large integers, NUL, lone surrogates and text outside NFC are refused."""
    for value in (misfit, [misfit], {"a": {"b": (misfit,)}}):
        with pytest.raises(NotCanonicalError):
            canonical_bytes(value)


@pytest.mark.parametrize("key", ["å", "a\x00", 1, None, "\ud800"], ids=ascii)
def test_a_key_is_ascii_text(key: object) -> None:
    """Keys are ASCII, so that sorting by code point equals sorting by UTF-16 unit."""
    with pytest.raises(NotCanonicalError):
        canonical_bytes({key: 1})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"NaN",
        b"1.0",
        b"1e3",
        b"-0",
        b"null",
        b'{"a":null}',
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b'{"a": 1}',
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud800"',
        b'"A\xcc\x8a"',
        b"9007199254740992",
        b"[" * 100_000,
    ],
    ids=lambda data: ascii(data)[:20],
)
def test_bytes_that_are_not_exactly_canonical_are_refused(data: bytes) -> None:
    """Doubled keys, other orders, spaces, escapes and numbers are refused, never repaired."""
    with pytest.raises(NotCanonicalError):
        parse_canonical(data)


def test_text_is_read_as_its_utf_8() -> None:
    """Text and its bytes are read alike."""
    assert parse_canonical('{"a":"å"}') == parse_canonical('{"a":"å"}'.encode()) == {"a": "å"}


@pytest.mark.parametrize(
    "text",
    ["1.5", "[1.5]", '{"a":1.5}', '{"a":[1,2e3]}', '{"a":-1E3}', '{"a":9007199254740992}', "[-0]"],
)
def test_a_number_with_no_place_is_refused_wherever_it_stands(text: str) -> None:
    """A fraction, an exponent and more than 2^53 - 1 are found, alone and within."""
    with pytest.raises(NotCanonicalError):
        parse_canonical(text)


@pytest.mark.parametrize(
    "value", [[MAX_INTEGER, -MAX_INTEGER], {"a": "1,5.2 [3.5 :4e5"}, {"a": "08:30:00.123Z"}]
)
def test_what_only_looks_like_such_a_number_is_read(value: Any) -> None:
    """Times, decimals in a text and the largest integers come back as they were written."""
    assert parse_canonical(canonical_bytes(value)) == value
