"""Which stored hashes a node of the binary tree is made of.

The log keeps the hash of every leaf and of every full subtree of 256, 65,536 … leaves:
the levels of C2SP tlog-tiles. Any other full node lies at most seven steps above one of those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import check_hash, node_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

BITS_PER_LEVEL: Final = 8
"""Binary levels between two stored levels: a tile is 2^8 hashes wide (C2SP tlog-tiles)."""


class StoredRange(NamedTuple):
    """`width` stored hashes from index `first`: leaves at level 0, subtrees of 256^level above."""

    stored_level: int
    first: int
    width: int


def leaves_needed(level: int, index: int) -> StoredRange:
    """Tell which stored hashes make up node (level, index) of the binary tree.

    Whether the log is large enough to have the node is not checked.
    """
    stored_level, steps = divmod(level, BITS_PER_LEVEL)
    return StoredRange(stored_level, index << steps, 1 << steps)


def combine(hashes: Sequence[bytes]) -> bytes:
    """Hash 1, 2, 4 … 128 neighbouring stored hashes into the node above them.

    Raises VerificationError where their number is not a power of two: one is missing.
    """
    if len(hashes).bit_count() != 1:
        message = f"En nod kan inte byggas av {len(hashes)} lagrade kontrollsummor."
        raise VerificationError(message)
    for stored in hashes:
        check_hash(stored, "En lagrad nod")
    nodes = list(hashes)
    while len(nodes) > 1:
        nodes = [node_hash(*pair) for pair in zip(nodes[::2], nodes[1::2], strict=True)]
    return nodes[0]
