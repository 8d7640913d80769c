"""What an import of gynnande beslut does with its rows: one stream for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.envelope import Event
from audit.intake.compare_beslut import compare_beslut
from audit.intake.continued import Interrupted
from audit.intake.kinds import Kind
from audit.intake.newest import newest_extract
from audit.intake.outcome import Extract, Known, RowResult, refused
from audit.intake.rows import RefusedRow, Row
from audit.intake.rows_verkstallighet import BeslutRow
from audit.store.batch import NewMapping
from audit.store.importing.references import References
from audit.verkstallighet.events_beslut import BeslutRegistered

if TYPE_CHECKING:
    from audit.store.importing.checked import Progress
    from audit.store.log import Log

AT_ONCE = 1_000


@dataclass(slots=True)
class BeslutPlan:
    """Gynnande beslut: each row is a stream, known by the source's id."""

    log: Log
    extract: Extract
    interrupted: Interrupted | None
    beslut: References

    def run(self, rows: Sequence[Row], progress: Progress) -> list[RowResult]:
        """Compare every row with the log; the results come in row order."""
        whole = [row for row in rows if isinstance(row, BeslutRow)]
        self.beslut.load(row.beslut_id for row in whole)
        results = [refused(r.number, r.reason, r.column) for r in rows if isinstance(r, RefusedRow)]
        for first in range(0, len(whole), AT_ONCE):
            results += self._compare(whole[first : first + AT_ONCE])
            progress(len(results), len(rows))
        return sorted(results, key=lambda result: result.row)

    def written(self, results: Sequence[RowResult]) -> Sequence[RowResult]:
        """Give the results in the order in which their events are written: that of the rows."""
        return results

    def mappings(self, event: Event) -> Iterable[NewMapping]:
        """Introduce the reference of a beslut that is registered."""
        if isinstance(event, BeslutRegistered):
            return self.beslut.introduce([event.originator_id])
        return ()

    def _compare(self, rows: Sequence[BeslutRow]) -> Iterator[RowResult]:
        ids = [self.beslut[row.beslut_id] for row in rows]
        known = [one for one in ids if not self.beslut.is_fresh(one)]
        histories = self.log.load_many(known) if known else {}
        for row, beslut in zip(rows, ids, strict=True):
            history = histories.get(beslut, [])
            by_hand = frozenset(
                one.event.originator_version for one in history if not one.source.file_sha256
            )
            events = [one.event for one in history]
            now = Known(beslut, events, *newest_extract(history, Kind.EJ_VERKSTALLDA))
            found = compare_beslut(row, beslut, now, by_hand, self.extract)
            if self.interrupted is not None:
                found = self.interrupted.as_it_ended(row, found, history)
            yield found
