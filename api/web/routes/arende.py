"""One ärende's timeline."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_organisation
from api.auth import Permission
from api.web.answers import page
from api.web.asked import asked_of
from api.web.build.frame import frame_of
from api.web.build.names import arende_name
from api.web.build.timeline import Followed, timeline_page
from api.web.deps import Timelines, links_of
from api.web.read import note_arende
from audit.errors import NotFoundError
from projections.trail.timeline import timeline

router = APIRouter(prefix="/{namnd}/arenden", include_in_schema=False)


@router.get("/{arende}")
def arende(request: Request, access: Timelines, arende: UUID) -> Response:
    """Show what happened in one ärende, as known at a moment; who reads is recorded first."""
    wanted = asked_of(access.log, request.query_params)
    asof = wanted.resolve(access.log)
    note_arende(access, arende)
    found = timeline(access.log, arende, asof.position)
    if not found.items or not found.items[0].topic.startswith("barnutredning."):
        raise NotFoundError("Det finns inget sådant ärende, eller så var det inte registrerat då.")
    links = links_of(access, wanted)
    organisation = the_organisation(access.log)
    followed = Followed(wanted, asof, found, access.may(Permission.WORDS), organisation)
    frame = frame_of(arende_name(arende), access, links, section="internkontroll")
    return page("arende.html", timeline_page(frame, followed, links))
