"""The waiting list of a year: shown with its chart, and counted month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.acts import VERKSTALLIGHET, Acting, vantelista_id
from api.auth import Access
from api.web.answers import page
from api.web.build.verkstallighet.lista import (
    MANADSNAMN,
    columns_of,
    lista_page,
    plain_lista,
)
from api.web.build.verkstallighet.manad import (
    manad_form,
    manad_page,
    month_to_come,
    typed_counts,
)
from api.web.charts import Form as Width
from api.web.charts import draw, histogram
from api.web.deps import Figures
from api.web.posted import Posted
from api.web.routes.verkstallighet.files import as_file, demand_form
from api.web.routes.verkstallighet.seen import Year, seen_by, vantelista_known
from audit.errors import InvalidInputError, NotFoundError
from audit.verkstallighet.commands import CountVantelista
from audit.verkstallighet.vantelista import OMRADEN, Vantelista

if TYPE_CHECKING:
    from api.web.build.verkstallighet.seen import Seen

router = APIRouter(prefix="/{namnd}/vantelista", include_in_schema=False)
Month = Annotated[int, Path(ge=1, le=12)]
ACT = "count_vantelista"
MONTHS = "Månad"
READ = "vantelista"
FORM = "verkstallighet/manad.html"


@router.get("/{ar:int}")
def vantelista(
    request: Request, access: Figures, ar: Year, omrade: str = "funktionsstod"
) -> Response:
    """Show a year's list of an område; it says nothing of any person."""
    seen = seen_by(request, access, "Väntelista", known=vantelista_known(access.log, ar))
    may = VERKSTALLIGHET.may(seen.acting, ACT)
    return page("verkstallighet/vantelista.html", lista_page(seen, ar, _known(omrade), may=may))


@router.get("/{ar:int}/{omrade}/diagram.svg")
async def diagram(access: Figures, ar: Year, omrade: str, form: Width) -> Response:
    """Draw the total of each month."""
    kod = _known(omrade)
    known = await run_in_threadpool(vantelista_known, access.log, ar)
    columns = columns_of(known.vantelistor.get(ar, Vantelista()), kod)
    if not columns:
        raise NotFoundError("Det finns inget sådant diagram.")
    drawn = await draw(
        ("vantelista", form, columns), lambda: histogram(columns, form, title=MONTHS)
    )
    return Response(drawn.svg, media_type="image/svg+xml", headers={"ETag": f'"{drawn.sha256}"'})


@router.get("/{ar:int}/{omrade}/lista.{form}")
def download(access: Figures, ar: Year, omrade: str, form: str) -> Response:
    """Give the table of a year as a file; it says nothing of any person."""
    demand_form(form)
    kod = _known(omrade)
    lista = vantelista_known(access.log, ar).vantelistor.get(ar, Vantelista())
    filters = {"ar": str(ar), "omrade": kod}
    return as_file(access, READ, f"vantelista-{ar}-{kod}", form, plain_lista(lista, kod), filters)


@router.get("/{ar:int}/{omrade}/{manad:int}")
def manad(request: Request, access: Figures, ar: Year, omrade: str, manad: Month) -> Response:
    """Show the form of a month that has begun."""
    kod, seen = _known(omrade), _of_manad(request, access, ar, manad)
    if (early := month_to_come(seen, ar, kod, manad)) is not None:
        return page(FORM, early, 422)
    form = manad_form(seen, ar, kod, manad)
    return page(FORM, manad_page(seen, ar, kod, manad, form))


@router.post("/{ar:int}/{omrade}/{manad:int}")
def counted(
    request: Request, access: Figures, typed: Posted, ar: Year, omrade: str, manad: Month
) -> Response:
    """Count a month that has begun, and show the list."""
    kod, seen = _known(omrade), _of_manad(request, access, ar, manad)
    if (early := month_to_come(seen, ar, kod, manad)) is not None:
        return page(FORM, early, 422)
    try:
        _count(request, access, (ar, kod, manad), typed)
    except InvalidInputError as error:
        form = manad_form(seen, ar, kod, manad).again(typed, error)
        model = manad_page(seen, ar, kod, manad, form)
        return page(FORM, model, 422)
    here = f"/{access.log.namnd.slug}/vantelista/{ar}?omrade={kod}&gjort={ACT}"
    return RedirectResponse(here, 303)


def _of_manad(request: Request, access: Access, ar: int, manad: int) -> Seen:
    title = f"Väntelista, {MANADSNAMN[manad - 1]}"
    return seen_by(request, access, title, known=vantelista_known(access.log, ar))


def _count(
    request: Request, access: Access, about: tuple[int, str, int], typed: dict[str, str]
) -> None:
    ar, omrade, manad = about
    antal, yes = typed_counts(omrade, typed)
    VERKSTALLIGHET.perform(
        Acting.of(request, access),
        CountVantelista(
            vantelista=vantelista_id(access.log, ar),
            ar=ar,
            manad=manad,
            omrade=omrade,
            antal=antal,
            tackat_ja=yes,
        ),
    )


def _known(omrade: str) -> str:
    if omrade not in OMRADEN:
        raise NotFoundError("Det finns ingen sådan väntelista.")
    return omrade
