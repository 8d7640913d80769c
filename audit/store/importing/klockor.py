"""Imports of orosanmälningar, notes and uppföljningar: what they compare with and introduce."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from audit.envelope import Event, Recorded
from audit.intake.compare_handlaggning import compare_handlaggning
from audit.intake.compare_orosanmalan import compare_orosanmalan
from audit.intake.compare_uppfoljning import compare_uppfoljningar
from audit.intake.continued import Interrupted
from audit.intake.kinds import Kind
from audit.intake.newest import newest_extract
from audit.intake.orosanmalan_parts import Stands
from audit.intake.outcome import Extract, Known, RowResult, refused
from audit.intake.rows import RefusedRow, Row
from audit.intake.rows_klockor import HandlaggningRow, OrosanmalanRow, UppfoljningRow
from audit.store.batch import NewMapping
from audit.store.importing.references import References
from audit.store.importing.words import ManyKeys, load_with_words
from audit.store.importing.writing import by_version

if TYPE_CHECKING:
    from audit.store.importing.checked import Progress
    from audit.store.log import Log

AT_ONCE = 1_000
NAMED = ("barn", "pagaende", "utredning", "kallreferens")
"""The facts of these events that are references."""

NoteRow = HandlaggningRow | UppfoljningRow
Histories = dict[UUID, list[Recorded]]


@dataclass(slots=True)
class OrosanmalningarPlan:
    """Orosanmälningar: a stream for each row, and links to utredningar read in or not."""

    log: Log
    extract: Extract
    interrupted: Interrupted | None
    anmalningar: References
    barn: References
    utredningar: References

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare every row; the results come in row order."""
        whole = [row for row in rows if isinstance(row, OrosanmalanRow)]
        self.anmalningar.load(row.anmalan_id for row in whole)
        self.barn.load(row.barn_id for row in whole)
        self.utredningar.load(one for row in whole for one in _linked(row))
        results = _refused(rows)
        for first in range(0, len(whole), AT_ONCE):
            results += self._compare(whole[first : first + AT_ONCE])
            progress(len(results), len(rows))
        return sorted(results, key=lambda result: result.row)

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results in the order in which their events are written: that of the rows."""
        return results

    def mappings(self, event: Event) -> Iterator[NewMapping]:
        """Introduce what an event names: its anmälan, the child, and utredningar."""
        for references in (self.anmalningar, self.barn, self.utredningar):
            yield from references.introduce(named_by(event))

    def _compare(self, rows: Sequence[OrosanmalanRow]) -> Iterator[RowResult]:
        ids = [self.anmalningar[row.anmalan_id] for row in rows]
        known = [one for one in ids if not self.anmalningar.is_fresh(one)]
        histories = self.log.load_many(known) if known else {}
        for row, anmalan in zip(rows, ids, strict=True):
            history = histories.get(anmalan, [])
            stands = Stands(
                anmalan,
                self.barn[row.barn_id],
                self.utredningar.get(row.pagaende_utredning),
                self.utredningar.get(row.utredning_id),
            )
            events = [one.event for one in history]
            newest = newest_extract(history, Kind.OROSANMALNINGAR)
            found = compare_orosanmalan(row, stands, Known(anmalan, events, *newest), self.extract)
            yield _as_it_ended(self.interrupted, row, found, history)


@dataclass(slots=True)
class NotesPlan:
    """Notes and uppföljningar: several rows may speak of one utredning, which must be there."""

    log: Log
    kind: Kind
    extract: Extract
    interrupted: Interrupted | None
    utredningar: References

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare the rows of each utredning together; the results come in row order."""
        groups: dict[str, list[NoteRow]] = {}
        for row in rows:
            if isinstance(row, HandlaggningRow | UppfoljningRow):
                groups.setdefault(row.utredning_id, []).append(row)
        self.utredningar.load(groups, draw=False)
        self.utredningar.load(_new_utredningar(groups.values()))
        found, results, keys = list(groups.items()), _refused(rows), ManyKeys.of(self.log)
        for first in range(0, len(found), AT_ONCE):
            some = found[first : first + AT_ONCE]
            histories = self._histories([name for name, _ in some], keys)
            for name, group in some:
                results += self._compare(name, group, histories)
            progress(len(results), len(rows))
        return sorted(results, key=lambda result: result.row)

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results of one utredning together, in the order of their versions."""
        return by_version(results)

    def mappings(self, event: Event) -> Iterator[NewMapping]:
        """Introduce the utredning that an uppföljning ended with."""
        yield from self.utredningar.introduce(named_by(event))

    def _histories(self, names: Sequence[str], keys: ManyKeys) -> Histories:
        ids = (self.utredningar.get(name) for name in names)
        known = [one for one in ids if one is not None and not self.utredningar.is_fresh(one)]
        if self.kind is Kind.HANDLAGGNING:
            # Words are part of what a note says, and so is a sealed code.
            return load_with_words(self.log, keys, known)
        return self.log.load_many(known) if known else {}

    def _compare(
        self, name: str, group: Sequence[NoteRow], histories: Histories
    ) -> Iterator[RowResult]:
        arende = self.utredningar.get(name)
        history = histories.get(arende, []) if arende is not None else []
        known = None
        if arende is not None and history:
            events = [one.event for one in history]
            known = Known(arende, events, *newest_extract(history, self.kind))
        by_number = {row.number: row for row in group}
        for result in self._results(group, known):
            yield _as_it_ended(self.interrupted, by_number[result.row], result, history)

    def _results(self, group: Sequence[NoteRow], known: Known | None) -> list[RowResult]:
        if self.kind is Kind.HANDLAGGNING:
            notes = [row for row in group if isinstance(row, HandlaggningRow)]
            return compare_handlaggning(notes, known, self.extract)
        rows = [row for row in group if isinstance(row, UppfoljningRow)]
        new = {one: self.utredningar[one] for row in rows if (one := row.ny_utredning_id)}
        return compare_uppfoljningar(rows, new, known, self.extract)


def named_by(event: Event) -> Iterator[UUID]:
    """Give the references that an event names, its own stream's among them."""
    yield event.originator_id
    for name in NAMED:
        value = getattr(event, name, None)
        if isinstance(value, UUID):
            yield value
    replaced = getattr(event, "replaced", {})
    yield from (UUID(replaced[name]) for name in NAMED if replaced.get(name))


def _linked(row: OrosanmalanRow) -> Iterator[str]:
    yield from (one for one in (row.pagaende_utredning, row.utredning_id) if one)


def _new_utredningar(groups: Iterable[Sequence[NoteRow]]) -> Iterator[str]:
    for group in groups:
        for row in group:
            if isinstance(row, UppfoljningRow) and row.ny_utredning_id:
                yield row.ny_utredning_id


def _refused(rows: Sequence[Row]) -> list[RowResult]:
    return [refused(r.number, r.reason, r.column) for r in rows if isinstance(r, RefusedRow)]


def _as_it_ended(
    interrupted: Interrupted | None, row: Row, result: RowResult, history: Sequence[Recorded]
) -> RowResult:
    return result if interrupted is None else interrupted.as_it_ended(row, result, history)
