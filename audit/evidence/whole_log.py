"""The whole-log check as pure functions over hashes: every root, every stored subtree, every chain.

A log is read in stretches that begin at multiples of 256 leaves and may be read side by side;
the roots over all of it are then found from what the stretches give (RFC 9162 section 2.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from audit.evidence.right_edge import RightEdge, Subtree

BLOCK: Final = 256
"""Leaves in the smallest subtree that is stored (C2SP tlog-tiles)."""


@dataclass(slots=True)
class Stretch:
    """Leaves read in order from index `first`, a multiple of 256, folded into blocks.

    `tails` holds, for each wanted size, the subtrees between the last full block and that size.
    Memory grows by 32 bytes for 256 leaves.
    """

    first: int = 0
    blocks: list[bytes] = field(default_factory=list)
    tails: dict[int, tuple[bytes, ...]] = field(default_factory=dict)
    edge: RightEdge = RightEdge()

    def add(self, leaves: Sequence[bytes], wanted: Iterable[int] = ()) -> None:
        """Append leaf hashes; `wanted` names, ascending, the sizes among them to give roots for."""
        start, done = self.first + self.edge.size, 0
        for size in wanted:
            self._extend(leaves[done : size - start])
            done = size - start
            odd = (self.edge.size % BLOCK).bit_count()
            self.tails[size] = self.edge.hashes[len(self.edge.hashes) - odd :]
        self._extend(leaves[done:])

    def _extend(self, leaves: Sequence[bytes]) -> None:
        self.edge, subtrees = self.edge.extend(leaves)
        # Higher subtrees count from this stretch's own first leaf and mean nothing in the whole.
        self.blocks += [tree.hash for tree in subtrees if tree.level == 1]


def edges(stretches: Sequence[Stretch], sizes: Iterable[int]) -> Iterator[RightEdge]:
    """Give the right edge of the log at each of the sizes, ascending, that the stretches hold.

    Every size must have been wanted when its stretch was read, or be a multiple of 256 within it.
    """
    blocks = [block for stretch in stretches for block in stretch.blocks]
    tails = {size: tail for stretch in stretches for size, tail in stretch.tails.items()}
    whole, done = RightEdge(), 0
    for size in sizes:
        full = size // BLOCK
        whole, _ = whole.extend(blocks[done:full])
        done = full
        yield RightEdge(size, (*whole.hashes, *tails.get(size, ())))


def stored_subtrees(stretches: Sequence[Stretch]) -> list[Subtree]:
    """Give every subtree that the log must have stored, lowest level first, in order within it."""
    blocks = [block for stretch in stretches for block in stretch.blocks]
    _, above = RightEdge().extend(blocks)
    lowest = [Subtree(1, index, block) for index, block in enumerate(blocks)]
    return lowest + [Subtree(tree.level + 1, tree.index, tree.hash) for tree in above]


def span_of(level: int, index: int) -> tuple[int, int]:
    """Give the first and last position (from 1) under a stored subtree."""
    width: int = BLOCK**level
    return index * width + 1, (index + 1) * width
