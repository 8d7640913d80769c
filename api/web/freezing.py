"""Freezing a mätning: the numbers as they stand at the head of the log, kept as an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from audit.barnutredning.classify import Tidsklass
from audit.clock import utc_now
from audit.envelope import Happened
from audit.errors import StateError
from audit.ids import new_arende_id
from audit.internkontroll import FreezeMatning, decide
from projections.barnutredning.figure import Closed, closed, running
from projections.barnutredning.listing import Flag, closed_listing, listing

if TYPE_CHECKING:
    from datetime import date, datetime

    from audit.envelope import Context
    from audit.store.log import Log
    from projections.barnutredning.figure import Running

MOMENT: Final = "barnutredningstid"
BEHIND: Final = "Sammanställningen är inte ikapp. Vänta en stund och frys mätningen då."


def freeze(
    log: Log,
    context: Context,
    per: date,
    start: date | None = None,
    *,
    at: datetime | None = None,
) -> UUID:
    """Freeze the running utredningar of a day, or with `start` those closed from it to the day.

    `at` is the time of a constructed log. Gives the mätning's id.
    Raises StateError while the view has not read the whole log: half a figure is never frozen.
    """
    command = freezing(log, per, start, at=at)
    log.append(decide(command, ()), context, at=at)
    return command.matning


def freezing(
    log: Log, per: date, start: date | None = None, *, at: datetime | None = None
) -> FreezeMatning:
    """Give the command that freezes those utredningar, at the head of the log; see `freeze`."""
    head = log.head()
    counted = running(log, per, head.size) if start is None else closed(log, start, per, head.size)
    if counted.behind:
        raise StateError(BEHIND)
    arenden = _arenden(log, counted)
    return FreezeMatning(
        matning=new_arende_id(),
        happened=Happened.at(at or utc_now()),
        kontrollmoment=MOMENT,
        population="pagaende" if start is None else "avslutade",
        per=per,
        known_position=head.size,
        known_root=head.edge.root().hex(),
        numbers={name: len(ids) for name, ids in arenden.items()},
        arenden=arenden,
        period_start=start,
        period_end=None if start is None else per,
    )


def _arenden(log: Log, counted: Running | Closed) -> dict[str, tuple[str, ...]]:
    """Name the ärenden of each class and of each flag, empty ones too."""
    known = counted.known_position
    if isinstance(counted, Closed):
        rows = closed_listing(log, counted.start, counted.end, known, limit=None).rows
    else:
        rows = listing(log, counted.per, known, limit=None).rows
    found: dict[str, list[str]] = {str(name): [] for name in (*Tidsklass, *Flag)}
    for row in rows:
        for name in (row.tidsklass, *row.flags):
            found[name].append(str(row.arende_id))
    return {name: tuple(sorted(ids)) for name, ids in found.items()}
