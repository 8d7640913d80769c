"""How a run of leaves is cut into full binary subtrees: RFC 6962 section 2.1, RFC 9162 section 2.1.

A node is named by (level, index): level 0 is the leaves, and node (l, i) spans the leaves
from i * 2^l up to, not including, (i + 1) * 2^l.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audit.evidence.hashing import node_hash

if TYPE_CHECKING:
    from collections.abc import Sequence


class LeafRange(NamedTuple):
    """The leaves from `start` up to, not including, `end`."""

    start: int
    end: int

    def split(self) -> tuple[LeafRange, LeafRange]:
        """Cut where the tree does: the left part is the largest power of two below the length."""
        largest = (self.end - self.start - 1).bit_length() - 1
        middle = self.start + (1 << largest)
        return LeafRange(self.start, middle), LeafRange(middle, self.end)

    def nodes(self) -> list[tuple[int, int]]:
        """List the full subtrees that make up the range, largest first.

        The start must be a multiple of the smallest power of two that is not below the length,
        as it is for every range that a proof is made of.
        """
        found = []
        position = self.start
        for level in range((self.end - self.start).bit_length() - 1, -1, -1):
            if (self.end - self.start) >> level & 1:
                found.append((level, position >> level))
                position += 1 << level
        return found


def fold(hashes: Sequence[bytes]) -> bytes:
    """Hash full subtrees, given largest first, into the root over them; at least one is needed."""
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root
