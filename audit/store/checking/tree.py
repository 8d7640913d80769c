"""The check of the tree: stored subtrees, checkpoints inside and outside, the head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from audit.evidence.checkpoint import Checkpoint
from audit.evidence.errors import VerificationError
from audit.evidence.note_keys import Verifier
from audit.evidence.ranges import LeafRange
from audit.evidence.right_edge import RightEdge, Subtree
from audit.evidence.stored_nodes import combine, leaves_needed
from audit.evidence.whole_log import Walk, read_checkpoint, span_of
from audit.store.checking.entries import Read
from audit.store.checking.entry import EPOCH
from audit.store.checking.report import Tally
from audit.store.checking.rows import InStep, Reader, Span

WRONG_ROOT = "Posterna stämmer inte med kontrollstämpeln vid {}."
Outside = Mapping[int, Sequence[Checkpoint]]
"""Verified checkpoints from outside the database, by size."""


@dataclass(slots=True)
class TreeCheck:
    """Walks the tree in step with the entries of a span and compares what is stored of it.

    `since` is the newest size before the span at which a checkpoint stands.
    """

    reader: Reader
    span: Span
    walk: Walk
    verifier: Verifier
    origin: str
    outside: Outside
    since: int
    log: Tally
    checkpoints: Tally
    outsides: Tally
    notes: InStep = field(init=False)
    previous: int = field(init=False)
    agreed: dict[str, int] = field(default_factory=dict)
    disagreed: set[str] = field(default_factory=set)
    subtrees_seen: int = 0
    stamped: int = 0

    def __post_init__(self) -> None:
        """Open what is read in step."""
        self.notes = InStep(self.reader, "checkpoints", self.span)
        self.previous = self.stamped = self.since
        self.agreed = {"checkpoints": self.since, "outside": self.since}

    def check(self, read: Read, last: int) -> None:
        """Walk over the entries just read and compare what is stored of the tree up to there."""
        notes = self.notes.up_to(last)
        first = self.walk.edge.size
        outside = [size for size in self.outside if first < size <= first + len(read.leaves)]
        sizes = sorted({row[0] for row in notes}.union(outside))
        with self.log.timed():
            roots, subtrees = self.walk.on(read.leaves, sizes)
            self._compare_subtrees(subtrees)
        times = dict(zip(read.positions, read.times, strict=True))
        with self.checkpoints.timed():
            for size, note in notes:
                self._check_note(size, note, roots.get(size), times.get(size))
        with self.outsides.timed():
            for size in sorted(outside):
                self._check_outside(size, roots.get(size))

    def finish(self) -> None:
        """Report checkpoints after the last entry; with `check` first called for every entry."""
        for size, note in self.notes.up_to(self.span.last):
            self._check_note(size, note, None, None)
            what = f"En kontrollstämpel gäller {size} poster, men så många har loggen inte."
            self.checkpoints.find(self.walk.edge.size + 1, what)

    def close(self) -> None:
        """Let go of what is read in step."""
        self.notes.close()

    def _compare_subtrees(self, subtrees: Iterable[Subtree]) -> None:
        by_level: dict[int, list[Subtree]] = {}
        for tree in subtrees:
            by_level.setdefault(tree.level, []).append(tree)
        for level, trees in by_level.items():
            first, until = trees[0].index, trees[-1].index + 1
            rows = self.reader.rows("subtrees", level=level, first=first, until=until)
            self.subtrees_seen += len(rows)
            stored: dict[int, list[bytes]] = {}
            for index, value in rows:
                stored.setdefault(index, []).append(value)
            for tree in trees:
                if stored.get(tree.index) != [tree.hash]:
                    lacks = tree.index not in stored
                    what = (
                        f"Delträd {tree.index} på nivå {level} {'saknas' if lacks else 'är fel'}."
                    )
                    self.log.find(
                        span_of(level, tree.index)[0], what, span_of(level, tree.index)[1]
                    )

    def _check_note(self, size: int, note: str, root: bytes | None, time: int | None) -> None:
        self.checkpoints.rows += 1
        previous, self.previous = self.previous, size
        self.stamped = max(self.stamped, size)
        try:
            checkpoint = read_checkpoint(note, self.verifier, self.origin)
        except (VerificationError, AttributeError) as error:
            told = getattr(error, "diagnosis", "Kontrollstämpeln saknas.")
            self.checkpoints.find(size, told)
            return
        if checkpoint.size != size:
            # Moved up from its own place, where it now lacks, or a copy of one that is still there.
            moved = previous < checkpoint.size < size
            what = "Kontrollstämpeln gäller en annan storlek än den är lagrad under."
            self.checkpoints.find(checkpoint.size if moved else size, what)
            return
        self._compare_note(checkpoint, previous, root, moment(time))

    def _compare_note(
        self, checkpoint: Checkpoint, previous: int, root: bytes | None, time: datetime | None
    ) -> None:
        size = checkpoint.size
        if checkpoint.previous != previous:
            # Either the one it names is not there, or the one before it should not be.
            what = "En kontrollstämpel saknas här, eller har lagts till."
            self.checkpoints.find(max(checkpoint.previous or 0, previous), what)
        if time is not None and checkpoint.recorded_at != time:
            self.checkpoints.find(size, "Kontrollstämpelns tid är inte postens.")
        if root is not None:
            self._compare(self.checkpoints, size, root == checkpoint.root)

    def _check_outside(self, size: int, root: bytes | None) -> None:
        for checkpoint in self.outside[size]:
            self.outsides.rows += 1
            if root is not None:
                self._compare(self.outsides, size, root == checkpoint.root)

    def _compare(self, tally: Tally, size: int, agrees: bool) -> None:  # noqa: FBT001
        """Report the first root that differs: what lies between it and the last that agreed."""
        if agrees:
            self.agreed[tally.name] = size
        elif tally.name not in self.disagreed:
            self.disagreed.add(tally.name)
            tally.find(self.agreed[tally.name] + 1, WRONG_ROOT.format(size), size)


def moment(micros: int | None) -> datetime | None:
    """Give a time from microseconds since 2000."""
    return None if micros is None else EPOCH + timedelta(microseconds=micros)


def edge_at(reader: Reader, size: int) -> RightEdge:
    """Give the right edge at a size from stored subtrees; it is compared with the walk up to there.

    Raises VerificationError where a subtree lacks or has no form.
    """
    hashes = []
    for node in LeafRange(0, size).nodes():
        level, first, width = leaves_needed(*node)
        rows = reader.rows("subtrees", level=level, first=first, until=first + width)
        hashes.append(combine([value for _, value in rows]))
    return RightEdge(size, tuple(hashes))


def check_head(reader: Reader, edge: RightEdge, last_time: int | None, tally: Tally) -> None:
    """Compare the head with the log as recomputed."""
    rows: list[Any] = reader.rows("heads")
    if len(rows) != 1:
        tally.find(None, f"Loggen har {len(rows)} huvudrader.")
        return
    only_row, size, recorded_at, stored_edge = rows[0]
    time = None if last_time is None else last_time.to_bytes(8, "big", signed=True)
    pairs = (
        ("storlek", size, edge.size),
        ("tid", recorded_at, time),
        ("högerkant", stored_edge, edge.to_bytes()),
        ("markering", only_row, True),
    )
    if size is not None and size > edge.size:
        many = f"Löpnummer {edge.size + 1}–{size} saknas, enligt huvudraden."
        tally.find(edge.size + 1, many)
    for name, stored, recomputed in pairs:
        if stored != recomputed:
            tally.find(None, f"Huvudradens {name} stämmer inte med posterna.")
