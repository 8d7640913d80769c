"""Passwords: argon2id, compared in the same time whether or not the account exists."""

from __future__ import annotations

import threading
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from audit.errors import FieldProblem, InvalidInputError

SHORTEST: Final = 12
LONGEST: Final = 256

_HASHER: Final = PasswordHasher()
# Each hash takes 64 MiB for a tenth of a second: more at once would let a crowd of guesses
# fill the memory of the service.
_AT_ONCE: Final = threading.BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """Hash a new password; raises InvalidInputError when it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        reason = f"Lösenordet ska ha mellan {SHORTEST} och {LONGEST} tecken."
        raise InvalidInputError((FieldProblem("password", reason),))
    with _AT_ONCE:
        return _HASHER.hash(password)


def verify(stored: str | None, password: str) -> bool:
    """Compare a password with a stored hash; None takes as long and never fits."""
    with _AT_ONCE:
        try:
            _HASHER.verify(stored or _nobody(), password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Tell whether a hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(stored)


@cache
def _nobody() -> str:
    return _HASHER.hash("no account has this password")
