"""What is over its time, out of the lists of the views."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from api.web.build.klockor.over_time import OverTime, last_day, latest_first
from api.web.build.names import arende_name
from audit.barnutredning.classify import TIDSKLASS_LABELS
from projections.barnutredning.listing import Flag

if TYPE_CHECKING:
    from api.web.links_klockor import ClockLinks
    from projections.barnutredning.listing import Row


def utredningar_over(rows: Iterable[Row], links: ClockLinks) -> tuple[OverTime, ...]:
    """Give the utredningar that are over their last day in force."""
    return tuple(latest_first(_utredning(row, links) for row in rows if row.days_over > 0))


def _utredning(row: Row, links: ClockLinks) -> OverTime:
    return OverTime(
        arende=row.arende_id,
        name=arende_name(row.arende_id),
        href=links.links.arende(row.arende_id),
        tid="utredningstid",
        what=TIDSKLASS_LABELS[row.tidsklass].removeprefix("Över, ").capitalize(),
        enhet=row.enhet,
        samordnare=getattr(row, "samordnare", None),
        sista_dag=last_day(row),
        days=row.days_over,
        lagrum=row.lagrum,
        within_vardag=Flag.WITHIN_VARDAG in row.flags,
    )
