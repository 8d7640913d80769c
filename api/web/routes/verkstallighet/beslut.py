"""The list of ej verkställda beslut, and one of them, on any day; each reading is recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import VERKSTALLIGHET, Acting
from api.web.answers import page
from api.web.asked import page_number
from api.web.build.verkstallighet.beslut import beslut_page
from api.web.build.verkstallighet.listing import FILTERS, beslut_list, plain_rows
from api.web.build.verkstallighet.urval import PER_PAGE
from api.web.deps import Figures
from api.web.labels import text
from api.web.routes.verkstallighet.files import as_file, demand_form
from api.web.routes.verkstallighet.seen import (
    SECTION,
    abreast,
    one_stream,
    seen_by,
    standing_of,
)
from audit.errors import NotFoundError
from audit.store.reading import Reading, record_reading
from audit.verkstallighet.beslut import Beslut
from projections.verkstallighet.listing import BeslutListing, beslut_listing

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.build.verkstallighet.seen import Standing

router = APIRouter(prefix="/{namnd}/ej-verkstallda", include_in_schema=False)
LISTED = "ej_verkstallda"
TEXTS = "read_beslut_texter"


@router.get("")
def listed(request: Request, access: Figures, lage: str = "vantar") -> Response:
    """List the beslut that wait, those that are reported, or all, a page at a time."""
    number, chosen = page_number(request.query_params), lage if lage in FILTERS else "vantar"
    standing = standing_of(request, access.log)
    listing = _listing(access, standing, chosen, number, PER_PAGE)
    if number > 1 and not listing.rows:
        raise NotFoundError("Listan har inte så många sidor.")
    seen = seen_by(request, access, text(SECTION), standing=standing, basis=listing.basis)
    filters = standing.filters(lage=chosen)
    reading = Reading(LISTED, filters=filters, count=len(listing.rows))
    record_reading(access.log, access.context, reading)
    return page("verkstallighet/lista.html", beslut_list(seen, chosen, listing, number))


@router.get("/lista.{form}")
def download(request: Request, access: Figures, form: str, lage: str = "vantar") -> Response:
    """Give the whole list as a file."""
    demand_form(form)
    chosen, standing = lage if lage in FILTERS else "vantar", standing_of(request, access.log)
    listing = _listing(access, standing, chosen, 1, None)
    seen = seen_by(request, access, text(SECTION), standing=standing)
    rows, filters = plain_rows(seen, listing), standing.filters(lage=chosen)
    return as_file(access, LISTED, "ej-verkstallda-beslut", form, rows, filters)


def _listing(
    access: Access, standing: Standing, lage: str, number: int, limit: int | None
) -> BeslutListing:
    asof, offset = standing.asof, (number - 1) * PER_PAGE
    ask = partial(
        beslut_listing, access.log, asof.per, asof.position, lage, offset=offset, limit=limit
    )
    return abreast(access.log, ask)


@router.get("/{beslut:uuid}")
def one(request: Request, access: Figures, beslut: UUID) -> Response:
    """Show a beslut; its texts for those who may read them."""
    acting = Acting.of(request, access)
    standing = standing_of(request, access.log)
    sight = VERKSTALLIGHET.sight(acting, TEXTS, beslut)
    known = standing.asof.position
    found = one_stream(access.log, beslut, known)
    state = found.beslut.get(beslut)
    if state is None:
        raise NotFoundError("Det finns inget sådant beslut.")
    seen = seen_by(
        request, access, "Ej verkställt beslut", sight=sight, standing=standing, known=found
    )
    if sight.words and state.registered is not None:
        history = VERKSTALLIGHET.read(acting, TEXTS, beslut, "ej_verkstallt_beslut", known=known)
        state = Beslut.from_events([each.event for each in history])
    else:
        reading = Reading("ej_verkstallt_beslut", arende=beslut)
        record_reading(access.log, access.context, reading)
    return page("verkstallighet/beslut.html", beslut_page(seen, state))
