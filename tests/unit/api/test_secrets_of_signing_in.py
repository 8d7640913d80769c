"""Passwords, session ids, tokens, and how often one may try."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.auth import passwords
from api.auth.attempts import PER_ACCOUNT, PER_ADDRESS, SignInAttempts
from api.auth.errors import TooManyAttemptsError
from api.auth.secrets import new_session_id, new_token, session_hash, token_hash
from audit.errors import InvalidInputError
from tests.support.quick_passwords import OWN, hashing_with

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _as_in_service() -> Iterator[None]:
    """Hash as the service does, and not as quickly as for the other tests."""
    with hashing_with(OWN):
        yield


def test_a_password_fits_only_itself() -> None:
    """A hash is argon2id and accepts the password it was made of, and no other."""
    stored = passwords.hash_password("sju glada hästar")

    assert stored.startswith("$argon2id$")
    assert passwords.verify(stored, "sju glada hästar")
    assert not passwords.verify(stored, "sju glada hastar")


def test_nobody_signs_in_to_an_account_that_does_not_exist() -> None:
    """An unknown account is compared like any other, and never fits."""
    assert not passwords.verify(None, "no account has this password")


def test_a_broken_hash_fits_nothing() -> None:
    """What stands in the database by mistake opens no account."""
    assert not passwords.verify("ingen hash", "ingen hash")


@pytest.mark.parametrize("password", ["för kort", "x" * 257])
def test_a_password_has_a_length(password: str) -> None:
    """A password that is too short to resist or too long to hash is refused when it is set."""
    with pytest.raises(InvalidInputError, match="12 och 256"):
        passwords.hash_password(password)


def test_a_weak_hash_is_made_again() -> None:
    """A hash with weaker parameters than today's is found."""
    weak = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"

    assert passwords.is_outdated(weak)


def test_secrets_are_long_and_differ() -> None:
    """Session ids and tokens carry 256 random bits each."""
    made = {new_session_id() for _ in range(50)} | {new_token()[4:] for _ in range(50)}

    assert len(made) == 100
    assert {len(secret) for secret in made} == {43}


def test_only_hashes_of_whole_secrets_are_looked_up() -> None:
    """What cannot be a session id or a token is never asked of the database."""
    assert len(session_hash(new_session_id()) or b"") == 32
    assert len(token_hash(new_token()) or b"") == 32
    for text in ("", "x", "å" * 43, "a" * 44, "a" * 43 + "\n"):
        assert session_hash(text) is None
        assert token_hash(text) is None


def test_too_many_attempts_at_one_account_are_refused() -> None:
    """The eleventh attempt within a quarter of an hour waits, from whichever address."""
    attempts = SignInAttempts()
    for number in range(PER_ACCOUNT.amount):
        attempts.note("anna", f"192.0.2.{number}")

    with pytest.raises(TooManyAttemptsError) as refused:
        attempts.note("anna", "192.0.2.200")

    assert 0 < refused.value.retry_after <= 900


def test_one_account_that_is_attacked_does_not_stop_another() -> None:
    """Attempts are counted per account."""
    attempts = SignInAttempts()
    for number in range(PER_ACCOUNT.amount):
        attempts.note("anna", f"192.0.2.{number}")

    attempts.note("bo", "192.0.2.200")

    with pytest.raises(TooManyAttemptsError):
        attempts.note("anna", "192.0.2.201")


def test_an_address_that_tries_many_accounts_is_refused() -> None:
    """One address cannot try a few passwords on each of many accounts."""
    attempts = SignInAttempts()
    for number in range(PER_ADDRESS.amount):
        attempts.note(f"konto-{number}", "192.0.2.1")

    with pytest.raises(TooManyAttemptsError):
        attempts.note("konto-till", "192.0.2.1")


def test_signing_in_forgets_the_attempts() -> None:
    """Whoever got in at last may mistype again tomorrow morning."""
    attempts = SignInAttempts()
    for _ in range(PER_ACCOUNT.amount):
        attempts.note("anna", "192.0.2.1")

    attempts.forget("anna")

    attempts.note("anna", "192.0.2.1")
