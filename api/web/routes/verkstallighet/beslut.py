"""The list of ej verkställda beslut, and one of them; each reading is recorded first."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import VERKSTALLIGHET, Acting
from api.web.answers import page
from api.web.build.verkstallighet.beslut import FILTERS, beslut_list, beslut_page, shown
from api.web.deps import Figures
from api.web.labels import text
from api.web.routes.verkstallighet.seen import SECTION, seen_by
from audit.errors import NotFoundError
from audit.store.reading import Reading, record_reading
from audit.verkstallighet.beslut import Beslut

router = APIRouter(prefix="/{namnd}/ej-verkstallda", include_in_schema=False)


@router.get("")
def listed(request: Request, access: Figures, lage: str = "vantar") -> Response:
    """List the beslut that wait, those that are reported, or all."""
    seen = seen_by(request, access, text(SECTION))
    chosen = lage if lage in FILTERS else "vantar"
    states = shown(seen, chosen)
    reading = Reading("ej_verkstallda", filters={"lage": chosen}, count=len(states))
    record_reading(access.log, access.context, reading)
    return page("verkstallighet/lista.html", beslut_list(seen, chosen, states))


@router.get("/{beslut:uuid}")
def one(request: Request, access: Figures, beslut: UUID) -> Response:
    """Show a beslut; its texts for those who may read them."""
    acting = Acting.of(request, access)
    sight = VERKSTALLIGHET.sight(acting, "read_beslut_texter", beslut)
    seen = seen_by(request, access, "Ej verkställt beslut", sight=sight)
    state = seen.known.beslut.get(beslut)
    if state is None:
        raise NotFoundError("Det finns inget sådant beslut.")
    if sight.words and state.registered is not None:
        history = VERKSTALLIGHET.read(acting, "read_beslut_texter", beslut, "ej_verkstallt_beslut")
        state = Beslut.from_events([each.event for each in history])
    else:
        reading = Reading("ej_verkstallt_beslut", arende=beslut)
        record_reading(access.log, access.context, reading)
    return page("verkstallighet/beslut.html", beslut_page(seen, state))
