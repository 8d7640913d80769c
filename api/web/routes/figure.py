"""The internkontroll figure: the page and its charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.acts import INTERNKONTROLL
from api.auth import Access, Permission
from api.reports.internkontroll.asked_again import ask_again
from api.web.answers import page
from api.web.asked import Asked, asked_of
from api.web.build.basis import notices_of
from api.web.build.comparison import before_of, counted_span, matpunkter, months_of
from api.web.build.drawings import bars, months
from api.web.build.figure import Measured, figure_page
from api.web.build.frame import frame_of
from api.web.build.klockor.figures import LIMITS
from api.web.charts import Drawing, Form, draw, histogram, klasser, trend
from api.web.deps import Figures, links_of
from api.web.labels import text
from api.web.links import PAGAENDE
from audit.errors import NotFoundError, StateError
from audit.store.log import Log
from projections.asof import AsOf
from projections.barnutredning.figure import Closed, Running, closed, running
from projections.imports.status import import_status
from projections.matning.trend import trend as frozen

if TYPE_CHECKING:
    from uuid import UUID

    from audit.internkontroll.mal import Mal
    from projections.matning.trend import Trend

router = APIRouter(prefix="/{namnd}/internkontroll/barnutredningstid", include_in_schema=False)
MOMENT = "barnutredningstid"


@router.get("")
def figure(request: Request, access: Figures) -> Response:
    """Show the figure of one population on one date, as registered by another."""
    wanted = asked_of(access.log, request.query_params)
    measured = measure(access.log, wanted)
    links = links_of(access, wanted)
    csrf = access.account.csrf_token if _may_freeze(access, measured) else None
    known = measured.asof.position
    notices = notices_of(measured.counted.basis, known, measured.imports)
    frame = frame_of(text("barnutredningstid"), access, links, notices, section="internkontroll")
    return page("figur.html", figure_page(frame, measured, links, csrf))


def measure(log: Log, wanted: Asked) -> Measured:
    """Fetch everything the page says, at one kontrollnummer."""
    asof = wanted.resolve(log)
    before = frozen(log, MOMENT, wanted.population, asof.position)
    counted = count(log, wanted, asof)
    return Measured(
        asked=wanted,
        asof=asof,
        counted=counted,
        trend=before,
        goals=goals_of(log, before),
        imports=import_status(log, asof.position),
        before_now=before_now(log, before, counted, asof.position),
    )


def before_now(log: Log, measured: Trend, counted: Running | Closed, position: int) -> str:
    """Say what the mätning before has become; nothing where it is the same, or a view lags."""
    before = before_of(measured, *counted_span(counted))
    if before is None:
        return ""
    known = INTERNKONTROLL.state(log, position)
    matning = known.matningar.get(before.matning_id)
    try:
        again = ask_again(log, known, matning, position) if matning else None
    except StateError:
        return ""
    return again.as_before if again else ""


def goals_of(log: Log, measured: Trend) -> dict[UUID, Mal]:
    """Give the nämnd's goal of each frozen mätning that it gave one, as it stood on its day."""
    if not measured.rows:
        return {}
    known = INTERNKONTROLL.state(log, measured.known_position)
    there = (known.matningar.get(one.matning_id) for one in measured.rows)
    found = {one.id: known.belongs_to(one) for one in there if one is not None}
    return {id_: one[1].mal for id_, one in found.items() if one and one[1].mal}


def count(log: Log, wanted: Asked, asof: AsOf) -> Running | Closed:
    """Count the population that is asked for."""
    if wanted.population == PAGAENDE:
        return running(log, asof.per, asof.position)
    return closed(log, wanted.start, asof.per, asof.position)


def _may_freeze(access: Access, measured: Measured) -> bool:
    """Freezing is for kvalitet, and only of what is known now, by a view that has read it all."""
    now = measured.asked.stand.registrerat is None and measured.asked.stand.nummer is None
    return now and not measured.counted.behind and access.may(Permission.MEASURE)


@router.get("/diagram/{name}.svg")
async def chart(request: Request, access: Figures, name: str, form: Form) -> Response:
    """Draw one of the page's charts at the kontrollnummer that the page names."""
    wanted = asked_of(access.log, request.query_params)
    drawn = await _drawing(access.log, wanted, name, form)
    return Response(drawn.svg, media_type="image/svg+xml", headers={"ETag": f'"{drawn.sha256}"'})


async def _drawing(log: Log, wanted: Asked, name: str, form: Form) -> Drawing:
    asof = await run_in_threadpool(wanted.resolve, log)
    if name == "matningar":
        rows = await run_in_threadpool(frozen, log, MOMENT, wanted.population, asof.position)
        start = None if wanted.population == PAGAENDE else wanted.start
        goals = await run_in_threadpool(goals_of, log, rows)
        points = matpunkter(rows, months_of(start, asof.per), goals)
        return await draw((name, form, points), lambda: trend(points, form))
    counted = await run_in_threadpool(count, log, wanted, asof)
    if name == "klasser":
        classes = bars(counted)
        return await draw((name, form, classes), lambda: klasser(classes, form))
    if name == "manader" and isinstance(counted, Closed):
        columns = months(counted.months)
        limit = LIMITS["utredning"]
        return await draw((name, form, columns), lambda: histogram(columns, form, limit=limit))
    raise NotFoundError("Det finns inget sådant diagram.")
