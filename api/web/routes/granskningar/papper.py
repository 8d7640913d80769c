"""The nämnd's answer to an audit and its yttranden: as pages, PDF and Word, recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import REVISION, Acting
from api.reports.editions import choices, suffix
from api.reports.making import FORMS
from api.reports.moment import Moment, moment_of
from api.reports.revision.parts import Told
from api.reports.revision.svar_paper import svar_document
from api.reports.revision.yttrande_paper import yttrande_document
from api.reports.tjansteskrivelse import SEKRETESS
from api.web.answers import page
from api.web.build.dokument import dokument_page
from api.web.deps import Figures
from api.web.forms_revision.ground import TEXTS
from api.web.models.frame import NavLink
from api.web.routes.granskningar.seen import frame_for
from api.web.routes.papper_internkontroll import given, number_of
from audit.errors import NotFoundError
from audit.lexsarah.codes import UPPLAGA
from audit.revision.granskning import Granskning
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.auth import Access
    from api.reports.document import Document

router = APIRouter(prefix="/{namnd}/granskningar", include_in_schema=False)
SVAR: Final = "granskning_svar"
YTTRANDE: Final = "granskning_yttrande"
MISSING: Final = "Det finns inget sådant dokument."


@router.get("/{granskning:uuid}/papper")
def svar_page(
    request: Request, access: Figures, granskning: UUID, upplaga: str = SEKRETESS, nr: str = ""
) -> Response:
    """Show the nämnd's answer in one of its editions, once the reading is recorded."""
    moment = _moment(access, nr, upplaga)
    told = _told(request, access, granskning, SVAR, moment, upplaga)
    return _shown(access, granskning, "", svar_document(told, moment), moment, upplaga)


@router.get("/{granskning:uuid}/papper.{form}")
def svar_file(
    request: Request,
    access: Figures,
    granskning: UUID,
    form: str,
    upplaga: str = SEKRETESS,
    nr: str = "",
) -> Response:
    """Hand over the nämnd's answer as a file."""
    moment = _moment(access, nr, upplaga, form)
    told = _told(request, access, granskning, SVAR, moment, upplaga)
    document = svar_document(told, moment)
    name = f"svar-till-revisorerna{suffix(document)}"
    return given(access, SVAR, granskning, name, form, document)


@router.get("/{granskning:uuid}/papper/yttrande/{nummer:int}")
def yttrande_page(
    request: Request,
    access: Figures,
    granskning: UUID,
    nummer: int,
    upplaga: str = SEKRETESS,
    nr: str = "",
) -> Response:
    """Show the yttrande over an anmärkning, once the reading is recorded."""
    moment = _moment(access, nr, upplaga)
    told = _told(request, access, granskning, YTTRANDE, moment, upplaga)
    document = _yttrande(told, nummer, moment)
    return _shown(access, granskning, f"/yttrande/{nummer}", document, moment, upplaga)


@router.get("/{granskning:uuid}/papper/yttrande/{nummer:int}.{form}")
def yttrande_file(
    request: Request,
    access: Figures,
    granskning: UUID,
    nummer: int,
    form: str,
    upplaga: str = SEKRETESS,
    nr: str = "",
) -> Response:
    """Hand over the yttrande over an anmärkning as a file."""
    moment = _moment(access, nr, upplaga, form)
    told = _told(request, access, granskning, YTTRANDE, moment, upplaga)
    document = _yttrande(told, nummer, moment)
    name = f"yttrande-{nummer}{suffix(document)}"
    return given(access, YTTRANDE, granskning, name, form, document)


def _moment(access: Access, nr: str, upplaga: str, form: str = "pdf") -> Moment:
    if upplaga not in UPPLAGA or form not in FORMS:
        raise NotFoundError(MISSING)
    return moment_of(access.log, number_of(nr))


def _told(
    request: Request, access: Access, granskning: UUID, what: str, moment: Moment, upplaga: str
) -> Told:
    """Tell the granskning as it was known; its words are opened where the person may."""
    acting, own = Acting.of(request, access), upplaga == SEKRETESS
    state = REVISION.state(access.log, moment.number).granskningar.get(granskning)
    if state is None or state.opened is None:
        raise NotFoundError("Det finns ingen sådan granskning.")
    words = own and REVISION.may(acting, TEXTS)
    if words:
        history = REVISION.read(acting, TEXTS, granskning, what, known=moment.number)
        state = Granskning.from_events([one.event for one in history])
    return Told(state, moment.per, words, own)


def _yttrande(told: Told, nummer: int, moment: Moment) -> Document:
    anmarkning = told.state.anmarkningar.get(nummer)
    if anmarkning is None:
        raise NotFoundError("Det finns ingen sådan anmärkning.")
    return yttrande_document(told, anmarkning, moment)


def _shown(
    access: Access,
    granskning: UUID,
    which: str,
    document: Document,
    moment: Moment,
    upplaga: str,
) -> Response:
    what = YTTRANDE if which else SVAR
    record_reading(access.log, access.context, Reading(what, granskning, {"upplaga": upplaga}))
    base = f"/{access.log.namnd.slug}/granskningar/{granskning}"
    shown = dokument_page(
        frame_for(document.title, access),
        document,
        f"{base}/papper{which}",
        NavLink("Tillbaka till granskningen", base),
        asked={"nr": str(moment.number)},
        edition=upplaga,
        editions=choices(document, upplaga),
    )
    return page("dokument.html", shown)
