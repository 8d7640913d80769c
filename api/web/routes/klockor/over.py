"""What is over its time, out of the lists of the views: the latest of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.web.build.klockor.anmalan_parts import lagen_of, summed
from api.web.build.klockor.over_time import OverTime, last_day, latest_first
from api.web.build.klockor.utredning_parts import SHOWN
from api.web.build.names import anmalan_name, arende_name
from api.web.labels_klockor import TIDER
from api.web.routes.listing import narrowing_of
from audit.barnutredning.classify import TIDSKLASS_LABELS
from audit.barnutredning.clock import Lage
from projections.barnutredning.anmalan_rows import AnmalanNarrowing, Tid
from projections.barnutredning.anmalningar import oppna_listing
from projections.barnutredning.listing import Flag, listing
from projections.barnutredning.uppfoljningar import UppfoljningNarrowing
from projections.barnutredning.uppfoljningar import oppna_listing as open_uppfoljningar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from audit.barnutredning.clock import Klocka
    from audit.store.log import Log
    from projections.asof import AsOf
    from projections.barnutredning.listing import Row
    from projections.barnutredning.uppfoljningar import Uppfoljningar

MORE = SHOWN + 1
"""One more than is shown, of each kind: then it is known that there are more."""


def all_over(
    log: Log,
    chosen: Chosen,
    asof: AsOf,
    links: ClockLinks,
    waiting: Mapping[str, Mapping[Tid, dict[Lage, int]]],
    followed: Uppfoljningar,
) -> tuple[OverTime, ...]:
    """Give the cases over their time, longest first; lists are asked for only where there are any.

    An orosanmälan has no samordnare: with one chosen only utredningar are given.
    """
    per, known = asof.per, asof.position
    # What runs out first comes first: those over their last day in force are the first of all.
    rows = listing(log, per, known, narrowing_of(chosen), limit=MORE).rows
    found = [_utredning(row, links) for row in rows if row.days_over > 0]
    if not chosen.samordnare:
        found += _anmalningar(log, chosen, asof, links, waiting)
        if lagen_of(followed, chosen.enhet).get(Lage.OVER):
            found += _uppfoljningar(log, chosen, asof, links)
    return tuple(latest_first(found))


def _utredning(row: Row, links: ClockLinks) -> OverTime:
    what = TIDSKLASS_LABELS[row.tidsklass].removeprefix("Över, ")
    return OverTime(
        arende=row.arende_id,
        name=arende_name(row.arende_id),
        href=links.links.arende(row.arende_id),
        tid="utredningstid",
        what=what[:1].upper() + what[1:],
        enhet=row.enhet,
        samordnare=row.samordnare,
        sista_dag=last_day(row),
        days=row.days_over,
        lagrum=row.lagrum,
        within_vardag=Flag.WITHIN_VARDAG in row.flags,
    )


def _anmalningar(
    log: Log,
    chosen: Chosen,
    asof: AsOf,
    links: ClockLinks,
    waiting: Mapping[str, Mapping[Tid, dict[Lage, int]]],
) -> Iterator[OverTime]:
    for tid, lagen in summed(waiting, chosen.enhet).items():
        if not lagen.get(Lage.OVER):
            continue
        narrowing = AnmalanNarrowing(tid=tid, lage=Lage.OVER, enhet=chosen.enhet or None)
        for row in oppna_listing(log, asof.per, asof.position, narrowing, limit=MORE).rows:
            clocks = {
                Tid.SKYDDSBEDOMNING: row.skyddsbedomning,
                Tid.FORHANDSBEDOMNING: row.forhandsbedomning,
                Tid.ATERKOPPLING: row.aterkoppling,
            }
            name = anmalan_name(row.arende_id)
            yield from _over(
                row.arende_id, name, links.anmalan(row.arende_id), tid, row.enhet, clocks[tid]
            )


def _uppfoljningar(log: Log, chosen: Chosen, asof: AsOf, links: ClockLinks) -> Iterator[OverTime]:
    narrowing = UppfoljningNarrowing(lage=Lage.OVER, enhet=chosen.enhet or None)
    for row in open_uppfoljningar(log, asof.per, asof.position, narrowing, limit=MORE).rows:
        name, href = arende_name(row.arende_id), links.links.arende(row.arende_id)
        yield from _over(row.arende_id, name, href, "uppfoljning", row.enhet, row.klocka)


def _over(
    arende: UUID, name: str, href: str, tid: str, enhet: str, klocka: Klocka | None
) -> Iterator[OverTime]:
    if klocka is None or klocka.sista_dag is None or klocka.days_left is None:
        return
    yield OverTime(
        arende=arende,
        name=name,
        href=href,
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
