"""What follows from the token of a form: the same report, reporter and code however often it comes.

Derived by HMAC under a key of the nämnd that no table holds; the token itself is kept nowhere.
Nothing here knows of an account.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from audit.canonical import canonical_bytes
from audit.store.keys import blind

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND: Final = "lexsarah.kvitto"
"""The kind of mapping that leads from a code to a reporter."""

CODE_LENGTH: Final = 16
"""Characters of a code: five bits each, 80 in all."""

SALT_BYTES: Final = 16
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{32}")
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_BETWEEN: Final = re.compile(r"[\s\u2010-\u2015-]+")


@dataclass(frozen=True, slots=True)
class Own:
    """What one report has of its own: its id, its reporter's random id, and its code."""

    rapport: UUID
    rapportor: UUID
    code: str


def new_token() -> str:
    """Draw the token of a form: 192 random bits."""
    return secrets.token_urlsafe(24)


def is_token(text: str) -> bool:
    """Tell whether a text has the form of a token."""
    return _TOKEN.fullmatch(text) is not None


def of_token(key: bytes, token: str) -> Own:
    """Give what belongs to the report of a form, by the nämnd's key."""
    return of_code(key, _crockford(blind(key, "kvitto/kod", token)))


def of_code(key: bytes, code: str) -> Own:
    """Give what belongs to a code; whether there is such a report is not asked."""
    rapport = _random_id(blind(key, "kvitto/rapport", code))
    return Own(rapport, _random_id(blind(key, "kvitto/rapportor", code)), code)


def salt_of(key: bytes, code: str, words: Mapping[str, str]) -> bytes:
    """Give the salt under which a receipt binds words: nobody without the key can find it."""
    return blind(key, "kvitto/salt", code, canonical_bytes(dict(words)))[:SALT_BYTES]


def request_key(token: str, what: str) -> str:
    """Give the request key of one act that a form leads to."""
    return f"{what}:{token}"


def shown(code: str) -> str:
    """Write a code in groups of four, as it is read aloud and copied by hand."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def read_code(text: str) -> str | None:
    """Read a code as somebody typed it (Crockford base32: I and L are 1, O is 0); None if none."""
    plain = _BETWEEN.sub("", text).upper().translate(_READ_AS)
    fits = len(plain) == CODE_LENGTH and all(mark in _ALPHABET for mark in plain)
    return plain if fits else None


def _crockford(digest: bytes) -> str:
    number = int.from_bytes(digest[:10], "big")
    places = range(CODE_LENGTH - 1, -1, -1)
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in places)


def _random_id(digest: bytes) -> UUID:
    return UUID(bytes=digest[:16], version=4)
