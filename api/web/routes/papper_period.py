"""The papers of a month or a year: the form of delegationsbeslut, its statistics, the summary."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting, organisation_id
from api.reports.delegation import (
    MonthList,
    Period,
    list_document,
    list_row,
    statistics_document,
)
from api.reports.making import FORMS, MEDIA, Made
from api.reports.moment import Moment, moment_of
from api.reports.summary_paper import Names, summary_document
from api.reports.tjansteskrivelse import OFFENTLIG, SEKRETESS
from api.seeing import SEES_EVERY_BESLUT
from api.web.answers import page
from api.web.build.frame import frame_of
from api.web.build.papper_period import SUMMARY, period_of, period_page
from api.web.deps import Lexsarah, links_of
from api.web.formats import MONTHS
from api.web.routes.papper import handed_over
from audit.errors import AuthorityError, FieldProblem, InvalidInputError, NotFoundError, StateError
from audit.lexsarah.codes import UPPLAGA
from audit.organisation import Organisation
from audit.store.reading import Reading, record_reading
from projections.lexsarah.beslut import counts as untimed
from projections.lexsarah.beslut import month, statistics
from projections.lexsarah.summary import summary
from projections.lexsarah.view import VIEW
from projections.snapshot import snapshot

if TYPE_CHECKING:
    from api.auth import Access
    from api.reports.document import Document
    from audit.store.log import Log

router = APIRouter(prefix="/{namnd}", include_in_schema=False)

_MONTH: Final = re.compile(r"((?:19|2\d)\d\d)-(0[1-9]|1[0-2])", re.ASCII)


@router.get("/delegationslista.{form}")
def delegation_list(
    request: Request, access: Lexsarah, form: str, manad: str = "", nr: str = ""
) -> Response:
    """Hand over the form of a month: by default of the month that has just ended."""
    moment, (year, number) = _begin(request, access, form, nr), _month(manad, access.log)
    rows = month(access.log, year, number, moment.number)
    parts = organisation_at(access.log, moment).verksamheter(moment.per)
    omraden = {one.kod: one.omrade for one in parts}
    found = MonthList(
        year=year,
        month=number,
        rows=tuple(list_row(one) for one in rows),
        omraden=frozenset(o for one in rows if (o := omraden.get(one.verksamhet or ""))),
    )
    name = f"delegationsbeslut-{year}-{number:02}"
    return _given(access, name, form, list_document(found, moment), len(rows))


@router.get("/delegationsstatistik.{form}")
def delegation_statistics(
    request: Request, access: Lexsarah, form: str, manad: str = "", nr: str = ""
) -> Response:
    """Hand over the statistics of the same month."""
    moment, (year, number) = _begin(request, access, form, nr), _month(manad, access.log)
    last = date(year, number, monthrange(year, number)[1])
    period = Period(last.replace(day=1), last, f"{MONTHS[number - 1]} {year}")
    counts = statistics(access.log, period.first, period.last, moment.number)
    undated = [row for one in untimed(access.log, None, None, moment.number) for row in one.rows]
    names = names_at(access.log, moment)
    made = statistics_document(counts, period, moment, names, undated)
    name = f"delegationsstatistik-{year}-{number:02}"
    return _given(access, name, form, made, sum(one.antal for one in counts))


@router.get("/lex-sarah/sammanstallning")
def summary_page(request: Request, access: Lexsarah) -> Response:
    """Offer the summaries of this year and the one before, in the editions that the person gets."""
    editions = (SEKRETESS, OFFENTLIG) if _sees_all(request, access) else (OFFENTLIG,)
    frame = frame_of(SUMMARY, access, links_of(access))
    return page("sammanstallning.html", period_page(frame, moment_of(access.log), editions))


@router.get("/lex-sarah/sammanstallning.{form}")
def summary_file(
    request: Request,
    access: Lexsarah,
    form: str,
    period: str = "",
    upplaga: str = OFFENTLIG,
    nr: str = "",
) -> Response:
    """Hand over the summary of a half-year or a year."""
    if upplaga not in UPPLAGA:
        raise NotFoundError("Det finns ingen sådan upplaga.")
    moment = _begin(request, access, form, nr, public=upplaga == OFFENTLIG)
    asked = period_of(period or str(moment.per.year))
    if asked is None:
        problem = FieldProblem("period", "Period: skriv ett år, eller år-h1 eller år-h2.")
        raise InvalidInputError([problem])
    found = summary(access.log, asked.first, asked.last, moment.number)
    names = _names(organisation_at(access.log, moment), moment)
    made = summary_document(found, asked, moment, names, upplaga)
    name = f"lex-sarah-{period or moment.per.year}-{upplaga}"
    return _given(access, name, form, made, found.oppnade, what="lexsarah_summering")


def _names(organisation: Organisation, moment: Moment) -> Names:
    def verksamhet_of(kod: str) -> str:
        enhet = organisation.enhet(kod, moment.per)
        return verksamhet(enhet.verksamhet) if enhet else ""

    def verksamhet(kod: str) -> str:
        return organisation.name("verksamhet", kod, moment.per) or kod

    def enhet(kod: str) -> str:
        return organisation.name("enhet", kod, moment.per) or kod

    return Names(verksamhet, enhet, verksamhet_of)


def _sees_all(request: Request, access: Access) -> bool:
    roles = {role.value for role in Acting.of(request, access).roles}
    return bool(SEES_EVERY_BESLUT & roles)


def _begin(request: Request, access: Access, form: str, nr: str, *, public: bool = False) -> Moment:
    """Let pass who may, and find the moment; raises StateError where the view is not that far."""
    if form not in FORMS:
        raise NotFoundError("Dokumentet finns som pdf och docx.")
    if not (public or _sees_all(request, access)):
        raise AuthorityError("Dina roller i nämnden räcker inte för det här dokumentet.")
    if nr and not (nr.isascii() and nr.isdigit() and len(nr) <= len(str(2**48))):
        raise InvalidInputError([FieldProblem("nr", "Kontrollnumret är ett heltal från 1.")])
    with snapshot(access.log, VIEW) as seen:
        basis = seen.basis
    # Without a number: what the view has read, which is a moment too, and a true one.
    moment = moment_of(access.log, int(nr) if nr else basis.position or None)
    if not basis.covers(moment.number):
        raise StateError("Sammanställningen är inte ikapp. Försök igen om en stund.")
    return moment


def _month(text: str, log: Log) -> tuple[int, int]:
    if not text:
        ended = moment_of(log).per.replace(day=1)
        return (ended.year, ended.month - 1) if ended.month > 1 else (ended.year - 1, 12)
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        raise InvalidInputError([FieldProblem("manad", "Månad: skriv ÅÅÅÅ-MM.")])
    return int(found[1]), int(found[2])


def organisation_at(log: Log, moment: Moment) -> Organisation:
    """Give the organisation as it was registered at a moment."""
    known = log.load(organisation_id(log), known_position=moment.number)
    return Organisation.from_events([one.event for one in known])


def names_at(log: Log, moment: Moment) -> Callable[[str], str]:
    """Give what names an enhet by its code, as it was called at a moment."""
    organisation = organisation_at(log, moment)
    return lambda kod: organisation.name("enhet", kod, moment.per) or kod


def _given(
    access: Access,
    name: str,
    form: str,
    paper: Document,
    count: int,
    what: str = "delegationslista",
) -> Response:
    """Hand over a file, once it is recorded who got it and what its sum is."""
    made = Made(f"{name}.{form}", MEDIA[form], FORMS[form](paper))
    filters = {"dokument": made.name, "sha256": made.sha256}
    record_reading(access.log, access.context, Reading(what, None, filters, count))
    return handed_over(made)
