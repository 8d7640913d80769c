"""The report about a mätning: as a page, as PDF and as Word, each recorded before it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import ARSPLAN, MASKED, Acting, Sight
from api.acts.internkontroll import INTERNKONTROLL
from api.acts.sight import filters_of
from api.reports.arsplan.numbers import diarienummer_of
from api.reports.editions import suffix
from api.reports.internkontroll.matning_paper import matning_document
from api.reports.internkontroll.telling import Asked, asked_for, moment_for, report_of
from api.reports.making import FORMS, MEDIA, Made
from api.reports.tjansteskrivelse import OFFENTLIG, SEKRETESS
from api.web.answers import page
from api.web.build.dokument import dokument_page, known_form
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.deps import Figures, links_of
from api.web.models.frame import NavLink
from api.web.routes.papper import handed_over
from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.matning import Matning
from audit.lexsarah.codes import UPPLAGA
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.auth import Access
    from api.reports.document import Document
    from audit.envelope import Event

router = APIRouter(prefix="/{namnd}/internkontroll", include_in_schema=False)

READ_TEXTS: Final = "read_matning_texter"
READ_AVVIKELSE: Final = "read_avvikelse_texter"
WHAT: Final = "matning_rapport"
REPORT: Final = "internkontrollrapport"
"""The kind of punkt that reports are taken up under."""
MOST_DIGITS: Final = 15


@router.get("/matningar/{matning}/papper")
@router.get("/matningar/{matning}/rapport")
def report_page(
    request: Request,
    access: Figures,
    matning: UUID,
    upplaga: str = SEKRETESS,
    registrerat: str = "",
    nr: str = "",
) -> Response:
    """Show the report in one of its editions, once the reading is recorded."""
    asked, document, sight = _told(request, access, matning, upplaga, registrerat, nr)
    filters = filters_of(sight.granskning, upplaga=upplaga)
    record_reading(access.log, access.context, Reading(WHAT, matning, filters))
    links, notices = links_of(access), insyn_notices(access.log, sight.granskning)
    frame = frame_of(document.title, access, links, notices, section="internkontroll")
    base = f"{links.internkontroll()}/matningar/{matning}"
    return page(
        "dokument.html",
        dokument_page(
            frame,
            document,
            f"{base}/rapport",
            NavLink("Tillbaka till mätningen", base),
            asked={"nr": str(asked.moment.number)},
            edition=upplaga,
            editions=(SEKRETESS, OFFENTLIG),
            dates=known_form(registrerat, upplaga),
        ),
    )


@router.get("/matningar/{matning}/rapport.{form}")
def report_file(
    request: Request,
    access: Figures,
    matning: UUID,
    form: str,
    upplaga: str = SEKRETESS,
    registrerat: str = "",
    nr: str = "",
) -> Response:
    """Hand over the same report as a file, once it is recorded who got it and what its sum is."""
    asked, document, sight = _told(request, access, matning, upplaga, registrerat, nr, form)
    name = f"internkontroll-{asked.matning.per.isoformat()}{suffix(document)}"
    return given(access, WHAT, matning, name, form, document, sight.granskning)


def _told(
    request: Request,
    access: Access,
    matning: UUID,
    upplaga: str,
    registrerat: str,
    nr: str,
    form: str = "pdf",
) -> tuple[Asked, Document, Sight]:
    if upplaga not in UPPLAGA or form not in FORMS:
        raise NotFoundError("Det finns inget sådant dokument.")
    moment = moment_for(access.log, matning, number_of(nr), day_of(registrerat))
    asked = asked_for(access.log, matning, moment)
    acting = Acting.of(request, access)
    public = upplaga != SEKRETESS
    sight = MASKED if public else INTERNKONTROLL.sight(acting, READ_TEXTS, matning)
    if sight.words:
        asked = _with_words(asked, acting)
    report = report_of(asked)
    if not report.diarienummer:
        year = ARSPLAN.state(access.log, asked.moment.number).plan(asked.matning.per.year)
        report = replace(report, diarienummer=diarienummer_of(year, REPORT))
    return asked, matning_document(report, asked.moment, upplaga), sight


def _with_words(asked: Asked, acting: Acting) -> Asked:
    """Read the sealed words: each reading is recorded first, and only then is it decrypted."""

    def history(act: str, stream: UUID) -> list[Event]:
        read = INTERNKONTROLL.read(acting, act, stream, WHAT, known=asked.moment.number)
        return [one.event for one in read]

    matning = asked.matning.id
    avvikelser = {
        one.id: Avvikelse.from_events(history(READ_AVVIKELSE, one.id))
        for one in asked.state.avvikelser.values()
        if one.matning == matning and INTERNKONTROLL.sight(acting, READ_AVVIKELSE, one.id).words
    }
    words = Matning.from_events(history(READ_TEXTS, matning))
    return replace(asked, words=words, avvikelser=avvikelser)


def given(
    access: Access,
    what: str,
    stream: UUID | None,
    name: str,
    form: str,
    document: Document,
    granskning: UUID | None = None,
) -> Response:
    """Hand over a file, once it is recorded who got it and what its sum is.

    `granskning` is the one within which a revisor was shown the words in it.
    """
    made = Made(f"{name}.{form}", MEDIA[form], FORMS[form](document))
    filters = filters_of(granskning, dokument=made.name, sha256=made.sha256)
    record_reading(access.log, access.context, Reading(what, stream, filters))
    return handed_over(made)


def number_of(nr: str) -> int | None:
    """Read a kontrollnummer; raises InvalidInputError."""
    if not nr:
        return None
    if not (nr.isascii() and nr.isdigit() and len(nr) <= MOST_DIGITS and int(nr) > 0):
        raise InvalidInputError([FieldProblem("nr", "Kontrollnumret är ett heltal från 1.")])
    return int(nr)


def day_of(typed: str, field: str = "registrerat") -> date | None:
    """Read a day, None where nothing was typed; raises InvalidInputError."""
    try:
        return date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError:
        problem = FieldProblem(field, "Dag: skriv ÅÅÅÅ-MM-DD.")
        raise InvalidInputError([problem]) from None
