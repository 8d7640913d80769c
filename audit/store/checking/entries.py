"""The check of entries: bytes, columns, leaves, order and time, a stretch of rows at once.

A stretch that is as it must be is compared column by column; one that is not, row by row.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from operator import lt
from typing import Any, NamedTuple
from uuid import UUID

from audit.evidence.hashing import LEAF_PREFIX
from audit.store.checking.entry import (
    HEX,
    HEX_LENGTH,
    Entry,
    Middle,
    Middles,
    WrongEntryError,
    named_hashes,
    read_entry,
)
from audit.store.checking.report import Tally

GALLRING = b"gallring.executed"
ATTACHED = frozenset({b"lexsarah.handling_attached", b"internkontroll.underlag_attached"})
NOBODY = str(UUID(int=0)).encode()
ARENDE = len(b'{"body":{"arende":"')
ARENDE_END = ARENDE + 36
COMMITMENT = ARENDE_END + len(b'","facts_sha256":"')
COMMITMENT_END = COMMITMENT + HEX_LENGTH
Pairs = frozenset[tuple[str, int]]


class Spelled(NamedTuple):
    """One entry with its columns spelled as the bytes begin and end; the time as it is sent."""

    position: int
    recorded_at: bytes
    topic: bytes
    schema: int
    head: bytes
    tail: bytes
    data: bytes
    leaf: bytes


class Row(NamedTuple):
    """One row of the entry table as it is stored; the time as PostgreSQL sends it."""

    position: int
    recorded_at: bytes
    arende: bytes
    version: int
    topic: bytes
    schema: int
    data: bytes
    leaf: bytes


@dataclass(slots=True)
class Read:
    """What the entries of one stretch say of what lies beside them.

    `commitments` holds the hash of the facts and `times` the log's time (microseconds since 2000),
    None where an entry cannot be read. `leaves` ends before the first entry that is missing.
    """

    positions: list[int] = field(default_factory=list)
    arenden: list[bytes] = field(default_factory=list)
    commitments: list[str | None] = field(default_factory=list)
    times: list[int | None] = field(default_factory=list)
    leaves: list[bytes] = field(default_factory=list)
    sealed: dict[int, dict[str, str]] = field(default_factory=dict)
    keys: dict[int, dict[str, str]] = field(default_factory=dict)
    mappings: dict[int, bytes] = field(default_factory=dict)

    def arende_of(self, positions: Iterable[int]) -> dict[int, UUID]:
        """Give the ärenden of some of the positions."""
        known = dict(zip(self.positions, self.arenden, strict=True))
        return {position: UUID(known[position].decode()) for position in positions}


@dataclass(slots=True)
class EntriesCheck:
    """Checks entries in order of position, the next of which must be `next`."""

    log: UUID
    pairs: Pairs
    tally: Tally
    next: int
    broken: bool = False
    first_time: int | None = None
    last_time: int | None = None
    before_last: int | None = None
    gallrade: dict[UUID, int] = field(default_factory=dict)
    attached: dict[int, UUID] = field(default_factory=dict)
    middles: Middles = field(init=False)

    def __post_init__(self) -> None:
        """Prepare to read the log's entries."""
        self.middles = Middles(self.log)

    def check(self, rows: Sequence[Any], columns: Callable[[], Sequence[Any]]) -> Read:
        """Check entries by position; `columns` gives them as stored, where something is wrong.

        Both come as plain tuples, in the order of `Spelled` and of `Row`.
        """
        self.tally.rows += len(rows)
        read = self._at_once(rows)
        if read is None:
            read = self._one_by_one(columns())
        if self.first_time is None:
            self.first_time = next((one for one in read.times if one is not None), None)
        return read

    def _at_once(self, rows: Sequence[Spelled]) -> Read | None:
        """Check whole columns; None where anything at all differs, and then nothing is kept."""
        columns: Any = Spelled._make(zip(*rows, strict=True))
        read = Read(list(columns.position), leaves=list(columns.leaf))
        try:
            if not self._columns_hold(columns) or not self._bytes_hold(columns, read):
                return None
            times = struct.unpack(f">{len(rows)}q", b"".join(columns.recorded_at))
            read.arenden = [head[ARENDE:ARENDE_END] for head in columns.head]
        except (TypeError, struct.error, WrongEntryError):
            # A NULL, or a form that is not known: looked at row by row.
            return None
        if not self._forward(times):
            return None
        self.before_last = times[-2] if len(times) > 1 else self.last_time
        self.last_time, self.next = times[-1], self.next + len(rows)
        read.times = list(times)
        self._note_topics(columns.topic, read.arenden, read.positions)
        return read if not self.broken else replace(read, leaves=[])

    def _columns_hold(self, columns: Any) -> bool:
        """Compare positions, kinds and leaves."""
        leaves = [sha256(LEAF_PREFIX + data).digest() for data in columns.data]
        wanted = range(self.next, self.next + len(leaves))
        written = set(zip(columns.topic, columns.schema, strict=True))
        kinds = {(topic.decode(), schema) for topic, schema in written}
        return (
            leaves == list(columns.leaf)
            and list(columns.position) == list(wanted)
            and self.pairs.issuperset(kinds)
        )

    def _bytes_hold(self, columns: Any, read: Read) -> bool:
        """Compare the bytes with the columns as spelled, and read what only the bytes tell."""
        known, read_middle = self.middles.known, self.middles.read
        commitments: list[bytes] = []
        spelled = zip(columns.data, columns.head, columns.tail, columns.schema, strict=True)
        for number, (data, head, tail, schema) in enumerate(spelled):
            if not (data.startswith(head) and data.endswith(tail)):
                return False
            text = data[COMMITMENT_END : -len(tail)]
            middle = known.get(text) or read_middle(text)
            if middle[0] != schema:
                return False
            if middle[1] or middle[2] or middle[3]:
                _note_middle(read, columns.position[number], middle)
            commitments.append(data[COMMITMENT:COMMITMENT_END])
        joined = b"".join(commitments)
        read.commitments = [*b"\n".join(commitments).decode().split("\n")]
        return not joined.translate(None, HEX) and len(joined) == HEX_LENGTH * len(commitments)

    def _forward(self, stored: Sequence[int]) -> bool:
        after = self.last_time is None or self.last_time < stored[0]
        return after and all(map(lt, stored, stored[1:]))

    def _one_by_one(self, rows: Sequence[Row]) -> Read:
        """Check row by row and say what is wrong with each."""
        read = Read()
        for row in map(Row._make, rows):
            if row.position < self.next:
                self.tally.find(row.position, "Löpnumret finns flera gånger eller är för lågt.")
                continue
            self.demand_up_to(row.position)
            self._check_row(row, read)
            self.next = row.position + 1
        stored = [(row[4], row[2], row[0]) for row in rows]
        self._note_topics(*zip(*stored, strict=True))
        return read

    def demand_up_to(self, position: int) -> None:
        """Report what lacks before `position`; without those leaves no later root can be found."""
        if self.next < position:
            last = position - 1
            many = f"Löpnummer {self.next}–{last} saknas."
            self.tally.find(self.next, many if self.next < last else "Posten saknas.")
            self.broken, self.next = True, position

    def _check_row(self, row: Row, read: Read) -> None:
        data = row.data or b""
        leaf = sha256(LEAF_PREFIX + data).digest()
        if leaf != row.leaf:
            self.tally.find(row.position, "Postens kontrollsumma stämmer inte med posten.")
        entry = self._entry(row.position, data)
        if entry is not None:
            for what in _differences(row, entry, self.pairs):
                self.tally.find(row.position, what)
            self._demand_later(row.position, entry.recorded_at)
        _note(read, row, entry, None if self.broken else leaf)

    def _entry(self, position: int, data: bytes) -> Entry | None:
        try:
            return read_entry(data, self.log)
        except WrongEntryError as error:
            self.tally.find(position, error.what)
            return None

    def _demand_later(self, position: int, time: int) -> None:
        if self.last_time is not None and time <= self.last_time:
            # Later than the one before the last: then it may be the last that lies too late.
            either = self.before_last is not None and time > self.before_last
            first, until = (position - 1, position) if either else (position, None)
            self.tally.find(first, "Tiden går inte framåt.", until)
        self.before_last, self.last_time = self.last_time, time

    def _note_topics(
        self, topics: Sequence[bytes], arenden: Sequence[bytes], positions: Sequence[int]
    ) -> None:
        """Keep which ärenden were gallrade, and where files were attached."""
        if not ATTACHED.isdisjoint(topics):
            for topic, arende, position in zip(topics, arenden, positions, strict=True):
                if topic in ATTACHED and arende is not None:
                    self.attached[position] = UUID(arende.decode())
        if GALLRING in topics:
            for topic, arende, position in zip(topics, arenden, positions, strict=True):
                if topic == GALLRING and arende is not None:
                    self.gallrade[UUID(arende.decode())] = position


