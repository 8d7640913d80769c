"""When each draw of a year was made, and of which day the extract was that it was made from."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from api.reports.internkontroll.asked_again import BEHIND
from api.reports.internkontroll.draws_paper import Drawn
from audit.clock import STOCKHOLM
from audit.errors import StateError
from projections.imports.status import import_status

if TYPE_CHECKING:
    from audit.internkontroll.dragning import Dragningar
    from audit.internkontroll.events_dragning import DragningMade
    from audit.store.log import Log


def drawn_when(log: Log, state: Dragningar) -> dict[int, Drawn]:
    """Tell it of each draw by its number; raises StateError where imports are not read so far."""
    if state.id is None:
        return {}
    history = log.load_many([state.id])[state.id]
    made = {one.event.originator_version: _day(one.recorded_at) for one in history}
    return {
        one.dragning: Drawn(made[one.originator_version], _read_in(log, one))
        for one in state.dragningar
    }


def _read_in(log: Log, made: DragningMade) -> date | None:
    return extract_day(log, made.known_position) if made.underlag == "utredningar" else None


def extract_day(log: Log, position: int) -> date | None:
    """Give the day of the newest extract of utredningar that was read in up to a löpnummer.

    None where none was; raises StateError where imports are not read so far.
    """
    status = import_status(log, position)
    if not status.basis.covers(position):
        raise StateError(BEHIND)
    extract = status.extract_made_at
    return _day(extract) if extract else None


def _day(at: datetime) -> date:
    return at.astimezone(STOCKHOLM).date()
