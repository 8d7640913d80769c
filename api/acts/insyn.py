"""What a granskning opens to a revisor: the one question that every way in to sealed words asks.

A revisor reads facts and masked texts; the words themselves only within a granskning that names
the account, the area and a last day. Whoever lets somebody read within one records the reading
with its id (`filters_of`), so that the nämnd sees it: `granskning_readings`.
The reporter's identity and the kodlista are never asked for here, and never opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from api.acts.revision import REVISION
from audit.revision.insyn import Sokt
from audit.roles import Role
from audit.store.log_events import ReadingRecorded
from projections.trail.readings import ALL, count_within, readings_within

if TYPE_CHECKING:
    from datetime import date, datetime

    from api.acts.acting import Acting
    from api.acts.area import Opening
    from audit.store.log import Log

Period = tuple["date | None", "date | None"]
"""From when to when something ran: None at first where nobody knows, None last while it runs."""


def opened(acting: Acting, sokt: Sokt) -> UUID | None:
    """Name the granskning within which a person may read sealed words now; None where none is.

    That the person is a revisor is asked now, of the roles the account holds in this request.
    """
    if Role.REVISOR not in acting.roles:
        return None
    return REVISION.state(acting.log).opened_by(acting.konto, sokt, acting.today)


def opening(omrade: str, period: Callable[[Any], Period]) -> Opening:
    """Make the question for an area whose acts stand in a table; `period` is asked of a state."""

    def ask(acting: Acting, stream: UUID, state: Any) -> UUID | None:
        if Role.REVISOR not in acting.roles:
            return None
        fran, till = period(state)
        return opened(acting, Sokt(omrade=omrade, strom=stream, fran=fran, till=till))

    return ask


@dataclass(frozen=True, slots=True)
class GranskningReading:
    """One reading within a granskning: when, by which account, of which stream, what page.

    `vad` is the code of the page as every record of a reading has it, `filters` what it was
    narrowed to. `konto` is None where gallring removed who it was.
    """

    nar: datetime
    konto: UUID | None
    strom: UUID | None
    vad: str
    lopnummer: int
    filters: dict[str, str]


def granskning_readings(
    log: Log, granskning: UUID, limit: int = ALL, offset: int = 0
) -> tuple[GranskningReading, ...]:
    """Give readings within a granskning, the newest first, `limit` after `offset`: for the nämnd.

    Only a revisor's reading names a granskning (`filters_of`), so each of them is one. Looking at
    it is a reading too; the caller records its own.
    """
    return tuple(
        GranskningReading(
            nar=one.recorded_at,
            konto=one.actor.account if one.actor else None,
            strom=one.event.arende,
            vad=one.event.what,
            lopnummer=one.position,
            filters=dict(one.event.filters or {}),
        )
        for one in readings_within(log, granskning, limit, offset)
        if isinstance(one.event, ReadingRecorded)
    )


def count_granskning_readings(log: Log, granskning: UUID) -> int:
    """Count every reading within a granskning."""
    return count_within(log, granskning)
