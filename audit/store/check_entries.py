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
    WrongEntryError,
    entry_pattern,
    microseconds,
    named_hashes,
    read_entry,
)
from audit.store.check_report import Tally

GALLRING = "gallring.executed"
NOBODY = bytes(16)
Pairs = frozenset[tuple[str, int]]


class Row(NamedTuple):
    """One row of the entry table as it is stored."""

    position: int
    recorded_at: bytes
    arende: bytes
    version: int
    topic: str
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
    mappings: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def arende_of(self) -> dict[int, UUID]:
        """Give the ärende of each position."""
        pairs = zip(self.positions, self.arenden, strict=True)
        return {position: UUID(bytes=arende) for position, arende in pairs}


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

    def check(self, rows: Sequence[Row]) -> Read:
        """Check rows in order of position."""
        self.tally.rows += len(rows)
        read = self._at_once(rows) or self._one_by_one(rows)
        if self.first_time is None:
            self.first_time = next((one for one in read.times if one is not None), None)
        return read

    def _at_once(self, rows: Sequence[Row]) -> Read | None:
        """Compare whole columns; None where anything at all differs, and then nothing is kept."""
        columns: Any = Row._make(zip(*rows, strict=True))
        try:
            said = self._said(columns)
            times = None if said is None else self._times(columns, said)
            if said is None or times is None:
                return None
            leaves = [sha256(LEAF_PREFIX + data).digest() for data in columns.data]
            if leaves != list(columns.leaf):
                return None
            read = _read_at_once(columns, said, times, leaves)
        except (TypeError, ValueError, struct.error, WrongEntryError):
            # A NULL, a date that does not exist: looked at row by row.
            return None
        self.before_last = times[-2] if len(times) > 1 else self.last_time
        self.last_time, self.next = times[-1], self.next + len(rows)
        self._note_gallringar(rows)
        return read if not self.broken else replace(read, leaves=[])

    def _said(self, columns: Any) -> _Said | None:
        """Read what the bytes say; None unless every entry has the form and the columns agree."""
        count = len(columns.position)
        joined = b"\n".join(columns.data)
        found = entry_pattern(self.log).findall(joined)
        if len(found) != count or joined.count(b"\n") != count - 1:
            return None
        said = _Said(*zip(*found, strict=True))
        wanted = list(range(self.next, self.next + count))
        same = (
            list(columns.position) == wanted == list(map(int, said.position))
            and b"".join(columns.arende).hex().encode() == b"".join(said.arende).replace(b"-", b"")
            and list(columns.version) == list(map(int, said.version))
            and list(columns.schema) == list(map(int, said.schema))
            and "\n".join(columns.topic).encode() == b"\n".join(said.topic)
            and self.pairs.issuperset(zip(columns.topic, columns.schema, strict=True))
        )
        return said if same else None

    def _times(self, columns: Any, said: _Said) -> tuple[int, ...] | None:
        """Give the times; None unless the columns agree and time runs strictly forward."""
        stored = struct.unpack(f">{len(columns.recorded_at)}q", b"".join(columns.recorded_at))
        if list(stored) != [microseconds(text.decode()) for text in said.recorded_at]:
            return None
        forward = all(map(lt, stored, stored[1:]))
        after = self.last_time is None or self.last_time < stored[0]
        return stored if forward and after else None

    def _one_by_one(self, rows: Sequence[Row]) -> Read:
        """Check row by row and say what is wrong with each."""
        read = Read()
        for row in rows:
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
            if row.topic == GALLRING and row.arende is not None:
                self.gallrade[UUID(bytes=row.arende)] = row.position


class _Said(NamedTuple):
    """The groups of the expression, a column each."""

    arende: Sequence[bytes]
    commitment: Sequence[bytes]
    keys: Sequence[bytes]
    mappings: Sequence[bytes]
    schema: Sequence[bytes]
    sealed: Sequence[bytes]
    topic: Sequence[bytes]
    version: Sequence[bytes]
    position: Sequence[bytes]
    recorded_at: Sequence[bytes]


def _read_at_once(columns: Any, said: _Said, times: Sequence[int], leaves: list[bytes]) -> Read:
    positions = list(columns.position)
    sealed, keys = (
        {at: named_hashes(group) for at, group in zip(positions, groups, strict=True) if group}
        for groups in (said.sealed, said.keys)
    )
    mappings = {
        at: tuple(group.decode().replace('"', "").split(","))
        for at, group in zip(positions, said.mappings, strict=True)
        if group
    }
    commitments: list[str | None] = [*b"\n".join(said.commitment).decode().split("\n")]
    return Read(
        positions, list(columns.arende), commitments, list(times), leaves, sealed, keys, mappings
    )


def _note(read: Read, row: Row, entry: Entry | None, leaf: bytes | None) -> None:
    read.positions.append(row.position)
    # An ärende that the row does not tell is nobody's: nothing can explain what it lacks.
    told = row.arende or NOBODY
    read.arenden.append(entry.arende.bytes if entry else told)
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
        ("ärende", row.arende, entry.arende.bytes),
        ("version", row.version, entry.version),
        ("händelsetyp", row.topic, entry.topic),
        ("schemaversion", row.schema, entry.schema),
    )
    for name, stored, said in pairs:
        if stored != said:
            yield f"Kolumnen för {name} stämmer inte med posten."
    if (entry.topic, entry.schema) not in known:
        yield "Händelsetypen är okänd för den här versionen av Liggaren."
