"""An import that was interrupted and is run again: how rows that were written before had ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.barnutredning import Utredning, uppfoljningar
from audit.barnutredning.events_uppfoljning import UppfoljningDecided, UppfoljningEnded
from audit.barnutredning.uppgifter import Uppgift
from audit.envelope import Event, Recorded
from audit.intake.handlaggning_codes import same_day
from audit.intake.kinds import Kind
from audit.intake.newest import CORRECTIONS, about_kind, aim
from audit.intake.outcome import Outcome, RowResult
from audit.intake.rows import ForlangningRow, Row
from audit.intake.rows_klockor import HandlaggningRow, UppfoljningRow

BEFORE = "Ändrad i källan: rättades innan importen avbröts."


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An import that is open: its file, and the löpnummer at which it was started."""

    kind: Kind
    file_sha256: str
    started_position: int

    def as_it_ended(self, row: Row, result: RowResult, history: Sequence[Recorded]) -> RowResult:
        """Give the outcome that a row has in the import as a whole.

        A row that is unchanged now because this very import wrote it before was accepted or
        corrected then.
        """
        if result.outcome is not Outcome.UNCHANGED:
            return result
        written = [event for event in self._written(history) if _speaks_of(row, event, history)]
        if not written:
            return result
        if any(isinstance(event, CORRECTIONS) for event in written):
            return replace(result, outcome=Outcome.CORRECTED, reason=BEFORE)
        return replace(result, outcome=Outcome.ACCEPTED)

    def wrote(self, history: Sequence[Recorded]) -> list[Event]:
        """Give what this very import had written of a stream before it was interrupted."""
        return [
            one.event
            for one in history
            if one.position > self.started_position and one.source.file_sha256 == self.file_sha256
        ]

    def _written(self, history: Sequence[Recorded]) -> list[Event]:
        about = about_kind(history, self.kind)
        return [
            one.event
            for one in history
            if one.position > self.started_position
            and one.source.file_sha256 == self.file_sha256
            and aim(one.event) in about
        ]


def _speaks_of(row: Row, event: Event, history: Sequence[Recorded]) -> bool:
    """Tell whether an event speaks of a row, where an utredning may have several of its kind."""
    if not isinstance(row, ForlangningRow | HandlaggningRow | UppfoljningRow):
        return True
    return aim(event) in _versions(row, [one.event for one in history])


def _versions(
    row: ForlangningRow | HandlaggningRow | UppfoljningRow, events: Sequence[Event]
) -> set[int]:
    """Give the versions of the events that a row tells, those that were taken back too."""
    state = Utredning.from_events(events)
    match row:
        case ForlangningRow():
            return {x.originator_version for x in state.extensions if x.beslutad == row.beslutad}
        case HandlaggningRow():
            ever = (*state.uppgifter, *(one for one in events if isinstance(one, Uppgift)))
            return {one.originator_version for one in same_day(row, ever)}
        case UppfoljningRow():
            return _of_uppfoljning(row, events, state)


def _of_uppfoljning(row: UppfoljningRow, events: Sequence[Event], state: Utredning) -> set[int]:
    """Give the versions of decisions of a row's day, and of the ends that followed each."""
    days = {one.decided.originator_version: one.decided.beslutad for one in uppfoljningar(state)}
    found: set[int] = set()
    decided_on: set[date] = set()
    for event in events:
        version = event.originator_version
        if isinstance(event, UppfoljningDecided):
            decided_on = {event.beslutad, days.get(version, event.beslutad)}
        elif not isinstance(event, UppfoljningEnded):
            continue
        if row.beslutad in decided_on:
            found.add(version)
    return found
