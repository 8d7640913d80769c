"""In how many utredningar violence came to light: counted, recorded as a reading, never listed."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_organisation
from api.web.answers import page
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.klockor.vald import HEADING, vald_page
from api.web.deps import Figures
from api.web.routes.klockor.asked import chosen_of, clock_links
from audit.store.reading import Reading, record_reading
from projections.barnutredning.vald import vald
from projections.imports.status import import_status

router = APIRouter(prefix="/{namnd}/internkontroll", include_in_schema=False)
KINDS: Final = ("barnutredningar", "handlaggning")


@router.get("/vald")
def counted(request: Request, access: Figures) -> Response:
    """Show the numbers of a period; the reading is recorded before any note is opened."""
    log = access.log
    chosen = chosen_of(log, request.query_params)
    asof, links = chosen.asked.resolve(log), clock_links(access, chosen)
    start, end = chosen.asked.start, chosen.asked.per
    filters = {"start": start.isoformat(), "slut": end.isoformat()}
    record_reading(log, access.context, Reading("vald", filters=filters))
    found = vald(log, start, end, asof.position)
    imports = import_status(log, asof.position, KINDS)
    notices = notices_of(found.basis, asof.position, imports)
    frame = frame_of(HEADING, access, links.links, notices, section="internkontroll")
    model = vald_page(frame, chosen, asof, found, imports, the_organisation(log), links)
    return page("klockor/utveckling.html", model)
