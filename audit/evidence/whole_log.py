"""The whole-log check as pure functions over hashes and notes: every root, subtree and checkpoint.

The tree is walked from the left (RFC 9162 section 2.1), so that memory does not grow with the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from audit.evidence.checkpoint import Checkpoint, parse_and_verify
from audit.evidence.errors import VerificationError
from audit.evidence.note_keys import Verifier
from audit.evidence.right_edge import RightEdge, Subtree
from audit.evidence.signed_note import Note

FAN_OUT: Final = 256
"""Children of a stored subtree (C2SP tlog-tiles)."""


@dataclass(slots=True)
class Walk:
    """A walk along the leaves from some size on; `edge` is where it has come."""

    edge: RightEdge = field(default_factory=RightEdge)

    def on(
        self, leaves: Sequence[bytes], sizes: Iterable[int] = ()
    ) -> tuple[dict[int, bytes], list[Subtree]]:
        """Append leaf hashes; give the roots at `sizes` (ascending) and the subtrees now full.

        Sizes that these leaves do not reach, or that were passed before, are left out.
        """
        start, done = self.edge.size, 0
        roots: dict[int, bytes] = {}
        subtrees: list[Subtree] = []
        for size in sizes:
            if done < size - start <= len(leaves):
                subtrees += self._extend(leaves[done : size - start])
                roots[size] = self.edge.root()
                done = size - start
        return roots, subtrees + self._extend(leaves[done:])

    def _extend(self, leaves: Sequence[bytes]) -> list[Subtree]:
        self.edge, subtrees = self.edge.extend(leaves)
        return subtrees


def span_of(level: int, index: int) -> tuple[int, int]:
    """Give the first and last position (from 1) under a stored subtree."""
    width: int = FAN_OUT**level
    return index * width + 1, (index + 1) * width


def read_checkpoint(note: str, verifier: Verifier, origin: str) -> Checkpoint:
    """Verify a stored note in its one spelling; raises VerificationError."""
    checkpoint = parse_and_verify(note, verifier, origin)
    _ = checkpoint.previous
    # Only our signature has a place here: a line that nobody verifies could hold anything.
    if len(Note.parse(note).signatures) != 1:
        raise VerificationError("Kontrollstämpeln håller inte: den har fler signaturer än loggens.")
    return checkpoint
