"""The random draws of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from api.acts import INTERNKONTROLL, Acting, dragningar_id
from api.reports.internkontroll.drawn import drawn_when, extract_day
from api.web.answers import page
from api.web.build.plan.dragningar import Drawings, dragningar_page
from api.web.forms_internkontroll.situation import EMPTY
from api.web.routes.plan.drawn import drawn_for
from api.web.routes.plan.seen import Readers, seen_by
from audit.errors import StateError
from audit.internkontroll.dragning import Dragningar
from audit.internkontroll.steps import Stream
from audit.store.reading import Reading, record_reading
from projections.kontroll.underlag import Repeated, repeat

if TYPE_CHECKING:
    from audit.internkontroll.events_dragning import DragningMade
    from audit.store.log import Log

router = APIRouter(prefix="/{namnd}/internkontroll/dragningar", include_in_schema=False)
READ = "read_dragning_texter"
READING = "internkontroll_dragningar"
Year = Annotated[int, Path(ge=2000, le=2149)]


@router.get("/{ar:int}")
def dragningar(request: Request, access: Readers, ar: Year) -> Response:
    """Show the draws of a year: what was drawn points at cases, so each reading is recorded."""
    acting = Acting.of(request, access)
    sight = INTERNKONTROLL.sight(acting, READ, dragningar_id(acting.log, ar))
    seen = seen_by(request, access, f"Slumpvisa dragningar {ar}", sight=sight)
    standing = seen.known.dragningar.get(ar) or EMPTY[Stream.DRAGNINGAR]
    assert isinstance(standing, Dragningar)  # noqa: S101 - both are
    if sight.words and standing.dragningar:
        history = INTERNKONTROLL.read(acting, READ, dragningar_id(acting.log, ar), READING)
        standing = Dragningar.from_events([one.event for one in history])
    else:
        reading = Reading(READING, filters={"ar": str(ar)}, count=len(standing.dragningar))
        record_reading(access.log, access.context, reading)
    repeated = {one.dragning: _repeated(acting.log, one) for one in standing.dragningar}
    kanda = drawn_for(access, request.app.state.services, standing.dragningar)
    drawn = _drawings(acting.log, standing)
    model = dragningar_page(seen, ar, standing, repeated, kanda, drawn)
    return page("plan/dragningar.html", model)


def _drawings(log: Log, standing: Dragningar) -> Drawings:
    """Tell when each was made; nothing where imports are not read so far."""
    try:
        return Drawings(drawn_when(log, standing), extract_day(log, log.head().size))
    except StateError:
        return Drawings()


def _repeated(log: Log, made: DragningMade) -> Repeated | None:
    try:
        return repeat(log, made)
    except StateError:
        return None
