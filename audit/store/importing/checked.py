"""The check of a whole file against the log, before anything is written: how each row will end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from audit.barnutredning import UtredningCorrected, UtredningExtended, UtredningOpened
from audit.envelope import Event, Recorded
from audit.intake.compare_forlangning import compare_forlangningar
from audit.intake.compare_utredning import compare_utredning
from audit.intake.continued import Interrupted
from audit.intake.kinds import Kind
from audit.intake.newest import newest_extract
from audit.intake.outcome import Extract, Known, RowResult, refused
from audit.intake.rows import ForlangningRow, RefusedRow, Row, UtredningRow
from audit.store.batch import NewMapping
from audit.store.importing.references import References
from audit.store.importing.writing import by_version

if TYPE_CHECKING:
    from audit.store.log import Log

AT_ONCE = 1_000
Progress = Callable[[int, int], None]


class Plan(Protocol):
    """What an import of some kind does with its rows, before and while they are written."""

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Tell how every row will end, in row order."""

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results in the order in which their events are written."""

    def mappings(self, event: Event) -> Iterable[NewMapping]:
        """Give the references that an event introduces."""


@dataclass(slots=True)
class Check:
    """The check of barnutredningar: what it compares with, and the references it will introduce."""

    log: Log
    kind: Kind
    extract: Extract
    interrupted: Interrupted | None
    utredningar: References
    barn: References

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare every row; the results come in row order."""
        whole = [row for row in rows if isinstance(row, UtredningRow | ForlangningRow)]
        new = self.kind is Kind.BARNUTREDNINGAR
        self.utredningar.load((row.utredning_id for row in whole), draw=new)
        self.barn.load(row.barn_id for row in whole if isinstance(row, UtredningRow))
        results = [
            refused(row.number, row.reason, row.column)
            for row in rows
            if isinstance(row, RefusedRow)
        ]
        groups = list(self._groups(whole))
        for first in range(0, len(groups), AT_ONCE):
            some = groups[first : first + AT_ONCE]
            histories = self._histories(some)
            for group in some:
                results += self._compare(group, histories)
            progress(len(results), len(rows))
        return sorted(results, key=lambda result: result.row)

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results of one utredning together, in the order of their versions."""
        return by_version(results)

    def mappings(self, event: Event) -> Iterator[NewMapping]:
        """Give what the event introduces: its utredning, its child, or the child it is moved to."""
        if isinstance(event, UtredningOpened):
            yield from self.utredningar.introduce([event.originator_id])
            yield from self.barn.introduce([event.barn])
        elif isinstance(event, UtredningCorrected) and "barn" in event.replaced:
            yield from self.barn.introduce([UUID(event.replaced["barn"])])

    def _groups(self, rows: Iterable[Row]) -> Iterator[list[Row]]:
        """Put the rows of one utredning together."""
        if self.kind is Kind.BARNUTREDNINGAR:
            yield from ([row] for row in rows)
            return
        groups: dict[str, list[Row]] = {}
        for row in rows:
            if isinstance(row, ForlangningRow):
                groups.setdefault(row.utredning_id, []).append(row)
        yield from groups.values()

    def _arende(self, group: Sequence[Row]) -> UUID | None:
        row = group[0]
        if isinstance(row, UtredningRow | ForlangningRow):
            return self.utredningar.get(row.utredning_id)
        return None

    def _histories(self, groups: Iterable[Sequence[Row]]) -> dict[UUID, list[Recorded]]:
        found = (self._arende(group) for group in groups)
        known = [one for one in found if one is not None and not self.utredningar.is_fresh(one)]
        histories = self.log.load_many(known) if known else {}
        if self.kind is Kind.FORLANGNINGAR:
            # Words are part of what an extension says: those that have one are read with them.
            for arende, history in histories.items():
                if any(isinstance(one.event, UtredningExtended) for one in history):
                    histories[arende] = self.log.load(arende)
        return histories

    def _compare(
        self, group: Sequence[Row], histories: dict[UUID, list[Recorded]]
    ) -> Iterator[RowResult]:
        arende = self._arende(group)
        history = histories.get(arende, []) if arende is not None else []
        known = self._known(arende, history)
        by_number = {row.number: row for row in group}
        for result in self._results(group, known):
            if self.interrupted is not None:
                row = by_number[result.row]
                yield self.interrupted.as_it_ended(row, result, history)
            else:
                yield result

    def _known(self, arende: UUID | None, history: Sequence[Recorded]) -> Known | None:
        if arende is None:
            return None
        if not history:
            return Known(arende)
        events = [one.event for one in history]
        return Known(arende, events, *newest_extract(history, self.kind))

    def _results(self, group: Sequence[Row], known: Known | None) -> Sequence[RowResult]:
        row = group[0]
        if isinstance(row, UtredningRow) and known is not None:
            return (compare_utredning(row, self.barn[row.barn_id], known, self.extract),)
        rows = [row for row in group if isinstance(row, ForlangningRow)]
        return compare_forlangningar(rows, known, self.extract)
