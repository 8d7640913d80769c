"""One pass over a span of a log: entries, tree, contents and keys in step, memory flat."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from psycopg import Connection

from audit.evidence.note_keys import Verifier
from audit.evidence.right_edge import RightEdge
from audit.evidence.whole_log import Walk
from audit.store.checking.contents import ContentsCheck
from audit.store.checking.entries import EntriesCheck, Pairs
from audit.store.checking.keys import KeysCheck, Wrapping
from audit.store.checking.report import TITLES, Progress, Tally
from audit.store.checking.rows import LAST, Reader, Span
from audit.store.checking.tree import Outside, TreeCheck, edge_at
from audit.store.keys import NamndKeys


@dataclass(frozen=True, slots=True)
class Subject:
    """The log that is checked: what it must say of itself, and the keys that its rows need."""

    schema: str
    log: UUID
    origin: str
    constructed: bool
    verifier: Verifier
    keys: NamndKeys
    pairs: Pairs


def nobody_waits(_done: int, _total: int) -> None:
    """Tell nobody how far the check has come."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the work is shared: how they connect and to which moment, how many, and who is told."""

    dsn: str = field(default="", repr=False)
    snapshot: str = ""
    processes: int = 1
    progress: Progress = nobody_waits


@dataclass(slots=True)
class Scanned:
    """What a pass over one span gives; `start` and `end` are the right edges at its ends.

    `seen` counts the rows of entry, facts, sealed, arende_key, mapping, subtree and checkpoint.
    """

    tallies: dict[str, Tally]
    start: RightEdge
    end: RightEdge = field(default_factory=RightEdge)
    broken: bool = False
    first_time: int | None = None
    last_time: int | None = None
    gallrade: dict[UUID, int] = field(default_factory=dict)
    attached: dict[int, UUID] = field(default_factory=dict)
    gone: int = 0
    stamped: int = 0
    seen: tuple[int, ...] = ()


def new_tallies() -> dict[str, Tally]:
    """Give a tally for each check."""
    return {name: Tally(name) for name in TITLES}


def scan(
    connection: Connection[Any],
    subject: Subject,
    span: Span,
    outside: Outside,
    wrapping: Wrapping,
    passed: Callable[[int], None],
) -> Scanned:
    """Check the entries of a span and all that lies beside them; `passed` is told how many.

    Raises VerificationError where the stored subtrees before the span cannot be read.
    """
    reader, tallies = Reader(connection, subject.schema), new_tallies()
    walk = Walk(edge_at(reader, span.size)) if span.size else Walk()
    scanned = Scanned(tallies, walk.edge)
    since = int(reader.rows("newest_checkpoint", size=span.size)[0][0]) if span.size else 0
    entries = EntriesCheck(subject.log, subject.pairs, tallies["log"], span.size + 1)
    tree = TreeCheck(
        reader, span, walk, subject.verifier, subject.origin, outside, since,
        tallies["log"], tallies["checkpoints"], tallies["outside"],
    )  # fmt: skip
    contents = ContentsCheck(reader, tallies["contents"], span)
    keys = KeysCheck(reader, tallies["keys"], span, subject.keys, wrapping)
    with closing(reader), closing(tree), closing(contents), closing(keys):
        _pass_over(reader, span, entries, tree, contents, keys, passed)
        if span.last != LAST:
            entries.demand_up_to(span.last + 1)
        for part, name in ((tree, "checkpoints"), (contents, "contents"), (keys, "keys")):
            with tallies[name].timed():
                part.finish()
    scanned.end, scanned.broken, scanned.stamped = walk.edge, entries.broken, tree.stamped
    scanned.first_time, scanned.last_time = entries.first_time, entries.last_time
    scanned.gallrade, scanned.gone = entries.gallrade, keys.gone
    scanned.attached = entries.attached
    scanned.seen = (
        tallies["log"].rows, contents.facts_seen, contents.sealed.count, keys.keys.count,
        keys.mappings.count, tree.subtrees_seen, tree.notes.count,
    )  # fmt: skip
    return scanned


def _pass_over(
    reader: Reader,
    span: Span,
    entries: EntriesCheck,
    tree: TreeCheck,
    contents: ContentsCheck,
    keys: KeysCheck,
    passed: Callable[[int], None],
) -> None:
    stretches, after = reader.entries(span), span.after
    while True:
        with entries.tally.timed():
            rows = next(stretches, None)
            if rows is None:
                return
            last = rows[-1][0]
            stored = partial(reader.rows, "columns", after=after, last=last)
            read = entries.check(rows, stored)
            after = last
        tree.check(read, last)
        with contents.tally.timed():
            contents.check(read, last)
        with keys.tally.timed():
            keys.check(read, last)
        passed(len(rows))
