"""What imports of offers, avbrott and waiting lists do: several rows may speak of one stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from audit.envelope import Event, Recorded
from audit.intake.compare_avbrott import compare_avbrott, versions_of_avbrott
from audit.intake.compare_erbjudande import compare_erbjudanden, versions_of_erbjudande
from audit.intake.compare_vantelista import compare_vantelista
from audit.intake.continued import BEFORE, Interrupted
from audit.intake.kinds import VANTELISTOR, Kind
from audit.intake.newest import CORRECTIONS, aim, newest_extract
from audit.intake.outcome import Extract, Known, Outcome, RowResult, refused
from audit.intake.rows import RefusedRow, Row
from audit.intake.rows_verkstallighet import AvbrottRow, ErbjudandeRow, VantelistaRow
from audit.store.batch import NewMapping
from audit.store.importing.references import References
from audit.store.importing.writing import by_version
from audit.verkstallighet.events_listor import VantelistaCounted

if TYPE_CHECKING:
    from audit.store.importing.checked import Progress
    from audit.store.log import Log

AT_ONCE = 1_000
OfBeslut = ErbjudandeRow | AvbrottRow


def vantelista_stream(log: Log, ar: int) -> UUID:
    """Give the id of the nämnd's one waiting list of a year: it follows from the log's."""
    return uuid5(log.id, f"vantelista/{ar}")


def _refused(rows: Sequence[Row]) -> list[RowResult]:
    return [refused(r.number, r.reason, r.column) for r in rows if isinstance(r, RefusedRow)]


@dataclass(slots=True)
class OfBeslutPlan:
    """Offers or avbrott: the rows of each beslut together, which must be there."""

    log: Log
    kind: Kind
    extract: Extract
    interrupted: Interrupted | None
    beslut: References

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare the rows of each beslut together; the results come in row order."""
        groups: dict[str, list[OfBeslut]] = {}
        for row in rows:
            if isinstance(row, OfBeslut):
                groups.setdefault(row.beslut_id, []).append(row)
        self.beslut.load(groups, draw=False)
        found, results = list(groups.items()), _refused(rows)
        for first in range(0, len(found), AT_ONCE):
            some = found[first : first + AT_ONCE]
            ids = [one for name, _ in some if (one := self.beslut.get(name)) is not None]
            histories = self.log.load_many(ids) if ids else {}
            for name, group in some:
                results += self._compare(self.beslut.get(name), group, histories)
            progress(len(results), len(rows))
        return sorted(results, key=lambda result: result.row)

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results of one beslut together, in the order of their versions."""
        return by_version(results)

    def mappings(self, event: Event) -> Iterable[NewMapping]:
        """Introduce nothing: every beslut is known."""
        del event
        return ()

    def _compare(
        self,
        beslut: UUID | None,
        group: Sequence[OfBeslut],
        histories: dict[UUID, list[Recorded]],
    ) -> Iterator[RowResult]:
        history = histories.get(beslut, []) if beslut is not None else []
        known = None
        if beslut is not None and history:
            events = [one.event for one in history]
            known = Known(beslut, events, *newest_extract(history, self.kind))
        by_number = {row.number: row for row in group}
        for result in self._results(group, known, history):
            yield self._as_it_ended(by_number[result.row], result, history)

    def _results(
        self, group: Sequence[OfBeslut], known: Known | None, history: Sequence[Recorded]
    ) -> list[RowResult]:
        by_hand = frozenset(
            one.event.originator_version for one in history if not one.source.file_sha256
        )
        if self.kind is Kind.ERBJUDANDEN:
            offers = [row for row in group if isinstance(row, ErbjudandeRow)]
            return compare_erbjudanden(offers, known, by_hand, self.extract)
        avbrott = [row for row in group if isinstance(row, AvbrottRow)]
        return compare_avbrott(avbrott, known, by_hand, self.extract)

    def _as_it_ended(
        self, row: OfBeslut, result: RowResult, history: Sequence[Recorded]
    ) -> RowResult:
        """Say how a row had ended that this very import wrote before it broke off."""
        if self.interrupted is None or result.outcome is not Outcome.UNCHANGED:
            return result
        events = [one.event for one in history]
        about = (
            versions_of_erbjudande(row, events)
            if isinstance(row, ErbjudandeRow)
            else versions_of_avbrott(row, events)
        )
        wrote = [one for one in self.interrupted.wrote(history) if aim(one) in about]
        if not wrote:
            return result
        if any(isinstance(one, CORRECTIONS) for one in wrote):
            return replace(result, outcome=Outcome.CORRECTED, reason=BEFORE)
        return replace(result, outcome=Outcome.ACCEPTED)


@dataclass(slots=True)
class VantelistaPlan:
    """Months of a waiting list: one stream for each year of the nämnd."""

    log: Log
    kind: Kind
    extract: Extract
    interrupted: Interrupted | None

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare the months of each year together; the results come in row order."""
        years: dict[int, list[VantelistaRow]] = {}
        for row in rows:
            if isinstance(row, VantelistaRow):
                years.setdefault(row.ar, []).append(row)
        streams = {ar: vantelista_stream(self.log, ar) for ar in years}
        histories = self.log.load_many(list(streams.values())) if streams else {}
        results, omrade = _refused(rows), VANTELISTOR[self.kind]
        for ar, months in years.items():
            history = histories.get(streams[ar], [])
            by_number = {row.number: row for row in months}
            for one in compare_vantelista(months, omrade, streams[ar], history, self.extract):
                results.append(self._as_it_ended(by_number[one.row], one, history))
            progress(len(results), len(rows))
        return sorted(results, key=lambda result: result.row)

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results of one year together, in the order of their versions."""
        return by_version(results)

    def mappings(self, event: Event) -> Iterable[NewMapping]:
        """Introduce nothing: a waiting list names nobody."""
        del event
        return ()

    def _as_it_ended(
        self, row: VantelistaRow, result: RowResult, history: Sequence[Recorded]
    ) -> RowResult:
        """Say how a month had ended that this very import wrote before it broke off."""
        if self.interrupted is None or result.outcome is not Outcome.UNCHANGED:
            return result
        months = [
            one
            for one in history
            if isinstance(one.event, VantelistaCounted)
            and (one.event.omrade, one.event.manad) == (VANTELISTOR[self.kind], row.manad)
        ]
        if not self.interrupted.wrote(months):
            return result
        if len(months) > len(self.interrupted.wrote(months)):
            return replace(result, outcome=Outcome.CORRECTED, reason=BEFORE)
        return replace(result, outcome=Outcome.ACCEPTED)
