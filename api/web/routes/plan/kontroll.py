"""The nämnd's own kontroller: the list with its form, and one of them with its outcome now."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import INTERNKONTROLL, Acting
from api.web.answers import page
from api.web.build.plan.kontroll import kontroll_list, kontroll_page
from api.web.forms_internkontroll.page import form_page
from api.web.forms_internkontroll.situation import Situation, found
from api.web.forms_internkontroll.specs_kontroll import DEFINE
from api.web.routes.plan.latest import latest_for
from api.web.routes.plan.seen import Plans, seen_by
from audit.internkontroll.kontroll import Kontroll
from projections.kontroll.koder import koder
from projections.kontroll.utfall import preview

router = APIRouter(prefix="/{namnd}/internkontroll/kontroller", include_in_schema=False)
READ = "read_kontroll_texter"


@router.get("")
def kontroller(request: Request, access: Plans) -> Response:
    """List the kontroller, with the form that defines one."""
    seen = seen_by(request, access, "Egna kontroller")
    log = seen.acting.log
    rows = bool(koder(log, log.head().size))
    form = None
    if rows and INTERNKONTROLL.may(seen.acting, "define_kontroll"):
        form = form_page(seen.frame, Situation(seen.acting, DEFINE, seen.known))
    return page("plan/kontroller.html", kontroll_list(seen, form, None, rows=rows))


@router.get("/{kontroll:uuid}")
def kontroll(request: Request, access: Plans, kontroll: UUID) -> Response:
    """Show a kontroll and what it gives now: its text, and its latest rows, recorded first."""
    acting = Acting.of(request, access)
    sight = INTERNKONTROLL.sight(acting, READ, kontroll)
    seen = seen_by(request, access, "Egen kontroll", sight=sight)
    standing = found(seen.known.kontroller, kontroll)
    if sight.words:
        history = INTERNKONTROLL.read(acting, READ, kontroll, "internkontroll_kontroll")
        standing = Kontroll.from_events([one.event for one in history])
    asked = standing.definition
    shown = preview(
        acting.log,
        asked.starthandelse,
        asked.sluthandelse,
        asked.inom,
        asked.aterkommande,
        acting.today,
        acting.log.head().size,
        fran=asked.fran,
    )
    latest = latest_for(access, shown, kontroll)
    made = kontroll_page(seen, kontroll, standing, shown.counted, latest)
    return page("plan/kontroll.html", made)
