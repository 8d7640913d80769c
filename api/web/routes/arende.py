"""One ärende's timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting, open_timeline, the_organisation
from api.auth import Permission
from api.web.answers import page
from api.web.asked import asked_of
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.build.klockor.handled_list import chain_lines
from api.web.build.names import arende_name
from api.web.build.timeline import Followed, timeline_page
from api.web.deps import Timelines, links_of
from audit.errors import NotFoundError
from projections.barnutredning.kedjor import kedjor
from projections.trail.timeline import timeline

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.asof import AsOf

router = APIRouter(prefix="/{namnd}/arenden", include_in_schema=False)


@router.get("/{arende}")
def arende(request: Request, access: Timelines, arende: UUID) -> Response:
    """Show what happened in one ärende, as known at a moment; who reads is recorded first."""
    wanted = asked_of(access.log, request.query_params)
    asof = wanted.resolve(access.log)
    acting, words = Acting.of(request, access), access.may(Permission.WORDS)
    sight = open_timeline(acting, access.context, "handelser", arende, words=words).sight
    found = timeline(access.log, arende, asof.position)
    if not found.items or not found.items[0].topic.startswith("barnutredning."):
        raise NotFoundError("Det finns inget sådant ärende, eller så var det inte registrerat då.")
    links = links_of(access, wanted)
    organisation = the_organisation(access.log)
    chain = _chain(access.log, asof, arende) if not found.gallrad_at else ()
    followed = Followed(wanted, asof, found, sight.words, organisation, chain)
    notices = insyn_notices(access.log, sight.granskning)
    frame = frame_of(arende_name(arende), access, links, notices, section="internkontroll")
    return page("arende.html", timeline_page(frame, followed, links))


def _chain(log: Log, asof: AsOf, arende: UUID) -> tuple[str, ...]:
    """Say which chain of utredningar of one child it belongs to; nothing where it stands alone."""
    every = kedjor(log, asof.per, asof.position, limit=None).rows
    own = (one for one in every if any(part.arende_id == arende for part in one.parts))
    return next((chain_lines(one, arende) for one in own), ())
