"""That the papers of a punkt were late to a sammanträde that it has been moved from since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.aret.remarks import days_late
from api.web.formats import datum, tid
from audit.arsplan.events_arsplan import PunktMoved, PunktPlanned
from audit.arsplan.standing_on import registered_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from audit.arsplan.arsplan import Arsplan, Punkt, Sammantrade
    from audit.envelope import Recorded


def late_before(
    plan: Arsplan, history: Sequence[Recorded], punkt: Punkt, day: date
) -> dict[int, str]:
    """Say by version of a move registered by a day how late the papers were to what it left.

    Papers count as they are corrected now, and a stopptid as it stands now.
    """
    stood: UUID | None = None
    found: dict[int, str] = {}
    for one in history:
        event = one.event
        if not isinstance(event, PunktPlanned | PunktMoved) or event.punkt != punkt.id:
            continue
        left = plan.sammantraden.get(stood) if stood else None
        moved = registered_on(event)
        if isinstance(event, PunktMoved) and left is not None and moved <= day:
            said = _late(left, punkt.levererad, moved)
            if said:
                found[event.originator_version] = said
        stood = event.sammantrade
    return found


def _late(left: Sammantrade, came: date | None, moved: date) -> str:
    """Say how late the papers were to a sammanträde when the punkt was moved; empty if not."""
    if came is not None and came <= moved:
        late = days_late(came, left.stoppdag)
        told = f"Underlaget kom {datum(came)}, {late} efter stopptiden"
        return f"{told} för sammanträdet {datum(left.dag)}" if late else ""
    if moved <= left.stoppdag:
        return ""
    return (
        f"Underlaget hade inte kommit vid stopptiden {tid(left.stopptid)}"
        f" för sammanträdet {datum(left.dag)}"
    )
