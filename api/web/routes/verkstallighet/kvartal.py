"""The work of a quarter, on any day: its page, and its lists as files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.web.answers import page
from api.web.asked import page_number
from api.web.build.verkstallighet.kvartal import kvartal_page, plain_reports, plain_statistics
from api.web.build.verkstallighet.urval import PER_PAGE
from api.web.deps import Figures
from api.web.routes.verkstallighet.files import as_file, demand_form
from api.web.routes.verkstallighet.seen import (
    Number,
    Year,
    abreast,
    kvartal_known,
    seen_by,
    standing_of,
)
from audit.errors import NotFoundError
from audit.store.reading import Reading, record_reading
from projections.verkstallighet.kvartal import Kvartalslage, kvartalslage

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.build.verkstallighet.seen import Standing

router = APIRouter(prefix="/{namnd}/ej-verkstallda/kvartal", include_in_schema=False)
READ = "ej_verkstallda_kvartal"
TITLE = "Kvartalets rapportering"


@router.get("/{ar:int}/{nummer:int}")
def kvartal(request: Request, access: Figures, ar: Year, nummer: Number) -> Response:
    """Show which individrapporter a quarter asks for, its statistics, and what was reported."""
    number, standing = page_number(request.query_params), standing_of(request, access.log)
    found = _found(access, standing, (ar, nummer), number, PER_PAGE)
    if number > 1 and not found.rapporter:
        raise NotFoundError("Listan har inte så många sidor.")
    known = kvartal_known(access.log, ar, nummer, standing.asof.position)
    seen = seen_by(request, access, TITLE, standing=standing, known=known, basis=found.basis)
    filters = standing.filters(ar=str(ar), kvartal=str(nummer))
    reading = Reading(READ, filters=filters, count=len(found.rapporter))
    record_reading(access.log, access.context, reading)
    return page("verkstallighet/kvartal.html", kvartal_page(seen, ar, nummer, found, number))


@router.get("/{ar:int}/{nummer:int}/rapporter.{form}")
def reports(request: Request, access: Figures, ar: Year, nummer: Number, form: str) -> Response:
    """Give the individrapporter that a quarter asks for as a file."""
    demand_form(form)
    standing = standing_of(request, access.log)
    found = _found(access, standing, (ar, nummer), 1, None)
    seen = seen_by(request, access, TITLE, standing=standing)
    filters = standing.filters(ar=str(ar), kvartal=str(nummer))
    name = f"individrapporter-{ar}-{nummer}"
    return as_file(access, READ, name, form, plain_reports(seen, (ar, nummer), found), filters)


@router.get("/{ar:int}/{nummer:int}/statistik.{form}")
def statistics(request: Request, access: Figures, ar: Year, nummer: Number, form: str) -> Response:
    """Give the statistics of a quarter as a file."""
    demand_form(form)
    standing = standing_of(request, access.log)
    found = _found(access, standing, (ar, nummer), 1, 1)
    filters = standing.filters(ar=str(ar), kvartal=str(nummer))
    name = f"ej-verkstallda-statistik-{ar}-{nummer}"
    return as_file(access, READ, name, form, plain_statistics(found), filters)


def _found(
    access: Access, standing: Standing, asked: tuple[int, int], number: int, limit: int | None
) -> Kvartalslage:
    asof, offset = standing.asof, (number - 1) * PER_PAGE
    ask = partial(
        kvartalslage, access.log, *asked, asof.per, asof.position, offset=offset, limit=limit
    )
    return abreast(access.log, ask)