def _note_middle(read: Read, position: int, middle: Middle) -> None:
    if middle.sealed:
        read.sealed[position] = named_hashes(middle.sealed)
    if middle.keys:
        read.keys[position] = named_hashes(middle.keys)
    if middle.mappings:
        read.mappings[position] = middle.mappings


def _note(read: Read, row: Row, entry: Entry | None, leaf: bytes | None) -> None:
    read.positions.append(row.position)
    # An ärende that the row does not tell is nobody's: nothing can explain what it lacks.
    told = row.arende or NOBODY
    read.arenden.append(str(entry.arende).encode() if entry else told)
    read.commitments.append(entry.commitment if entry else None)
    read.times.append(entry.recorded_at if entry else None)
    if leaf is not None:
        read.leaves.append(leaf)
    if entry and entry.sealed:
        read.sealed[row.position] = entry.sealed
    if entry and entry.keys:
        read.keys[row.position] = entry.keys
    if entry and entry.mappings:
        read.mappings[row.position] = entry.mappings


def _differences(row: Row, entry: Entry, known: Pairs) -> Iterable[str]:
    """Name the columns that do not agree with the bytes."""
    pairs = (
        ("löpnummer", row.position, entry.position),
        ("tid", row.recorded_at, entry.recorded_at.to_bytes(8, "big", signed=True)),
        ("ärende", row.arende, str(entry.arende).encode()),
        ("version", row.version, entry.version),
        ("händelsetyp", row.topic, entry.topic.encode()),
        ("schemaversion", row.schema, entry.schema),
    )
    for name, stored, said in pairs:
        if stored != said:
            yield f"Kolumnen för {name} stämmer inte med posten."
    if (entry.topic, entry.schema) not in known:
        yield "Händelsetypen är okänd för den här versionen av Liggaren."
