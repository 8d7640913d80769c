"""The quarter's papers and the individrapport of one beslut: as pages, PDF and Word, recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import MASKED, VERKSTALLIGHET, Acting, Sight
from api.acts.sight import filters_of
from api.reports.making import FORMS
from api.reports.moment import Moment, moment_of
from api.reports.verkstallighet.quarter import (
    Told,
    one_document,
    reports_document,
    statistics_document,
)
from api.web.answers import page
from api.web.build.dokument import dokument_page
from api.web.build.verkstallighet.kvartal import NOT_BEGUN
from api.web.deps import Figures
from api.web.formats import datum
from api.web.models.frame import NavLink
from api.web.routes.papper_internkontroll import given, number_of
from api.web.routes.papper_period import organisation_at
from api.web.routes.verkstallighet.seen import Number, Year, frame_for
from audit.errors import NotFoundError
from audit.store.reading import Reading, record_reading
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.codes import MOTTAGARE
from audit.verkstallighet.kvartalet import (
    Rapport,
    begun,
    first_day,
    kvartal_of,
    last_day_of,
    quarter,
    statistics,
)
from audit.verkstallighet.lage import running

if TYPE_CHECKING:
    from datetime import date

    from api.auth import Access
    from api.reports.document import Document
    from audit.verkstallighet.verkstallighet import Verkstallighet

router = APIRouter(prefix="/{namnd}/ej-verkstallda", include_in_schema=False)
INDIVID: Final = "ej_verkstallt_individrapport"
QUARTER: Final = "ej_verkstallda_kvartalsrapport"
TEXTS: Final = "read_beslut_texter"


@router.get("/kvartal/{ar:int}/{nummer:int}/papper/{mottagare}.{form}")
def quarter_file(
    request: Request,
    access: Figures,
    ar: Year,
    nummer: Number,
    mottagare: str,
    form: str,
    nr: str = "",
) -> Response:
    """Hand over a quarter's paper as a file."""
    moment = _moment(access, nr, form)
    document, sight = _quarter(request, access, (ar, nummer), mottagare, moment)
    name = f"ej-verkstallda-{ar}-{nummer}-{mottagare}"
    return given(access, QUARTER, None, name, form, document, sight.granskning)


@router.get("/kvartal/{ar:int}/{nummer:int}/papper/{mottagare}")
def quarter_page(
    request: Request, access: Figures, ar: Year, nummer: Number, mottagare: str, nr: str = ""
) -> Response:
    """Show a quarter's paper to a recipient, once the reading is recorded."""
    moment = _moment(access, nr)
    document, sight = _quarter(request, access, (ar, nummer), mottagare, moment)
    base = f"/{access.log.namnd.slug}/ej-verkstallda/kvartal/{ar}/{nummer}"
    back = NavLink("Tillbaka till kvartalet", base)
    filters = filters_of(sight.granskning, till=mottagare)
    record_reading(access.log, access.context, Reading(QUARTER, filters=filters))
    return _shown(access, document, f"{base}/papper/{mottagare}", back, moment, sight)


@router.get("/{beslut:uuid}/papper")
def one_page(request: Request, access: Figures, beslut: UUID, nr: str = "") -> Response:
    """Show the individrapport of a beslut, to be copied into the e-service."""
    moment = _moment(access, nr)
    document, sight = _one(request, access, beslut, moment)
    base = f"/{access.log.namnd.slug}/ej-verkstallda/{beslut}"
    back = NavLink("Tillbaka till beslutet", base)
    reading = Reading(INDIVID, beslut, filters_of(sight.granskning))
    record_reading(access.log, access.context, reading)
    return _shown(access, document, f"{base}/papper", back, moment, sight)


