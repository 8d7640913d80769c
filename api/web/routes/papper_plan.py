"""The plan, the internkontrollrapport and the year's draws: as pages, PDF and Word, recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from api.acts import ARSPLAN, MASKED, Acting, Sight
from api.acts.internkontroll import INTERNKONTROLL
from api.acts.sight import filters_of
from api.reports.arsplan.numbers import diarienummer_of
from api.reports.delegation import Period
from api.reports.editions import suffix
from api.reports.internkontroll.asked_again import ask_again
from api.reports.internkontroll.drawn import drawn_when
from api.reports.internkontroll.draws_paper import draws_document
from api.reports.internkontroll.period import tell_period
from api.reports.internkontroll.period_paper import period_document
from api.reports.internkontroll.plan_paper import PlanTold, plan_document
from api.reports.making import FORMS
from api.reports.moment import Moment, moment_of
from api.reports.tjansteskrivelse import OFFENTLIG, SEKRETESS
from api.web.answers import page
from api.web.build.dokument import KNOWN, KNOWN_HINT, dokument_page, known_form
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.build.papper_perioder import begun, named, newest_ended
from api.web.deps import Figures, links_of
from api.web.models.dokument import DateField, DateForm
from api.web.models.frame import NavLink
from api.web.routes.papper_internkontroll import REPORT, day_of, given, number_of
from api.web.routes.papper_period import organisation_at
from audit.errors import NotFoundError
from audit.internkontroll.dragning_sammanstallning import summary
from audit.internkontroll.plan import Plan
from audit.internkontroll.roles import Steg
from audit.lexsarah.codes import UPPLAGA
from audit.store.reading import Reading, record_reading
from projections.asof import AsOf

if TYPE_CHECKING:
    from api.auth import Access
    from api.reports.document import Document
    from api.reports.internkontroll.asked_again import Again
    from audit.internkontroll.matning import Matning

router = APIRouter(prefix="/{namnd}/internkontroll", include_in_schema=False)

Year = Annotated[int, Path(ge=1900, le=2999)]
READ_PLAN: Final = "read_plan_texter"
PLAN, PERIOD, DRAWS = "internkontrollplan", "internkontrollrapport", "dragningar"
"""How the reading of each is called in the read log."""
DECEMBER: Final = 12
RUNS: Final = " (pågår)"
"""What the menu says of a period that has not ended."""
_BACK: Final = "Tillbaka till internkontrollen"


@router.get("/plan/{ar:int}/papper")
def plan_page(
    request: Request, access: Figures, ar: Year, registrerat: str = "", nr: str = ""
) -> Response:
    """Show the plan as a document, once the reading is recorded."""
    moment = _moment(access, registrerat, nr)
    document, sight = _plan(request, access, ar, moment)
    back = NavLink("Tillbaka till planen", f"{_base(access)}/plan/{ar}")
    address = f"{_base(access)}/plan/{ar}/papper"
    dates = known_form(registrerat)
    return _shown(access, PLAN, document, address, back, moment, dates, sight=sight)


@router.get("/plan/{ar:int}/papper.{form}")
def plan_file(
    request: Request, access: Figures, ar: Year, form: str, registrerat: str = "", nr: str = ""
) -> Response:
    """Hand over the plan as a file."""
    document, sight = _plan(request, access, ar, _moment(access, registrerat, nr, form))
    name = f"internkontrollplan-{ar}{suffix(document)}"
    return given(access, PLAN, None, name, form, document, sight.granskning)


def _plan(request: Request, access: Access, ar: int, moment: Moment) -> tuple[Document, Sight]:
    state = INTERNKONTROLL.state(access.log, moment.number)
    plan = state.plan(ar)
    if plan is None or plan.steg is Steg.INGEN:
        raise NotFoundError("Det finns ingen internkontrollplan för det året.")
    acting = Acting.of(request, access)
    sight = INTERNKONTROLL.sight(acting, READ_PLAN, plan.id)
    if sight.words:
        # Recorded first: only then are the words decrypted.
        history = INTERNKONTROLL.read(acting, READ_PLAN, plan.id, PLAN, known=moment.number)
        plan = Plan.from_events([one.event for one in history])
    organisation = organisation_at(access.log, moment)
    told = PlanTold(
        plan,
        words=sight.words,
        enhet=lambda kod: organisation.name("enhet", kod, moment.per) or kod,
        utforare=lambda kod: organisation.name("utforare", kod, moment.per) or kod,
        kontroller={one: kontroll.namn for one, kontroll in state.kontroller.items()},
    )
    return plan_document(told, moment), sight


@router.get("/rapport")
def period_page(
    access: Figures,
    fran: str = "",
    till: str = "",
    upplaga: str = SEKRETESS,
    registrerat: str = "",
    nr: str = "",
) -> Response:
    """Show the internkontrollrapport of a period: by default of the quarter that ended last."""
    known = _moment(access, registrerat, nr)
    period, moment, document = _period(access, fran, till, upplaga, known)
    address = f"{_base(access)}/rapport"
    fields = (
        DateField("fran", "Från och med", period.first.isoformat()),
        DateField("till", "Till och med", period.last.isoformat()),
        DateField("registrerat", KNOWN, registrerat, KNOWN_HINT),
    )
    today = moment_of(access.log).per
    shortcuts = tuple(
        NavLink(
            f"{one.name[:1].upper()}{one.name[1:]}{RUNS if one.last >= today else ''}",
            f"{address}?fran={one.first}&till={one.last}&upplaga={upplaga}",
            current=one == period,
        )
        for one in begun(today)
    )
    dates = DateForm(fields, (("upplaga", upplaga),), shortcuts)
    asked = {"fran": period.first.isoformat(), "till": period.last.isoformat()}
    back = NavLink(_BACK, _base(access))
    return _shown(access, PERIOD, document, address, back, moment, dates, upplaga, asked)


@router.get("/rapport.{form}")
def period_file(
    access: Figures,
    form: str,
    fran: str = "",
    till: str = "",
    upplaga: str = SEKRETESS,
    registrerat: str = "",
    nr: str = "",
) -> Response:
    """Hand over the internkontrollrapport of a period as a file."""
    known = _moment(access, registrerat, nr, form)
    period, _, document = _period(access, fran, till, upplaga, known)
    name = f"internkontrollrapport-{period.first}-{period.last}-{upplaga}"
    return given(access, PERIOD, None, name, form, document)


def _period(
    access: Access, fran: str, till: str, upplaga: str, moment: Moment
) -> tuple[Period, Moment, Document]:
    if upplaga not in UPPLAGA:
        raise NotFoundError("Det finns ingen sådan upplaga.")
    default = newest_ended(moment.per)
    first, last = day_of(fran, "fran"), day_of(till, "till")
    period = named(first or default.first, last or default.last)
    moment = replace(moment, per=max(period.first, min(period.last, moment.per)))
    state = INTERNKONTROLL.state(access.log, moment.number)
    year = ARSPLAN.state(access.log, moment.number).plan(period.last.year)

    def again(matning: Matning) -> Again | None:
        return ask_again(access.log, state, matning, moment.number)

    told = tell_period(state, period.first, moment.per, again, year)
    number = diarienummer_of(year, REPORT)
    return period, moment, period_document(told, period, moment, upplaga, number)


@router.get("/dragningar/{ar:int}/papper")
def draws_page(access: Figures, ar: Year, registrerat: str = "", nr: str = "") -> Response:
    """Show the summary of a year's draws."""
    moment = _moment(access, registrerat, nr)
    document = _draws(access, ar, moment)
    address = f"{_base(access)}/dragningar/{ar}/papper"
    back = NavLink("Tillbaka till dragningarna", f"{_base(access)}/dragningar/{ar}")
    return _shown(access, DRAWS, document, address, back, moment, known_form(registrerat))


