"""The plans by year, one year's plan, its risks, and its kontrollmoment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.acts import INTERNKONTROLL, Acting, plan_id
from api.web.answers import page
from api.web.build.plan.kontrollmoment import drawn, kontrollmoment_page
from api.web.build.plan.plan import plan_list, plan_page
from api.web.build.plan.risker import risker_page
from api.web.charts import Form, draw, trend
from api.web.forms_internkontroll.situation import found
from api.web.routes.plan.seen import Plans, seen_by
from audit.internkontroll.plan import Plan

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.build.plan.kontrollmoment import Drawn

router = APIRouter(prefix="/{namnd}/internkontroll/plan", include_in_schema=False)
Year = Annotated[int, Path(ge=1900, le=2999)]


@router.get("")
def plans(request: Request, access: Plans) -> Response:
    """List the plans by year."""
    return page("plan/planer.html", plan_list(seen_by(request, access, "Internkontrollplaner")))


@router.get("/{ar:int}")
def plan(request: Request, access: Plans, ar: Year) -> Response:
    """Show the plan of a year."""
    seen = seen_by(request, access, f"Internkontrollplan {ar}")
    return page("plan/plan.html", plan_page(seen, found(seen.known.planer, ar)))


@router.get("/{ar:int}/risker")
def risker(request: Request, access: Plans, ar: Year) -> Response:
    """Show the risks of a year; their reasons for those who may read them, and it is recorded."""
    acting = Acting.of(request, access)
    sight = INTERNKONTROLL.sight(acting, "read_plan_texter", plan_id(acting.log, ar))
    seen = seen_by(request, access, f"Risker {ar}", sight=sight)
    standing = found(seen.known.planer, ar)
    if sight.words:
        history = INTERNKONTROLL.read(
            acting, "read_plan_texter", standing.id, "internkontrollplan", known=seen.asof.position
        )
        standing = Plan.from_events([one.event for one in history])
    return page("plan/risker.html", risker_page(seen, standing))


@router.get("/{ar:int}/kontrollmoment/{kontrollmoment:uuid}")
def kontrollmoment(request: Request, access: Plans, ar: Year, kontrollmoment: UUID) -> Response:
    """Show a kontrollmoment of a year with its mätningar over the years."""
    seen = seen_by(request, access, "Kontrollmoment")
    standing = found(seen.known.planer, ar)
    moment = found(standing.kontrollmoment, kontrollmoment)
    return page("plan/kontrollmoment.html", kontrollmoment_page(seen, standing, moment))


@router.get("/{ar:int}/kontrollmoment/{kontrollmoment:uuid}/diagram.svg")
async def chart(access: Plans, ar: Year, kontrollmoment: UUID, form: Form) -> Response:
    """Draw the outcomes of a kontrollmoment over the years."""
    shown = await run_in_threadpool(_drawn, access, ar, kontrollmoment)
    made = await draw(
        ("kontrollmoment", form, shown), lambda: trend(shown.points, form, shown.enhet)
    )
    return Response(made.svg, media_type="image/svg+xml", headers={"ETag": f'"{made.sha256}"'})


def _drawn(access: Access, ar: int, kontrollmoment: UUID) -> Drawn:
    known = INTERNKONTROLL.state(access.log)
    moment = found(found(known.planer, ar).kontrollmoment, kontrollmoment)
    return drawn(known, moment.id, known.matningar_of(moment.id))
