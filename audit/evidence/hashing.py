"""The hashes of the Merkle tree: RFC 6962 section 2.1, RFC 9162 section 2.1.1, with SHA-256."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from audit.evidence.errors import VerificationError

HASH_SIZE: Final = 32
"""Bytes in every hash of the tree."""

MAX_SIZE: Final = 2**63 - 1
"""The largest number of leaves this package speaks of: a signed 64-bit integer."""

EMPTY_ROOT: Final = sha256(b"").digest()
"""The root of a tree without leaves: the hash of the empty string (RFC 9162 section 2.1.1)."""

# The prefixes keep a leaf from being passed off as a node (RFC 9162 section 2.1.1, last paragraph).
LEAF_PREFIX: Final = b"\x00"
NODE_PREFIX: Final = b"\x01"


def leaf_hash(entry: bytes) -> bytes:
    """Hash the bytes of one entry as a leaf (RFC 9162 section 2.1.1)."""
    return sha256(LEAF_PREFIX + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbouring nodes into their parent (RFC 9162 section 2.1.1)."""
    return sha256(NODE_PREFIX + left + right).digest()


def check_hash(value: object, what: str) -> None:
    """Refuse a value that is not 32 bytes; `what` is the Swedish name of it in the diagnosis."""
    if not isinstance(value, bytes) or len(value) != HASH_SIZE:
        message = f"{what} är inte en kontrollsumma på {HASH_SIZE} byte."
        raise VerificationError(message)


def check_size(value: object, what: str) -> None:
    """Refuse a number that is not a whole number from 0 to MAX_SIZE; `what` is its Swedish name."""
    if type(value) is not int or not 0 <= value <= MAX_SIZE:
        message = f"{what} är inte ett heltal mellan 0 och 2^63 - 1."
        raise VerificationError(message)