@router.get("/dragningar/{ar:int}/papper.{form}")
def draws_file(
    access: Figures, ar: Year, form: str, registrerat: str = "", nr: str = ""
) -> Response:
    """Hand over the summary of a year's draws as a file."""
    document = _draws(access, ar, _moment(access, registrerat, nr, form))
    return given(access, DRAWS, None, f"dragningar-{ar}", form, document)


def _draws(access: Access, ar: int, moment: Moment) -> Document:
    found = INTERNKONTROLL.state(access.log, moment.number).dragningar.get(ar)
    if found is None:
        raise NotFoundError("Ingen dragning är gjord det året.")
    # A month that has not ended may still get its draw.
    through = moment.per.month - 1 if moment.per.year == ar else DECEMBER
    return draws_document(summary(found, through), ar, moment, drawn_when(access.log, found))


def _base(access: Access) -> str:
    return f"/{links_of(access).namnd}/internkontroll"


def _moment(access: Access, registrerat: str, nr: str, form: str = "pdf") -> Moment:
    if form not in FORMS:
        raise NotFoundError("Dokumentet finns som pdf och docx.")
    number, day = number_of(nr), day_of(registrerat)
    if number is None and day is not None:
        number = AsOf.resolve(access.log, day, day).position or None
    return moment_of(access.log, number)


def _shown(
    access: Access,
    what: str,
    document: Document,
    address: str,
    back: NavLink,
    moment: Moment,
    dates: DateForm,
    edition: str = "",
    asked: dict[str, str] | None = None,
    sight: Sight = MASKED,
) -> Response:
    """Show a document as a page, once the reading is recorded."""
    own = {"dokument": document.title, **({"upplaga": edition} if edition else {})}
    filters = filters_of(sight.granskning, **own)
    record_reading(access.log, access.context, Reading(what, filters=filters))
    notices = insyn_notices(access.log, sight.granskning)
    frame = frame_of(document.title, access, links_of(access), notices, section="internkontroll")
    shown = dokument_page(
        frame,
        document,
        address,
        back,
        asked={**(asked or {}), "nr": str(moment.number)},
        edition=edition,
        editions=(SEKRETESS, OFFENTLIG) if edition else (),
        dates=dates,
    )
    return page("dokument.html", shown)
