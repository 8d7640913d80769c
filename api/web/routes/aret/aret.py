"""The page of a year, of one punkt, and of all that has happened in the year."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import INTERNKONTROLL, arsplan_id
from api.web.answers import page
from api.web.build.aret.page import aret_page
from api.web.build.aret.punkt import handelser_page, punkt_page
from api.web.deps import Figures
from api.web.labels import text
from api.web.routes.aret.seen import SECTION, Words, Year, history_of, seen_by
from audit.errors import NotFoundError
from projections.asof import today_of

router = APIRouter(prefix="/{namnd}/aret", include_in_schema=False)
READS = "read_arsplan_texter"


@router.get("")
def this_year(access: Figures) -> Response:
    """Lead to the year that runs."""
    slug, year = access.log.namnd.slug, today_of(access.log).year
    return RedirectResponse(f"/{slug}/aret/{year}", 303)


@router.get("/{ar:int}")
def one_year(request: Request, access: Figures, ar: Year) -> Response:
    """Show a year: it says no more than the agendas do, and no sealed text."""
    seen = seen_by(request, access, ar, f"{text(SECTION)} {ar}")
    return page("aret/aret.html", aret_page(seen))


@router.get("/{ar:int}/punkt/{punkt:uuid}")
def one_punkt(request: Request, access: Figures, ar: Year, punkt: UUID) -> Response:
    """Show a punkt with what has happened to it; why, for those who may read it."""
    about = Words(READS, arsplan_id(access.log, ar), "aret_punkt")
    seen = seen_by(request, access, ar, "Punkt i nämndens år", about)
    if punkt not in seen.plan.punkter:
        raise NotFoundError("Det finns ingen sådan punkt.")
    history = history_of(seen, access, about, seen.plan)
    known = INTERNKONTROLL.state(access.log, seen.asof.position)
    return page("aret/punkt.html", punkt_page(seen, punkt, history, known))


@router.get("/{ar:int}/handelser")
def handelser(request: Request, access: Figures, ar: Year) -> Response:
    """Show what has happened in a year, the newest first."""
    about = Words(READS, arsplan_id(access.log, ar), "aret_handelser")
    seen = seen_by(request, access, ar, "Det som har hänt under året", about)
    history = history_of(seen, access, about, seen.plan)
    return page("aret/handelser.html", handelser_page(seen, history))
