"""What an import of the generic extract does with its rows: one stream for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.envelope import Event, Recorded
from audit.intake.compare_handelse import Stands, compare_handelser
from audit.intake.continued import Interrupted
from audit.intake.kinds import Kind
from audit.intake.newest import newest_extract
from audit.intake.outcome import Extract, Known, RowResult, refused
from audit.intake.rows import HandelseRow, RefusedRow, Row
from audit.internkontroll.events_handelse import HandelseBegun
from audit.store.batch import NewMapping
from audit.store.importing.references import References

if TYPE_CHECKING:
    from audit.store.importing.checked import Progress
    from audit.store.log import Log

AT_ONCE = 1_000
Group = list[HandelseRow]


@dataclass(slots=True)
class HandelserPlan:
    """Rows of the generic extract: known by id, starthandelse and startdatum together."""

    log: Log
    extract: Extract
    interrupted: Interrupted | None
    handelser: References
    arenden: References

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare every row with the log; the results come in row order."""
        groups: dict[str, Group] = {}
        for row in rows:
            if isinstance(row, HandelseRow):
                groups.setdefault(_known_by(row), []).append(row)
        self.handelser.load(groups)
        self.arenden.load(group[0].id for group in groups.values())
        results = [refused(r.number, r.reason, r.column) for r in rows if isinstance(r, RefusedRow)]
        found = list(groups.items())
        for first in range(0, len(found), AT_ONCE):
            for some in self._compare(found[first : first + AT_ONCE]):
                results += some
            progress(len(results), len(rows))
        return sorted(results, key=lambda result: result.row)

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results in the order in which their events are written: that of the rows."""
        return results

    def mappings(self, event: Event) -> Iterable[NewMapping]:
        """Introduce what the beginning of a händelse names: itself, and the source's matter."""
        if isinstance(event, HandelseBegun):
            yield from self.handelser.introduce([event.originator_id])
            yield from self.arenden.introduce([event.arende])

    def _compare(self, groups: Sequence[tuple[str, Group]]) -> Iterator[list[RowResult]]:
        ids = [self.handelser[name] for name, _ in groups]
        known = [one for one in ids if not self.handelser.is_fresh(one)]
        histories = self.log.load_many(known) if known else {}
        for (_, group), handelse in zip(groups, ids, strict=True):
            history = histories.get(handelse, [])
            stands = Stands(handelse, self.arenden[group[0].id])
            events = [one.event for one in history]
            now = Known(handelse, events, *newest_extract(history, Kind.HANDELSER))
            results = compare_handelser(group, stands, now, self.extract)
            yield [self._as_it_ended(group[0], result, history) for result in results]

    def _as_it_ended(
        self, row: HandelseRow, result: RowResult, history: Sequence[Recorded]
    ) -> RowResult:
        if self.interrupted is None:
            return result
        return self.interrupted.as_it_ended(row, result, history)


def _known_by(row: HandelseRow) -> str:
    """Write what a row is known by as one text that no two rows share."""
    return f"{row.startdatum.isoformat()}/{len(row.starthandelse)}/{row.starthandelse}/{row.id}"
