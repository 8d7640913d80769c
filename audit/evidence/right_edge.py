"""The right edge of the tree: all that must be kept to append leaves (a compact range).

A tree of n leaves is a row of full subtrees, one for each bit set in n, largest first
(RFC 6962 section 2.1; RFC 9162 section 2.1).
Their hashes are enough to append and to give the root.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import EMPTY_ROOT, HASH_SIZE, NODE_PREFIX, check_hash, check_size
from audit.evidence.ranges import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_LENGTH = {HASH_SIZE}


@dataclass(frozen=True, slots=True)
class Subtree:
    """A full subtree of 256^level leaves (C2SP tlog-tiles); `index` counts from 0 in its level."""

    level: int
    index: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class RightEdge:
    """The full subtrees of a tree of `size` leaves, largest first.

    It says nothing of whether the leaves were right: compare `root()` with a signed checkpoint.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a number of hashes that does not belong to the size."""
        check_size(self.size, "Trädets storlek")
        if len(self.hashes) != self.size.bit_count():
            message = (
                f"Trädets högerkant har {len(self.hashes)} kontrollsummor, "
                f"men storleken {self.size} kräver {self.size.bit_count()}."
            )
            raise VerificationError(message)

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> RightEdge:
        """Read what `to_bytes` wrote; raises VerificationError where the length does not fit."""
        if len(data) % HASH_SIZE:
            message = f"Trädets högerkant är {len(data)} byte, inte en multipel av {HASH_SIZE}."
            raise VerificationError(message)
        cut = range(0, len(data), HASH_SIZE)
        return cls(size, tuple(bytes(data[at : at + HASH_SIZE]) for at in cut))

    def to_bytes(self) -> bytes:
        """Write the hashes one after the other, largest subtree first."""
        return b"".join(self.hashes)

    def root(self) -> bytes:
        """Give the root over all leaves (RFC 9162 section 2.1.1)."""
        return fold(self.hashes) if self.hashes else EMPTY_ROOT

    def extend(self, leaf_hashes: Sequence[bytes]) -> tuple[RightEdge, list[Subtree]]:
        """Append leaves; give the new edge and every 256-ary subtree that became full.

        The subtrees come lowest level first, in order within a level.
        Raises VerificationError where a leaf hash is not 32 bytes.
        """
        if leaf_hashes and set(map(len, leaf_hashes)) != _ONE_LENGTH:
            for leaf in leaf_hashes:
                check_hash(leaf, "Ett löv")
        waiting = list(self.hashes)  # the smallest subtree is last: the next one to be paired
        left_over: list[bytes] = []
        subtrees: list[Subtree] = []
        nodes: Sequence[bytes] = leaf_hashes
        first = self.size  # the index of nodes[0] among the nodes of its level
        level = 0
        # One level of the tree at a time: the work on each leaf is then one list comprehension.
        while nodes:
            if level and not level & 7:
                numbered = enumerate(nodes, first)
                subtrees += [Subtree(level >> 3, index, node) for index, node in numbered]
            if first & 1:
                nodes = [waiting.pop(), *nodes]
            if len(nodes) & 1:
                left_over.append(nodes[-1])
            nodes = _parents(nodes)
            first >>= 1
            level += 1
        edge = (*waiting, *reversed(left_over))
        return RightEdge(self.size + len(leaf_hashes), edge), subtrees


def _parents(nodes: Sequence[bytes]) -> list[bytes]:
    """Hash neighbours in pairs, leaving out a last one without a partner."""
    # `node_hash` written out: a call for each node costs a fifth of the whole.
    prefix = NODE_PREFIX
    return [
        sha256(prefix + left + right).digest()
        for left, right in zip(nodes[::2], nodes[1::2], strict=False)
    ]
