"""The avvikelser: the list, and one of them."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import INTERNKONTROLL, Acting
from api.web.answers import page
from api.web.build.plan.avvikelse import avvikelse_list, avvikelse_page
from api.web.forms_internkontroll.situation import found
from api.web.routes.plan.seen import Plans, seen_by
from audit.internkontroll.avvikelse import Avvikelse

router = APIRouter(prefix="/{namnd}/internkontroll/avvikelser", include_in_schema=False)
READ = "read_avvikelse_texter"


@router.get("")
def avvikelser(request: Request, access: Plans, lage: str = "oppna") -> Response:
    """List the avvikelser: the open ones, or all."""
    seen = seen_by(request, access, "Avvikelser")
    return page("plan/avvikelser.html", avvikelse_list(seen, everything=lage == "alla"))


@router.get("/{avvikelse:uuid}")
def avvikelse(request: Request, access: Plans, avvikelse: UUID) -> Response:
    """Show an avvikelse; its texts for those who may read them, and it is recorded."""
    acting = Acting.of(request, access)
    sight = INTERNKONTROLL.sight(acting, READ, avvikelse)
    seen = seen_by(request, access, "Avvikelse", sight=sight)
    standing = found(seen.known.avvikelser, avvikelse)
    if sight.words:
        history = INTERNKONTROLL.read(
            acting, READ, avvikelse, "internkontroll_avvikelse", known=seen.asof.position
        )
        standing = Avvikelse.from_events([one.event for one in history])
    return page("plan/avvikelse.html", avvikelse_page(seen, standing))
