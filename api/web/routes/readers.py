"""Who has read: for the loggkontrollant."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.services import Services
from api.web.answers import page
from api.web.asked import asked_of, page_number
from api.web.build.frame import frame_of
from api.web.build.insyn import rubriker
from api.web.build.readers import PER_PAGE, readers_page
from api.web.deps import ReadLog, links_of
from api.web.labels import text
from api.web.read import note_readers
from audit.envelope import Recorded
from audit.errors import NotFoundError
from audit.store.log import Log

router = APIRouter(prefix="/{namnd}", include_in_schema=False)


@router.get("/vem-har-last")
def readers(request: Request, access: ReadLog) -> Response:
    """Show the readings, newest first, with the names of the accounts as they are now."""
    services: Services = request.app.state.services
    number = page_number(request.query_params)
    reads = access.log.reads
    size = reads.head().size
    found = _newest(reads, size, number)
    if number > 1 and not found:
        raise NotFoundError("Listan har inte så många sidor.")
    note_readers(access, len(found), number)
    names = services.accounts.every_name()
    links = links_of(access, asked_of(access.log, request.query_params))
    frame = frame_of(text("vem_har_last"), access, links)
    granskningar = rubriker(access.log)
    model = readers_page(frame, (found, size, number), names, links, granskningar)
    return page("vem_har_last.html", model)


def _newest(reads: Log, size: int, number: int) -> list[Recorded]:
    last = size - (number - 1) * PER_PAGE
    if last < 1:
        return []
    entries = reads.recorder.select_notifications(max(1, last - PER_PAGE + 1), PER_PAGE, last)
    by_id = reads.load_many([UUID(str(one.originator_id)) for one in entries])
    found = [recorded for history in by_id.values() for recorded in history]
    return sorted(found, key=lambda one: one.position, reverse=True)
