"""Lead times of a period, and the charts of the dashboard and of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.acts import INTERNKONTROLL, the_organisation
from api.web.answers import page
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.klockor.development import Developed, development_page
from api.web.build.klockor.figures import LIMITS, TITLES, enhet_bars, ledtid_columns
from api.web.build.names import enhet_name
from api.web.charts import Enhetsrad, Form, Stapel, draw, enheter, histogram
from api.web.deps import Figures
from api.web.routes.klockor.asked import chosen_of, clock_links
from audit.errors import NotFoundError
from projections.barnutredning.figure import running_by_enhet
from projections.barnutredning.ledtider import ledtid_forhandsbedomning, ledtid_utredning
from projections.imports.status import import_status

if TYPE_CHECKING:
    from api.web.build.klockor.found import Chosen
    from audit.store.log import Log

router = APIRouter(prefix="/{namnd}/internkontroll", include_in_schema=False)
KINDS: Final = ("barnutredningar", "forlangningar", "orosanmalningar")
LEDTIDER: Final = {
    "forhandsbedomning": ledtid_forhandsbedomning,
    "utredning": ledtid_utredning,
}


@router.get("/utveckling")
def development(request: Request, access: Figures) -> Response:
    """Show the lead times: numbers without any case."""
    log = access.log
    chosen = chosen_of(log, request.query_params)
    asof, links = chosen.asked.resolve(log), clock_links(access, chosen)
    start, known = chosen.asked.start, asof.position
    found = {name: ask(log, start, asof.per, known) for name, ask in LEDTIDER.items()}
    developed = Developed(
        chosen=chosen,
        asof=asof,
        ledtider=found,
        internkontroll=INTERNKONTROLL.state(log, known),
        imports=import_status(log, known, KINDS),
        organisation=the_organisation(log),
    )
    notices = notices_of(found["utredning"].basis, known, developed.imports)
    frame = frame_of("Utveckling", access, links.links, notices, section="internkontroll")
    return page("klockor/utveckling.html", development_page(frame, developed, links))


@router.get("/diagram/{name}.svg")
async def chart(request: Request, access: Figures, name: str, form: Form) -> Response:
    """Draw one chart at the kontrollnummer that the page names."""
    chosen = await run_in_threadpool(chosen_of, access.log, request.query_params)
    if name == "enheter":
        bars = await run_in_threadpool(_bars, access.log, chosen)
        drawn = await draw((name, form, bars), partial(enheter, bars, form))
    elif name in LEDTIDER:
        columns = await run_in_threadpool(_columns, access.log, chosen, name)
        title, limit = TITLES[name], LIMITS[name]
        drawn = await draw((name, form, columns), partial(histogram, columns, form, title, limit))
    else:
        raise NotFoundError("Det finns inget sådant diagram.")
    return Response(drawn.svg, media_type="image/svg+xml", headers={"ETag": f'"{drawn.sha256}"'})


def _bars(log: Log, chosen: Chosen) -> tuple[Enhetsrad, ...]:
    asof, organisation = chosen.asked.resolve(log), the_organisation(log)
    by_enhet = running_by_enhet(log, asof.per, asof.position)
    return enhet_bars(by_enhet, partial(enhet_name, organisation, day=asof.per), chosen.enhet)


def _columns(log: Log, chosen: Chosen, name: str) -> tuple[Stapel, ...]:
    asof = chosen.asked.resolve(log)
    ledtid = LEDTIDER[name](log, chosen.asked.start, asof.per, asof.position)
    return ledtid_columns(ledtid, name)
