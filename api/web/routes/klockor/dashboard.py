"""The dashboard of the internkontroll."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.web.answers import page
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.klockor.dashboard import dashboard_page
from api.web.build.klockor.utredning_parts import SHOWN
from api.web.deps import Figures
from api.web.labels import text
from api.web.routes.klockor.asked import chosen_of, clock_links
from api.web.routes.klockor.gather import gather
from api.web.routes.klockor.noted import note_clocks

router = APIRouter(prefix="/{namnd}/internkontroll", include_in_schema=False)


@router.get("")
def dashboard(request: Request, access: Figures) -> Response:
    """Show how everything stands; reading of cases is recorded first."""
    chosen = chosen_of(access.log, request.query_params)
    links = clock_links(access, chosen)
    found = gather(access.log, chosen, lists=links.lists)
    if found.over is not None:
        note_clocks(access, chosen, "internkontroll", len(found.over[:SHOWN]))
    notices = notices_of(found.basis, found.asof.position, found.imports)
    frame = frame_of(text("internkontroll"), access, links.links, notices)
    return page("klockor/dashboard.html", dashboard_page(frame, found, links))
