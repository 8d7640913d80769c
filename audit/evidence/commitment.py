"""Commitments: what an entry says of contents that lie beside it and can be forgotten.

SHA-256 (FIPS 180-4) over a secret and the content: the hash binds, and once the secret is gone
nobody can find the content by guessing. A salt belongs to one content and is never used again.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from audit.evidence.errors import VerificationError

SALT_SIZE: Final = 16
"""Random bytes before the committed facts or mapping."""

KEY_SIZE: Final = 32
"""Bytes of a data key (AES-256)."""

TAG_SIZE: Final = 16
"""Bytes of an AES-GCM tag: no ciphertext is shorter."""

# Different beginnings keep one kind of commitment from being passed off as another.
_KEY_PREFIX: Final = b"liggare/key/1"
_MAPPING_PREFIX: Final = b"liggare/mapping/1"


def facts_commitment(salt: bytes, canonical_facts: bytes) -> bytes:
    """Commit to facts in canonical form: SHA-256(16-byte salt, facts)."""
    _check_length(salt, SALT_SIZE, "Saltet")
    _check_content(canonical_facts)
    return sha256(salt + canonical_facts).digest()


def mapping_commitment(salt: bytes, canonical: bytes) -> bytes:
    """Commit to a row of a deletable mapping: SHA-256("liggare/mapping/1", 16-byte salt, row)."""
    _check_length(salt, SALT_SIZE, "Saltet")
    _check_content(canonical)
    return sha256(_MAPPING_PREFIX + salt + canonical).digest()


def mapping_commitments(rows: Iterable[tuple[bytes, bytes]]) -> list[str]:
    """Commit to many (salt, row), like `mapping_commitment`, in hex: for reading a whole log."""
    pairs = list(rows)
    for salt, canonical in pairs:
        if len(salt) != SALT_SIZE:
            _check_length(salt, SALT_SIZE, "Saltet")
        if not canonical:
            _check_content(canonical)
    return [sha256(_MAPPING_PREFIX + salt + row).hexdigest() for salt, row in pairs]


def key_commitment(key: bytes) -> bytes:
    """Commit to a data key: SHA-256("liggare/key/1", 32-byte key). The key needs no salt."""
    _check_length(key, KEY_SIZE, "Nyckeln")
    return sha256(_KEY_PREFIX + key).digest()


def ciphertext_hash(ciphertext: bytes) -> bytes:
    """Hash sealed words as they are stored: at least a tag of 16 bytes."""
    if len(ciphertext) < TAG_SIZE:
        message = f"En förseglad text är minst {TAG_SIZE} byte."
        raise VerificationError(message)
    return sha256(ciphertext).digest()


def _check_length(value: bytes, size: int, what: str) -> None:
    """Refuse a salt or key of another length: the boundary to what follows would move."""
    if len(value) != size:
        message = f"{what} är {len(value)} byte, inte {size}."
        raise VerificationError(message)


def _check_content(content: bytes) -> None:
    """Refuse to commit to nothing: even facts without fields are two bytes."""
    if not content:
        message = "Det finns inget innehåll att binda."
        raise VerificationError(message)
