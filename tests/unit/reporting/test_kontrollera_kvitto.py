"""The program of one file: its signatures, its times, its page."""

from __future__ import annotations

import ast
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from api.reporting import kontrollera_kvitto
from api.reporting.kontrollera_kvitto import KvittoError, ed25519, local_time, verify, when
from audit.clock import STOCKHOLM, iso_utc

GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493


@settings(max_examples=20)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100), st.integers(0, 63))
def test_signatures_agree_with_those_of_the_library(seed: bytes, text: bytes, at: int) -> None:
    """What `cryptography` signs is accepted, and refused with a changed byte or another text."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), bytearray(key.sign(text))

    assert ed25519(public, text, bytes(signature))
    assert not ed25519(public, text + b"x", bytes(signature))
    signature[at] ^= 1
    assert not ed25519(public, text, bytes(signature))


def test_a_signature_has_one_spelling() -> None:
    """S and S + L would both fit the equation: only the smaller is accepted (RFC 8032 §5.1.7)."""
    key = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
    public, signature = key.public_key().public_bytes_raw(), key.sign(b"text")
    scalar = int.from_bytes(signature[32:], "little") + GROUP_ORDER
    twin = signature[:32] + scalar.to_bytes(32, "little")

    assert ed25519(public, b"text", signature)
    assert not ed25519(public, b"text", twin)
    assert not ed25519(b"\xff" * 32, b"text", signature)
    assert not ed25519(public[:-1], b"text", signature)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds are bare
def test_local_time_is_that_of_stockholm(moment: datetime) -> None:
    """Summer time is worked out without a table of time zones, and is the same."""
    expected = moment.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H.%M")

    assert local_time(iso_utc(moment)) == expected


@pytest.mark.parametrize(
    ("happened", "text"),
    [
        ({"precision": "unknown"}, "Vet inte"),
        ({"precision": "day", "start": "2026-11-22"}, "2026-11-22"),
        ({"precision": "time", "start": "2026-07-01T21:00:00.000000Z"}, "2026-07-01 23.00"),
        (
            {"precision": "interval", "start": "2026-11-20", "end": "2026-11-22"},
            "2026-11-20 till 2026-11-22",
        ),
    ],
)
def test_when_it_happened_is_written_for_people(happened: dict[str, str], text: str) -> None:
    """A day, a time, between two days, or not known."""
    assert when(happened) == text


@given(st.binary(max_size=200))
def test_what_is_no_receipt_is_refused_and_nothing_worse(data: bytes) -> None:
    """Any bytes at all, alone or where the proof should stand, end in one kind of error."""
    within = (
        b'<script type="application/json" id="bevis">\n' + data + b"\n</script>\n</body>\n</html>\n"
    )

    for one in (data, within, within.replace(data, b'{"format": 1}')):
        with pytest.raises(KvittoError):
            verify(one)


def test_the_program_asks_for_nothing_but_the_standard_library() -> None:
    """It imports nothing of ours and nothing that somebody would have to install."""
    tree = ast.parse(Path(kontrollera_kvitto.__file__).read_text(encoding="utf-8"))
    names = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]

    assert {name.split(".")[0] for name in names} <= {*sys.stdlib_module_names, "__future__"}
