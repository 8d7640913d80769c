"""The work of a quarter."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.web.answers import page
from api.web.build.verkstallighet.kvartal import kvartal_page
from api.web.deps import Figures
from api.web.routes.verkstallighet.seen import Number, Year, seen_by
from audit.store.reading import Reading, record_reading

router = APIRouter(prefix="/{namnd}/ej-verkstallda/kvartal", include_in_schema=False)


@router.get("/{ar:int}/{nummer:int}")
def kvartal(request: Request, access: Figures, ar: Year, nummer: Number) -> Response:
    """Show which individrapporter a quarter asks for, its statistics, and what was reported."""
    seen = seen_by(request, access, "Kvartalets rapportering")
    model = kvartal_page(seen, ar, nummer)
    asked = {"ar": str(ar), "kvartal": str(nummer)}
    reading = Reading("ej_verkstallda_kvartal", filters=asked, count=len(model.reports.rows))
    record_reading(access.log, access.context, reading)
    return page("verkstallighet/kvartal.html", model)
