"""Tokens, codes and ids: the same from the same form, and nothing to be guessed."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.reporting.attempts import ReportingAttempts
from api.reporting.derived import (
    is_token,
    new_token,
    of_code,
    of_token,
    read_code,
    salt_of,
    shown,
)
from api.reporting.qr import qr_svg
from api.reporting.sender import Sender, opened, sealed

KEY, OTHER = b"k" * 32, b"o" * 32
SENDER = Sender(UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"), "Åsa Öst")


def test_a_form_always_leads_to_the_same_report() -> None:
    """Report, reporter and code follow from the token, and the first two from the code alone."""
    token = new_token()
    own = of_token(KEY, token)

    assert is_token(token)
    assert own == of_token(KEY, token) == of_code(KEY, own.code)
    assert own.rapport.version == own.rapportor.version == 4
    assert own.rapport != own.rapportor


def test_nothing_follows_without_the_key() -> None:
    """Under another key the same token and code lead elsewhere."""
    own = of_token(KEY, "t" * 32)

    assert of_token(OTHER, "t" * 32).code != own.code
    assert of_code(OTHER, own.code).rapport != own.rapport
    assert salt_of(OTHER, own.code, {"text": "A"}) != salt_of(KEY, own.code, {"text": "A"})


@given(st.text(alphabet="ABCdef_-0123456789", min_size=32, max_size=32))
def test_a_code_has_eighty_bits_and_is_read_back(token: str) -> None:
    """Sixteen characters of five bits each, in groups of four, however they are typed."""
    code = of_token(KEY, token).code
    typed = shown(code).lower().replace("0", "o").replace("1", "l").replace("-", " – ")

    assert len(code) * 5 == 80
    assert not set(code) & set("ILOU")
    assert read_code(shown(code)) == read_code(typed) == code


@pytest.mark.parametrize("text", ["", "ABCD", "A" * 17, "U" * 16, "Å" * 16, "\x00" * 16])
def test_what_is_no_code_is_none(text: str) -> None:
    """Another length or another character is no code."""
    assert read_code(text) is None


def test_salts_differ_with_every_word() -> None:
    """The same words of the same report have one salt, others another."""
    salts = {salt_of(KEY, code, {"text": text}) for code in "AB" for text in ("x", "y")}

    assert len(salts) == 4
    assert {len(one) for one in salts} == {16}


def test_an_account_is_sealed_for_one_form() -> None:
    """Opened with the form's own token it is the same; otherwise it is nobody."""
    token, text = new_token(), ""
    text = sealed(KEY, SENDER, token)

    assert opened(KEY, text, token) == SENDER
    assert opened(KEY, text, new_token()) is None
    assert opened(OTHER, text, token) is None
    assert opened(KEY, "duva", token) is None
    assert SENDER.konto.hex not in text


def test_five_wrong_codes_an_hour() -> None:
    """The sixth try from an address waits; another address does not."""
    attempts = ReportingAttempts()
    for _ in range(5):
        assert attempts.may_try_code("a")
        attempts.note_wrong_code("a")

    assert not attempts.may_try_code("a")
    assert attempts.may_try_code("b")


def test_a_qr_code_is_a_drawing_and_nothing_else() -> None:
    """It has no script, no style and no size of its own, and differs with the address."""
    drawn = qr_svg("https://liggare.example/rapportera/prov?enhet=e1")

    assert drawn.startswith("<svg")
    assert not [word for word in ("script", "style=", "width=", "<?xml") if word in drawn]
    assert drawn != qr_svg("https://liggare.example/rapportera/prov?enhet=e2")
