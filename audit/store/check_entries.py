"""The check of entries: bytes, columns, leaves, order and time, a stretch of rows at once.

A stretch that is as it must be is compared column by column; one that is not, row by row.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from operator import lt
from typing import Any, NamedTuple
from uuid import UUID

from audit.evidence.hashing import LEAF_PREFIX
from audit.store.check_entry import (
    Entry,
    Middle,
    Middles,
    WrongEntryError,
    microseconds,
    named_hashes,
    read_entry,
)
from audit.store.check_report import Tally

GALLRING = b"gallring.executed"
NOBODY = str(UUID(int=0)).encode()
# An entry, format 1, but for the hash of the facts, the middle and the time.
HEAD = b'{"body":{"arende":"%b","facts_sha256":"'
TAIL = b'"topic":"%b","version":%d},"position":%d,"recorded_at":"'
END = b'","v":1}'
COMMITMENT = len(HEAD) - 2 + 36
HEX = b"0123456789abcdef"
HEX_LENGTH = 64
COMMITMENT_END = COMMITMENT + HEX_LENGTH
TIME_END = len(END)
TIME_TO_END = TIME_END + len("2022-12-31T22:59:59.999999Z")
Pairs = frozenset[tuple[str, int]]


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
    middles: Middles = field(init=False)

    def __post_init__(self) -> None:
        """Prepare to read the log's entries."""
        self.middles = Middles(self.log)

    def check(self, rows: Sequence[Row]) -> Read:
        """Check rows (plain tuples in the order of `Row`) by position."""
        self.tally.rows += len(rows)
        read = self._at_once(rows) or self._one_by_one(rows)
        if self.first_time is None:
            self.first_time = next((one for one in read.times if one is not None), None)
        return read

    def _at_once(self, rows: Sequence[Row]) -> Read | None:
        """Check whole columns; None where anything at all differs, and then nothing is kept."""
        columns: Any = Row._make(zip(*rows, strict=True))
        read = Read(list(columns.position), list(columns.arende))
        try:
            if not self._columns_hold(columns) or not self._bytes_hold(rows, read):
                return None
            stored = struct.unpack(f">{len(rows)}q", b"".join(columns.recorded_at))
        except (TypeError, ValueError, struct.error, WrongEntryError):
            # A NULL, a date that does not exist: looked at row by row.
            return None
        if list(stored) != read.times or not self._forward(stored):
            return None
        self.before_last = stored[-2] if len(stored) > 1 else self.last_time
        self.last_time, self.next = stored[-1], self.next + len(rows)
        if GALLRING in columns.topic:
            self._note_gallringar(rows)
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

    def _bytes_hold(self, rows: Sequence[Row], read: Read) -> bool:
        """Compare the bytes with what the columns make of them, and read what only they tell."""
        commitments: list[bytes] = []
        times: list[int | None] = []
        middle_of = self.middles.read
        for position, _, arende, version, topic, schema, data, _ in rows:
            end = len(data) - TIME_TO_END
            tail = TAIL % (topic, version, position)
            if not (
                data.startswith(HEAD % arende)
                and data.endswith(tail, 0, end)
                and data.endswith(END)
            ):
                return False
            middle = middle_of(data[COMMITMENT_END : end - len(tail)])
            if int(middle[0]) != schema:
                return False
            if middle[1] or middle[2] or middle[3]:
                _note_middle(read, position, middle)
            commitments.append(data[COMMITMENT:COMMITMENT_END])
            times.append(microseconds(data[end:-TIME_END].decode()))
        joined = b"".join(commitments)
        read.commitments = [*b"\n".join(commitments).decode().split("\n")]
        read.times, read.leaves = times, [row[7] for row in rows]
        return not joined.translate(None, HEX) and len(joined) == HEX_LENGTH * len(rows)

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
        self._note_gallringar(rows)
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

    def _note_gallringar(self, rows: Sequence[Row]) -> None:
        for row in rows:
            if row[4] == GALLRING and row[2] is not None:
                self.gallrade[UUID(row[2].decode())] = row[0]


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
