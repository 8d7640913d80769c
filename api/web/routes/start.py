"""A nämnd's start page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import the_organisation
from api.auth import Permission
from api.web.answers import page
from api.web.asked import asked_of
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.start import SHOWN, Found, start_page
from api.web.deps import Anyone, links_of
from api.web.labels import text
from api.web.links import PAGAENDE
from api.web.read import note_list
from projections.barnutredning.figure import running
from projections.barnutredning.listing import reaching
from projections.imports.status import import_status
from projections.matning.trend import trend as frozen

router = APIRouter(prefix="/{namnd}", include_in_schema=False)


@router.get("")
def start(request: Request, access: Anyone) -> Response:
    """Show the figure now and what falls due; whoever sees no figures goes where the role leads."""
    links = links_of(access)
    if not access.may(Permission.FIGURES):
        if access.may(Permission.LEXSARAH):
            return RedirectResponse(links.register("att-gora"), 303)
        reads = access.may(Permission.READ_LOG)
        return RedirectResponse(links.readers() if reads else links.checkpoint(), 303)
    # The query carries where one stood, for the menu; the start page itself is always now.
    wanted, log = asked_of(access.log, {}), access.log
    asof = wanted.resolve(log)
    soon = reaching(log, asof.per, asof.position, limit=SHOWN) if links.lists else None
    if soon is not None:
        note_list(access, wanted, "snart", len(soon.rows))
    found = Found(
        counted=running(log, asof.per, asof.position),
        imports=import_status(log, asof.position),
        trend=frozen(log, "barnutredningstid", PAGAENDE, asof.position),
        soon=soon,
        organisation=the_organisation(log),
    )
    notices = notices_of(found.counted.basis, asof.position, found.imports)
    menu = links_of(access, asked_of(log, request.query_params))
    frame = frame_of(text("start"), access, menu, notices)
    return page("start.html", start_page(frame, asof, found, links))
