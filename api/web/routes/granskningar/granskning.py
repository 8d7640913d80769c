"""The list of granskningar, and one of them; each reading is recorded first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import REVISION, Acting, count_granskning_readings, granskning_readings
from api.web.answers import page
from api.web.asked import page_number
from api.web.build.granskningar.granskning import granskning_page
from api.web.build.granskningar.lasningar import (
    PER_PAGE,
    Readings,
    readings_section,
    sees_readings,
)
from api.web.build.granskningar.lista import granskning_list, shown
from api.web.forms_revision.ground import TEXTS, WHAT
from api.web.labels import text
from api.web.routes.granskningar.seen import SECTION, Lookers, seen_by
from audit.errors import NotFoundError
from audit.revision.granskning import Granskning
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from audit.store.log import Log

router = APIRouter(prefix="/{namnd}/granskningar", include_in_schema=False)


@router.get("")
def listed(request: Request, access: Lookers) -> Response:
    """List the granskningar, and what is to be answered when."""
    seen = seen_by(request, access, text(SECTION))
    reading = Reading("granskningar", count=len(shown(seen)))
    record_reading(access.log, access.context, reading)
    return page("granskningar/lista.html", granskning_list(seen))


@router.get("/{granskning:uuid}")
def one(request: Request, access: Lookers, granskning: UUID) -> Response:
    """Show a granskning; its texts for those who may read them."""
    acting = Acting.of(request, access)
    words = REVISION.may(acting, TEXTS)
    seen = seen_by(request, access, "Revisorernas granskning", words=words)
    state = seen.known.granskningar.get(granskning)
    if state is None:
        raise NotFoundError("Det finns ingen sådan granskning.")
    if words and state.opened is not None:
        history = REVISION.read(acting, TEXTS, granskning, WHAT)
        state = Granskning.from_events([each.event for each in history])
    else:
        record_reading(access.log, access.context, Reading(WHAT, arende=granskning))
    readings = None
    if sees_readings(acting):
        found = _readings(access.log, granskning, page_number(request.query_params))
        readings = readings_section(seen, state, found)
    return page("granskningar/granskning.html", granskning_page(seen, state, readings))


def _readings(log: Log, granskning: UUID, number: int) -> Readings:
    """Find a page of the readings within it; raises NotFoundError where there are not so many."""
    antal = count_granskning_readings(log, granskning)
    rows = granskning_readings(log, granskning, PER_PAGE, (number - 1) * PER_PAGE)
    if number > 1 and not rows:
        raise NotFoundError("Listan har inte så många sidor.")
    return Readings(antal, number, rows)
