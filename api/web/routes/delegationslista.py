"""The month's anmälan av delegationsbeslut as a page; as a document it is `papper_period.py`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import Acting, parse, perform_delegation, the_organisation
from api.acts.delegation_words import read_rakning
from api.auth import Access, Permission, require
from api.seeing import SEES_EVERY_BESLUT
from api.web.answers import page
from api.web.build.basis import notices_of
from api.web.build.cases import Words
from api.web.build.delegationslista import Month, count_form, delegation_list_page
from api.web.build.delegationsrakning import count_page
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.dag import month_before, month_of
from api.web.deps import Lexsarah, links_of
from api.web.labels import text
from api.web.models.frame import NavLink
from api.web.models.register import FormPage
from api.web.posted import Posted, with_number
from audit.delegation import CountBeslut
from audit.errors import AuthorityError, InvalidInputError
from audit.ids import new_arende_id
from audit.intake.count_rows import read_counts
from audit.store.reading import Reading, record_reading
from projections.asof import today_of
from projections.lexsarah.beslut import counts, month, statistics
from projections.lexsarah.cases import CaseFilter, cases

if TYPE_CHECKING:
    from api.web.models.formular import Form

router = APIRouter(prefix="/{namnd}/delegationslista", include_in_schema=False)
SECTION: Final = "delegationslista"
_MAY_COUNT: Final = Depends(require(Permission.ADOPT))


@router.get("")
def delegation_list(request: Request, access: Lexsarah) -> Response:
    """Show the list of a month, by default the one before this; the reading is recorded first."""
    acting, log = _acting(request, access), access.log
    before = month_before(acting.today)
    first = month_of(request.query_params, "manad", "Avseende månad", before)
    last = Month(first).last
    known = log.head().size
    found = Month(
        first=first,
        rows=month(log, first.year, first.month, known),
        counted=statistics(log, first, last, known),
        undated=counts(log, None, None, known),
        elsewhere=counts(log, first, last, known),
    )
    filters = {"manad": found.address}
    reading = Reading("delegationslista", filters=filters, count=len(found.rows))
    record_reading(log, access.context, reading)
    basis = cases(log, CaseFilter(), known, limit=1).basis
    frame = frame_of(text("delegationslista"), access, links_of(access), notices_of(basis, known))
    words = Words(log.namnd.slug, last, the_organisation(log), {})
    may_count = access.may(Permission.ADOPT)
    model = delegation_list_page(frame, found, words, may_count=may_count)
    return page("delegation/lista.html", model)


@router.get("/rakna")
def count(request: Request, access: Access = _MAY_COUNT) -> Response:
    """Show the form that registers beslut counted in another system."""
    before = month_before(today_of(access.log))
    first = month_of(request.query_params, "manad", "Avseende månad", before)
    return _count_page(access, _form(access, Month(first)))


@router.post("/rakna")
def counted(request: Request, values: Posted, access: Access = _MAY_COUNT) -> Response:
    """Register what was counted, and show the month it is about."""
    given = {name: value for name, value in values.items() if name not in {"csrf_token", "enheter"}}
    try:
        rakning = {"rakning": str(new_arende_id()), "enheter": []}
        command = parse(CountBeslut, {**with_number(given, "summa"), **rakning})
        command = replace(command, enheter=read_counts(values.get("enheter", "")))
        perform_delegation(Acting.of(request, access), command)
    except InvalidInputError as error:
        return _count_page(access, _form(access, None).again(values, error), 422)
    month_asked = f"?manad={command.fran.isoformat()[:7]}" if command.fran else ""
    slug = quote(access.log.namnd.slug, safe="")
    return RedirectResponse(f"/{slug}/delegationslista{month_asked}", 303)


@router.get("/rakning/{rakning:uuid}")
def rakning(request: Request, access: Lexsarah, rakning: UUID) -> Response:
    """Show one count; what is noted of it is read by whoever may, and recorded first."""
    acting, log = _acting(request, access), access.log
    read = read_rakning(acting, rakning)
    notices = insyn_notices(log, read.sight.granskning)
    frame = frame_of("Räknade delegationsbeslut", access, links_of(access), notices, SECTION)
    words = Words(log.namnd.slug, acting.today, the_organisation(log), {})
    return page("delegation/rakning.html", count_page(frame, words, read))


def _acting(request: Request, access: Access) -> Acting:
    """Let in who sees every beslut; raises AuthorityError for everybody else."""
    acting = Acting.of(request, access)
    if not SEES_EVERY_BESLUT & {role.value for role in acting.roles}:
        raise AuthorityError("Dina roller i nämnden räcker inte för listan över alla beslut.")
    return acting


def _form(access: Access, month_shown: Month | None) -> Form:
    slug = quote(access.log.namnd.slug, safe="")
    return count_form(slug, month_shown, access.account.csrf_token or "")


def _count_page(access: Access, form: Form, status: int = 200) -> Response:
    heading = "Registrera räknade beslut"
    lead = (
        "De flesta delegationsbeslut står i verksamhetssystemet. Här registreras hur många de är, "
        "så att statistiken till nämnden blir hel."
    )
    slug = quote(access.log.namnd.slug, safe="")
    back = NavLink("Tillbaka till listan", f"/{slug}/delegationslista")
    frame = frame_of(heading, access, links_of(access), section=SECTION)
    model = FormPage(frame, "Delegationsbeslut", heading, lead, form, back)
    return page("organisation/formular.html", model, status)
