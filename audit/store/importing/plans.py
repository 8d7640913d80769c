"""What an import of each kind compares its rows with, and what its events introduce."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from audit.envelope import Event, Recorded
from audit.intake.compare_lexsarah import compare_lexsarah
from audit.intake.compare_organisation import compare_organisation
from audit.intake.continued import Interrupted
from audit.intake.kinds import VANTELISTOR, Kind
from audit.intake.outcome import Extract, Outcome, RowResult, refused
from audit.intake.rows import DelRow, LexsarahRow, RefusedRow, Row
from audit.lexsarah.events_arende import ArendeReadIn
from audit.organisation import Organisation
from audit.store.batch import NewMapping
from audit.store.founding import SYSTEM
from audit.store.importing.beslut_rows import OfBeslutPlan, VantelistaPlan
from audit.store.importing.checked import AT_ONCE, Check, Plan, Progress
from audit.store.importing.handelser import HandelserPlan
from audit.store.importing.klockor import NotesPlan, OrosanmalningarPlan
from audit.store.importing.references import References
from audit.store.importing.verkstallighet import BeslutPlan

if TYPE_CHECKING:
    from audit.store.log import Log


def plan_of(log: Log, kind: Kind, extract: Extract, interrupted: Interrupted | None) -> Plan:
    """Give what an import of a kind does with its rows."""
    match kind:
        case Kind.ORGANISATION:
            return OrganisationPlan(log, extract, interrupted)
        case Kind.LEXSARAH:
            return LexsarahPlan(log, extract, interrupted, References.of_lexsarah(log))
        case Kind.HANDELSER:
            handelser, arenden = References.of_handelser(log), References.of_handelse_arenden(log)
            return HandelserPlan(log, extract, interrupted, handelser, arenden)
    if kind in {Kind.EJ_VERKSTALLDA, Kind.ERBJUDANDEN, Kind.AVBROTT, *VANTELISTOR}:
        return _of_beslut(log, kind, extract, interrupted)
    return _of_children(log, kind, extract, interrupted)


def _of_beslut(log: Log, kind: Kind, extract: Extract, interrupted: Interrupted | None) -> Plan:
    """Give what an import of a kind about ej verkställda beslut does with its rows."""
    if kind in VANTELISTOR:
        return VantelistaPlan(log, kind, extract, interrupted)
    if kind is Kind.EJ_VERKSTALLDA:
        return BeslutPlan(log, extract, interrupted, References.of_beslut(log))
    return OfBeslutPlan(log, kind, extract, interrupted, References.of_beslut(log))


def _of_children(log: Log, kind: Kind, extract: Extract, interrupted: Interrupted | None) -> Plan:
    """Give what an import of a kind about children does with its rows."""
    utredningar, barn = References.of_utredningar(log), References.of_barn(log)
    if kind is Kind.OROSANMALNINGAR:
        anmalningar = References.of_anmalningar(log)
        return OrosanmalningarPlan(log, extract, interrupted, anmalningar, barn, utredningar)
    if kind in {Kind.HANDLAGGNING, Kind.UPPFOLJNINGAR}:
        return NotesPlan(log, kind, extract, interrupted, utredningar)
    return Check(log, kind, extract, interrupted, utredningar, barn)


def organisation_stream(log: Log) -> UUID:
    """Give the id of the nämnd's one stream about its organisation: it follows from the log's."""
    return uuid5(log.id, "organisation")


def _refused(rows: Sequence[Row]) -> list[RowResult]:
    return [refused(r.number, r.reason, r.column) for r in rows if isinstance(r, RefusedRow)]


def _by_row(results: Iterable[RowResult]) -> list[RowResult]:
    return sorted(results, key=lambda result: result.row)


@dataclass(slots=True)
class OrganisationPlan:
    """The organisation: one stream, so all rows are compared together."""

    log: Log
    extract: Extract
    interrupted: Interrupted | None

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare every row with the organisation as it stands, and with the rows before it."""
        stream = organisation_stream(self.log)
        history = self.log.load_many([stream]).get(stream, [])
        parts = [row for row in rows if isinstance(row, DelRow)]
        events = [one.event for one in history]
        results = compare_organisation(parts, stream, events, self.extract)
        if self.interrupted is not None:
            by_number = {row.number: row for row in parts}
            results = [self._as_it_ended(by_number[r.row], r, history) for r in results]
        progress(len(rows), len(rows))
        return _by_row([*_refused(rows), *results])

    def _as_it_ended(
        self, row: DelRow, result: RowResult, history: Sequence[Recorded]
    ) -> RowResult:
        """Say that a row was accepted where the import had written it before it broke off."""
        written = self.interrupted.wrote(history) if self.interrupted else ()
        spoken = {(getattr(one, "kod", ""), getattr(one, "fran", None)) for one in written}
        if result.outcome is Outcome.UNCHANGED and (row.kod, row.fran) in spoken:
            return replace(result, outcome=Outcome.ACCEPTED)
        return result

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give every event by itself, in the order of the stream's versions."""
        events = [event for result in results for event in result.events]
        events.sort(key=lambda event: event.originator_version)
        return [RowResult(0, Outcome.ACCEPTED, (event,)) for event in events]

    def mappings(self, event: Event) -> Iterable[NewMapping]:
        """Introduce nothing: the codes of the organisation are its own."""
        del event
        return ()


@dataclass(slots=True)
class LexsarahPlan:
    """Earlier and running ärenden of lex Sarah: one stream each, known by the source's id."""

    log: Log
    extract: Extract
    interrupted: Interrupted | None
    arenden: References

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare every row; an unknown enhet refuses the row."""
        whole = [row for row in rows if isinstance(row, LexsarahRow)]
        self.arenden.load(row.arende_id for row in whole)
        stream = organisation_stream(self.log)
        parts = self.log.load_many([stream]).get(stream, [])
        organisation = Organisation.from_events([one.event for one in parts])
        results = _refused(rows)
        for first in range(0, len(whole), AT_ONCE):
            some = whole[first : first + AT_ONCE]
            results += self._compare(some, organisation)
            progress(len(results), len(rows))
        return _by_row(results)

    def _compare(
        self, rows: Sequence[LexsarahRow], organisation: Organisation
    ) -> Iterator[RowResult]:
        ids = [self.arenden[row.arende_id] for row in rows]
        known = [one for one in ids if not self.arenden.is_fresh(one)]
        histories = self.log.load_many(known) if known else {}
        for row, arende in zip(rows, ids, strict=True):
            history = histories.get(arende, [])
            events = [one.event for one in history]
            found = compare_lexsarah(row, arende, events, organisation, self.extract, SYSTEM)
            before = self.interrupted is not None and self.interrupted.wrote(history)
            if found.outcome is Outcome.UNCHANGED and before:
                found = replace(found, outcome=Outcome.ACCEPTED)
            yield found

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results in the order in which their events are written: that of the rows."""
        return results

    def mappings(self, event: Event) -> Iterable[NewMapping]:
        """Introduce the reference of an ärende that is read in."""
        if isinstance(event, ArendeReadIn):
            return self.arenden.introduce([event.originator_id])
        return ()
