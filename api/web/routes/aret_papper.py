"""The nämnd's year and the follow-up of its goals on paper: as pages, PDF and Word, recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from api.acts import ARSPLAN, Acting, arsmal_id, arsplan_id
from api.acts.sight import MASKED, Sight, filters_of
from api.reports.arsplan.aret_paper import year_document
from api.reports.arsplan.mal_paper import malen_document
from api.reports.arsplan.telling import tell_malen, tell_year
from api.reports.editions import choices, suffix
from api.reports.making import FORMS
from api.reports.moment import Moment, moment_of
from api.reports.tjansteskrivelse import SEKRETESS
from api.web.answers import page
from api.web.asked import asked_of
from api.web.build.dokument import KNOWN, KNOWN_HINT, dokument_page
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.deps import Figures, links_of
from api.web.models.dokument import DateField, DateForm
from api.web.models.frame import NavLink
from api.web.routes.papper_internkontroll import given
from audit.arsplan.arsmal import Arsmal
from audit.arsplan.arsplan import Arsplan
from audit.errors import NotFoundError
from audit.lexsarah.codes import UPPLAGA
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from uuid import UUID

    from api.auth import Access
    from api.reports.document import Document
    from audit.envelope import Event

router = APIRouter(prefix="/{namnd}/aret", include_in_schema=False)

Year = Annotated[int, Path(ge=1990, le=2100)]
SECTION: Final = "namndens_ar"
YEAR, GOALS = "namndens_ar", "namndens_mal"
"""How the reading of each is called in the read log."""
READ_YEAR, READ_GOALS = "read_arsplan_texter", "read_arsmal_texter"
Told = tuple["Document", Sight]


@router.get("/{ar:int}/papper")
def year_page(request: Request, access: Figures, ar: Year, upplaga: str = SEKRETESS) -> Response:
    """Show the year as a document, once the reading is recorded."""
    moment = _moment(request, access, upplaga)
    back = NavLink("Tillbaka till året", f"{_base(access, ar)}")
    told = _year(request, access, ar, moment, upplaga)
    return _shown(request, access, YEAR, told, f"{_base(access, ar)}/papper", back, moment, upplaga)


@router.get("/{ar:int}/papper.{form}")
def year_file(
    request: Request, access: Figures, ar: Year, form: str, upplaga: str = SEKRETESS
) -> Response:
    """Hand over the year as a file."""
    moment = _moment(request, access, upplaga, form)
    document, sight = _year(request, access, ar, moment, upplaga)
    name = f"namndens-ar-{ar}-{moment.per.isoformat()}{suffix(document)}"
    return given(access, YEAR, None, name, form, document, sight.granskning)


@router.get("/{ar:int}/mal/papper")
def goals_page(request: Request, access: Figures, ar: Year, upplaga: str = SEKRETESS) -> Response:
    """Show the follow-up of the goals as a document, once the reading is recorded."""
    moment, base = _moment(request, access, upplaga), f"{_base(access, ar)}/mal"
    back = NavLink("Tillbaka till målen", base)
    told = _goals(request, access, ar, moment, upplaga)
    return _shown(request, access, GOALS, told, f"{base}/papper", back, moment, upplaga)


@router.get("/{ar:int}/mal/papper.{form}")
def goals_file(
    request: Request, access: Figures, ar: Year, form: str, upplaga: str = SEKRETESS
) -> Response:
    """Hand over the follow-up of the goals as a file."""
    moment = _moment(request, access, upplaga, form)
    document, sight = _goals(request, access, ar, moment, upplaga)
    name = f"namndens-mal-{ar}-{moment.per.isoformat()}{suffix(document)}"
    return given(access, GOALS, None, name, form, document, sight.granskning)


def _year(request: Request, access: Access, ar: int, moment: Moment, upplaga: str) -> Told:
    known = ARSPLAN.state(access.log, moment.number)
    plan = known.plan(ar)
    if not plan.version:
        raise NotFoundError("Det året är inte planerat i registret.")
    stream = arsplan_id(access.log, ar)
    sight, events = _words(request, access, READ_YEAR, stream, YEAR, moment, upplaga)
    if sight.words:
        plan = Arsplan.from_events(events)
    told = tell_year(plan, known.arsmal(ar), ar, moment.per, words=sight.words)
    return year_document(told, moment, upplaga), sight


def _goals(request: Request, access: Access, ar: int, moment: Moment, upplaga: str) -> Told:
    arsmal = ARSPLAN.state(access.log, moment.number).arsmal(ar)
    if not arsmal.version:
        raise NotFoundError("Det finns inga mål för det året i registret.")
    stream = arsmal_id(access.log, ar)
    sight, events = _words(request, access, READ_GOALS, stream, GOALS, moment, upplaga)
    if sight.words:
        arsmal = Arsmal.from_events(events)
    told = tell_malen(arsmal, ar, moment.per, words=sight.words)
    return malen_document(told, moment, upplaga), sight


def _words(
    request: Request,
    access: Access,
    act: str,
    stream: UUID,
    what: str,
    moment: Moment,
    upplaga: str,
) -> tuple[Sight, list[Event]]:
    """Read the sealed words for the nämnd's own edition; the reading is recorded first."""
    acting = Acting.of(request, access)
    sight = ARSPLAN.sight(acting, act, stream) if upplaga == SEKRETESS else MASKED
    if not sight.words:
        return sight, []
    read = ARSPLAN.read(acting, act, stream, what, known=moment.number)
    return sight, [one.event for one in read]


def _moment(request: Request, access: Access, upplaga: str, form: str = "pdf") -> Moment:
    """Find what the paper knows to, and of which day it is: by default that very day."""
    if upplaga not in UPPLAGA or form not in FORMS:
        raise NotFoundError("Det finns inget sådant dokument.")
    asked = asked_of(access.log, request.query_params)
    stand = asked.stand
    chosen = stand.nummer is not None or stand.registrerat is not None
    moment = moment_of(access.log, asked.resolve(access.log).position if chosen else None)
    return replace(moment, per=stand.laget or moment.per)


def _base(access: Access, ar: int) -> str:
    return f"/{links_of(access).namnd}/aret/{ar}"


def _shown(
    request: Request,
    access: Access,
    what: str,
    told: Told,
    address: str,
    back: NavLink,
    moment: Moment,
    upplaga: str,
) -> Response:
    """Show a document as a page, once the reading is recorded."""
    document, sight = told
    filters = filters_of(sight.granskning, dokument=document.title, upplaga=upplaga)
    record_reading(access.log, access.context, Reading(what, filters=filters))
    notices = insyn_notices(access.log, sight.granskning)
    registrerat = request.query_params.get("registrerat", "")
    fields = (
        DateField("laget", "Läget den", moment.per.isoformat()),
        DateField("registrerat", KNOWN, registrerat, KNOWN_HINT),
    )
    shown = dokument_page(
        frame_of(document.title, access, links_of(access), notices, section=SECTION),
        document,
        address,
        back,
        asked={"laget": moment.per.isoformat(), "nr": str(moment.number)},
        edition=upplaga,
        editions=choices(document, upplaga),
        dates=DateForm(fields, (("upplaga", upplaga),)),
    )
    return page("dokument.html", shown)
