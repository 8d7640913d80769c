"""What is over its time, out of the lists that the dashboard has read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from api.web.build.klockor.over_time import OverTime, last_day, latest_first
from api.web.labels_klockor import TIDER
from audit.barnutredning.classify import TIDSKLASS_LABELS
from audit.barnutredning.clock import Lage
from projections.barnutredning.anmalan_rows import Tid
from projections.barnutredning.listing import Flag

if TYPE_CHECKING:
    from uuid import UUID

    from audit.barnutredning.clock import Klocka
    from projections.barnutredning.anmalan_rows import AnmalanRow
    from projections.barnutredning.listing import Row
    from projections.barnutredning.uppfoljningar import UppfoljningRow


def all_over(
    utredningar: Sequence[Row],
    anmalningar: Sequence[AnmalanRow],
    uppfoljningar: Sequence[UppfoljningRow],
) -> tuple[OverTime, ...]:
    """Give the cases over their time, the one that has been it longest first."""
    found = [_utredning(row) for row in utredningar if row.days_over > 0]
    for row in anmalningar:
        for tid, klocka in clocks_of(row):
            if klocka.lage is Lage.OVER:
                found += _over(row.arende_id, tid.value, row.enhet, klocka)
    for one in uppfoljningar:
        if one.klocka.lage is Lage.OVER:
            found += _over(one.arende_id, "uppfoljning", one.enhet, one.klocka)
    return tuple(latest_first(found))


def clocks_of(row: AnmalanRow) -> tuple[tuple[Tid, Klocka], ...]:
    """Give the times of an orosanmälan that there are."""
    always = (
        (Tid.SKYDDSBEDOMNING, row.skyddsbedomning),
        (Tid.FORHANDSBEDOMNING, row.forhandsbedomning),
    )
    if row.aterkoppling is None:
        return always
    return (*always, (Tid.ATERKOPPLING, row.aterkoppling))


def _utredning(row: Row) -> OverTime:
    what = TIDSKLASS_LABELS[row.tidsklass].removeprefix("Över, ")
    return OverTime(
        arende=row.arende_id,
        tid="utredningstid",
        what=what[:1].upper() + what[1:],
        enhet=row.enhet,
        samordnare=row.samordnare,
        sista_dag=last_day(row),
        days=row.days_over,
        lagrum=row.lagrum,
        within_vardag=Flag.WITHIN_VARDAG in row.flags,
    )


def _over(arende: UUID, tid: str, enhet: str, klocka: Klocka) -> Iterator[OverTime]:
    if klocka.sista_dag is None or klocka.days_left is None:
        return
    yield OverTime(
        arende=arende,
        tid=tid,
        what=TIDER[tid],
        enhet=enhet,
        samordnare=None,
        sista_dag=klocka.sista_dag,
        days=-klocka.days_left,
        lagrum=klocka.limit.lagrum if klocka.limit else "",
        soft=klocka.soft,
        within_vardag=klocka.within_vardag,
    )
