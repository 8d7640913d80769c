"""The lists of lex Sarah: ärenden, reports, and what private utförare told; search on facts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting, the_organisation
from api.seeing import passed_on, visible_cases, visible_reports, with_atgarder_left
from api.services import Services
from api.web.answers import page
from api.web.asked import page_number
from api.web.build.basis import notices_of
from api.web.build.cases import PER_PAGE, Words, cases_page, paging, plain_rows, reports_table, tabs
from api.web.build.frame import frame_of
from api.web.build.uppgifter import told_table
from api.web.deps import Lexsarah, links_of
from api.web.labels import text
from api.web.listed import narrowed
from api.web.models.register import TablePage
from api.web.spreadsheet import CSV, XLSX, csv_bytes, xlsx_bytes
from audit.errors import AuthorityError, NotFoundError
from audit.lexsarah import ACTS, Role
from audit.lexsarah.events_other import UtforareAnmalanReceived, UtforareRapportReceived
from audit.store.reading import Reading, record_reading
from projections.imports.status import import_status
from projections.trail.streams import histories_of

if TYPE_CHECKING:
    from api.auth import Access
    from api.seeing import Visible
    from api.web.listed import Narrowed

router = APIRouter(prefix="/{namnd}/lex-sarah", include_in_schema=False)

MAY_DOWNLOAD: Final = ACTS["make_uttag"].may | {Role.KVALITET, Role.REVISOR}
"""Who may take a list away: those who may take out of an ärende, and those who follow up all."""


@router.get("")
def arenden(request: Request, access: Lexsarah) -> Response:
    """Show the ärenden that the person may see; who reads is recorded first."""
    asked, number = narrowed(request.query_params), page_number(request.query_params)
    acting = Acting.of(request, access)
    seen = _seen(acting, access, asked)
    rows = seen.page(number, PER_PAGE)
    if number > 1 and not rows:
        raise NotFoundError("Listan har inte så många sidor.")
    filters = dict(asked.given) | ({"sida": str(number)} if number > 1 else {})
    record_reading(access.log, access.context, Reading("lexsarah_lista", None, filters, len(rows)))
    known = seen.known_position
    notices = notices_of(
        seen.basis, known, import_status(access.log, known, ("organisation", "lexsarah"))
    )
    frame = frame_of(text("lex_sarah"), access, links_of(access), notices)
    model = cases_page(
        frame,
        rows,
        (number, seen.total),
        asked,
        replace(
            _words(request, access, acting), atgarder_left=with_atgarder_left(access.log, rows)
        ),
        downloads=bool(MAY_DOWNLOAD & set(acting.roles)),
        reports=_may_see_reports(acting),
    )
    return page("register/arenden.html", model)


@router.get("/lista.{form}")
def download(request: Request, access: Lexsarah, form: str) -> Response:
    """Give the whole list as a file: recorded with its SHA-256 before it is handed over."""
    if form not in {"csv", "xlsx"}:
        raise NotFoundError("Listan finns som csv och xlsx.")
    asked, acting = narrowed(request.query_params), Acting.of(request, access)
    if not MAY_DOWNLOAD & set(acting.roles):
        raise AuthorityError("Dina roller i nämnden räcker inte för att hämta listan.")
    seen = _seen(acting, access, asked)
    rows = plain_rows(seen.rows, _words(request, access, acting))
    data = csv_bytes(rows) if form == "csv" else xlsx_bytes(rows, "Lex Sarah")
    filters = {**asked.given, "format": form, "sha256": hashlib.sha256(data).hexdigest()}
    reading = Reading("lexsarah_lista", None, filters, seen.total)
    record_reading(access.log, access.context, reading)
    headers = {"Content-Disposition": f'attachment; filename="lex-sarah.{form}"'}
    return Response(data, media_type=CSV if form == "csv" else XLSX, headers=headers)


@router.get("/rapporter")
def rapporter(request: Request, access: Lexsarah) -> Response:
    """Show the reports that the person may read, the newest first."""
    acting = Acting.of(request, access)
    if not _may_see_reports(acting):
        raise AuthorityError("Dina roller i nämnden räcker inte för att läsa rapporter.")
    number, seen = (
        page_number(request.query_params),
        visible_reports(acting, access.log.head().size),
    )
    rows = seen[(number - 1) * PER_PAGE : number * PER_PAGE]
    if number > 1 and not rows:
        raise NotFoundError("Listan har inte så många sidor.")
    filters = {"sida": str(number)} if number > 1 else {}
    reading = Reading("lexsarah_rapporter", None, filters, len(rows))
    record_reading(access.log, access.context, reading)
    words = replace(_words(request, access, acting), passed_on=passed_on(access.log, rows))
    frame = frame_of("Rapporter", access, links_of(access))
    lead = "Rapporter som har kommit in. Vem som har rapporterat syns aldrig här."
    model = TablePage(
        frame, "Rapporter", lead, tabs(words.root, "/rapporter", reports=True),
        reports_table(rows, len(seen), words), (),
        paging(f"{words.root}/rapporter", number, len(seen)),
    )  # fmt: skip
    return page("register/tabell.html", model)


@router.get("/uppgifter")
def uppgifter(request: Request, access: Lexsarah) -> Response:
    """Show what private utförare have told the nämnd: rapporter and anmälningar, apart."""
    acting = Acting.of(request, access)
    topics = (UtforareRapportReceived.TOPIC, UtforareAnmalanReceived.TOPIC)
    found = histories_of(access.log, topics)
    record_reading(access.log, access.context, Reading("uppgifter", None, {}, len(found)))
    words = _words(request, access, acting)
    frame = frame_of("Uppgifter från privata utförare", access, links_of(access))
    table, links = told_table(found, words, acting.roles)
    lead = "Privata utförare berättar för nämnden om rapporter och om anmälningar till IVO."
    seen = tabs(words.root, "/uppgifter", reports=_may_see_reports(acting))
    model = TablePage(frame, "Uppgifter från privata utförare", lead, seen, table, links)
    return page("register/tabell.html", model)


def _seen(acting: Acting, access: Access, asked: Narrowed) -> Visible:
    return visible_cases(acting, asked.filter, access.log.head().size)


def _may_see_reports(acting: Acting) -> bool:
    return bool(ACTS["read_rapport"].may & set(acting.roles) - {Role.RAPPORTOR})


def _words(request: Request, access: Access, acting: Acting) -> Words:
    services: Services = request.app.state.services
    accounts = services.accounts.every_name()
    organisation = the_organisation(access.log)
    return Words(access.log.namnd.slug, acting.today, organisation, accounts)