@router.get("/{beslut:uuid}/papper.{form}")
def one_file(request: Request, access: Figures, beslut: UUID, form: str, nr: str = "") -> Response:
    """Hand over the individrapport of a beslut as a file."""
    document, sight = _one(request, access, beslut, _moment(access, nr, form))
    name = "individrapport"
    return given(access, INDIVID, beslut, name, form, document, sight.granskning)


def _quarter(
    request: Request, access: Access, asked: tuple[int, int], mottagare: str, moment: Moment
) -> tuple[Document, Sight]:
    if mottagare not in MOTTAGARE:
        raise NotFoundError("Det finns ingen sådan mottagare.")
    if not begun(*asked, moment.per):
        raise NotFoundError(NOT_BEGUN.format(dag=datum(first_day(*asked))))
    known = VERKSTALLIGHET.state(access.log, moment.number)
    today, moment = moment.per, replace(moment, per=min(last_day_of(*asked), moment.per))
    if mottagare == "fullmaktige":
        told, sight = _told(request, access, known, (), asked, moment, today)
        counted = statistics(known.beslut.values(), moment.per)
        return statistics_document(told, counted, moment), sight
    rapporter = quarter(known.beslut.values(), *asked, moment.per)
    wanted = [one.beslut for one in rapporter]
    told, sight = _told(request, access, known, wanted, asked, moment, today)
    return reports_document(told, rapporter, mottagare, moment), sight


def _one(request: Request, access: Access, beslut: UUID, moment: Moment) -> tuple[Document, Sight]:
    known = VERKSTALLIGHET.state(access.log, moment.number)
    state = known.beslut.get(beslut)
    if state is None or state.registered is None:
        raise NotFoundError("Det finns inget sådant beslut.")
    told, sight = _told(request, access, known, [beslut], kvartal_of(moment.per), moment)
    return one_document(told, _rapport(state, moment), moment), sight


def _rapport(state: Beslut, moment: Moment) -> Rapport:
    """Give what is to be reported of a beslut now: this quarter's report, or what it will be."""
    ar, nummer = kvartal_of(moment.per)
    found = quarter([state], ar, nummer, moment.per)
    if found:
        return found[-1]
    waits = running(state, moment.per)
    if waits is None:
        raise NotFoundError("Beslutet är verkställt eller avslutat och rapporteras inte mer.")
    return Rapport(beslut=state.id, rapportslag="ny", vantan=waits)


def _told(
    request: Request,
    access: Access,
    known: Verkstallighet,
    wanted: Iterable[UUID],
    asked: tuple[int, int],
    moment: Moment,
    today: date | None = None,
) -> tuple[Told, Sight]:
    """Put together what is told, with the words of each beslut that the person may read."""
    acting = Acting.of(request, access)
    states, sights = dict(known.beslut), {MASKED}
    for one in wanted:
        sight = VERKSTALLIGHET.sight(acting, TEXTS, one)
        sights.add(sight)
        if sight.words:
            history = VERKSTALLIGHET.read(acting, TEXTS, one, INDIVID, known=moment.number)
            states[one] = Beslut.from_events([each.event for each in history])
    organisation = organisation_at(access.log, moment)
    best = max(sights, key=lambda one: (one.words, one.granskning is not None))
    told = Told(
        states=states,
        ar=asked[0],
        nummer=asked[1],
        per=moment.per,
        enhet=lambda kod: organisation.name("enhet", kod, moment.per) or kod,
        words=best.words,
        today=today,
    )
    return told, best


def _moment(access: Access, nr: str, form: str = "pdf") -> Moment:
    if form not in FORMS:
        raise NotFoundError("Dokumentet finns som pdf och docx.")
    return moment_of(access.log, number_of(nr))


def _shown(
    access: Access,
    document: Document,
    address: str,
    back: NavLink,
    moment: Moment,
    sight: Sight,
) -> Response:
    shown = dokument_page(
        frame_for(document.title, access, sight),
        document,
        address,
        back,
        asked={"nr": str(moment.number)},
    )
    return page("dokument.html", shown)
