"""The papers of an ärende: what can be taken out, each file, the copy view and the masked copy.

A file is made first, then it is recorded that it is taken out, and only then is it handed over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from api.acts import Acting, Read, next_acts_of, perform_all, read
from api.acts.insyn_lexsarah import opens
from api.acts.perform import decided
from api.acts.sight import filters_of
from api.reports.arende import ArendePaper
from api.reports.coding import Coded
from api.reports.copying import copy_fields
from api.reports.making import KINDS, Made, bilagor_at, make, paper_at
from api.reports.masking import MOST_PASSAGES, masked_document, passages
from api.reports.moment import Moment, moment_of
from api.reports.pdf import to_pdf
from api.web.answers import page
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.build.papper import (
    MASKED,
    Seen,
    arende_title,
    copy_page,
    mask_page,
    papers_page,
)
from api.web.deps import Lexsarah, links_of
from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from audit.lexsarah import Arende, Role, Stream
from audit.lexsarah.commands_arende import MakeUttag
from audit.lexsarah.commands_utredning import OpenKodlista
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.auth import Access
    from api.services import Services
    from audit.envelope import Event
    from audit.lexsarah import Command

router = APIRouter(prefix="/{namnd}/lex-sarah/{arende}/papper", include_in_schema=False)
TITLE: Final = "Dokument"
MOST_DIGITS: Final = 15
WHY_OPENED: Final = "Namn byts mot koder i ett dokument. Kodlistan visas inte för någon."


async def chosen(request: Request) -> dict[str, str]:
    """Give what was chosen for each passage: more fields than other forms have."""
    form = await request.form(max_fields=MOST_PASSAGES + 10)
    return {name: value for name, value in form.items() if isinstance(value, str)}


Chosen = Annotated[dict[str, str], Depends(chosen)]


@dataclass(frozen=True, slots=True)
class Taking:
    """Somebody who takes a paper out of an ärende, at a moment, with what is read for it.

    A revisor who reads it within a `granskning` takes out nothing in the ärende's own sense: it is
    a reading, and stands in the read log with the file's sum.
    """

    acting: Acting
    arende: UUID
    moment: Moment
    paper: ArendePaper
    coded: Coded
    granskning: UUID | None = None

    def record(self, made: Made, slag: str, form: str, edition: str) -> None:
        """Record that the file is taken out; raises LogUnavailableError where it cannot be.

        Where the person may open the kodlista, its use is an act in the same batch.
        """
        if self.granskning:
            filters = filters_of(self.granskning, dokument=made.name, sha256=made.sha256)
            reading = Reading(f"papper_{slag}", self.arende, filters)
            record_reading(self.acting.log, self.acting.context(Role.REVISOR), reading)
            return
        command = MakeUttag(
            arende=self.arende,
            slag=slag,
            format=form,
            upplaga=edition,
            sha256=made.sha256,
            per=self.moment.per,
            known_position=self.moment.number,
        )
        opening = OpenKodlista(arende=self.arende, skal_kod="annat", skal=WHY_OPENED)
        first: list[Command] = [opening] if self._opens() else []
        perform_all(self.acting, [*first, command])

    def bilagor(self) -> dict[str, bytes]:
        """Give the attachments of the paper, once the reading is recorded."""
        return bilagor_at(self.acting.log, self.coded.history, self.paper)

    def _opens(self) -> bool:
        events = [one.event for one in self.acting.log.load_many([self.arende])[self.arende]]
        return "open_kodlista" in next_acts_of(self.acting, Stream.ARENDE, events)


def taking(
    request: Request,
    access: Access,
    arende: UUID,
    what: str,
    number: str = "",
    *,
    insyn: bool = False,
) -> Taking:
    """Let somebody take a paper out: may it be done, then the reading, then the texts.

    With `insyn` a revisor reads it as a file within a granskning; what leaves for others is not so.
    Raises the four refusals, LogUnavailableError, NotFoundError and InvalidInputError.
    """
    acting, log = Acting.of(request, access), access.log
    moment = moment_of(log, _number(number))
    asked = MakeUttag(arende=arende, slag="ivo", format="pdf", upplaga="sekretess")
    known = log.load_many([arende]).get(arende, [])
    events = [one.event for one in known]
    if not (insyn and _within(acting, events)):
        decided(acting, asked, events)
    found: Read = read(acting, "read_arende", arende, what, known=moment.number, insyn=insyn)
    paper, coded = paper_at(log, arende, found.history, moment)
    return Taking(acting, arende, moment, paper, coded, found.granskning)


def _within(acting: Acting, events: Sequence[Event]) -> UUID | None:
    """Name the granskning within which a revisor reads an ärende's papers; None for others."""
    if Role.REVISOR not in acting.roles or not events:
        return None
    if "make_uttag" in next_acts_of(acting, Stream.ARENDE, events):
        return None
    return opens(acting, "read_arende", events)


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and int(text) > 0):
        raise InvalidInputError([FieldProblem("nr", "Kontrollnumret är ett heltal från 1.")])
    return int(text)


def handed_over(made: Made) -> Response:
    """Answer with a file that is saved and kept by no cache."""
    return Response(
        made.content,
        media_type=made.media,
        headers={
            "Content-Disposition": f'attachment; filename="{made.name}"',
            "Cache-Control": "no-store",
        },
    )


@router.get("")
def papers(request: Request, access: Lexsarah, arende: UUID) -> Response:
    """Show which papers there are, what the ärende lacks, and what was taken out before."""
    acting = Acting.of(request, access)
    found = read(acting, "read_arende_facts", arende, "papper")
    return page("papper.html", papers_page(_seen(request, access, acting, arende, found)))


def _seen(
    request: Request, access: Access, acting: Acting, arende: UUID, found: Read | None = None
) -> Seen:
    services: Services = request.app.state.services
    history = found.history if found else []
    events = found.events if found else []
    acts = next_acts_of(acting, Stream.ARENDE, events) if events else ()
    within = _within(acting, events)
    return Seen(
        frame=frame_of(TITLE, access, links_of(access), insyn_notices(access.log, within)),
        base=f"/{quote(access.log.namnd.slug, safe='')}/lex-sarah/{arende}",
        csrf=access.account.csrf_token or "",
        moment=moment_of(access.log),
        history=history,
        may="make_uttag" in acts,
        reads=within is not None,
        names=services.accounts.every_name(),
    )


@router.get("/kopiera")
def copy(request: Request, access: Lexsarah, arende: UUID) -> Response:
    """Offer to show the texts for IVO's e-service: showing them is taking them out."""
    acting = Acting.of(request, access)
    found = read(acting, "read_arende_facts", arende, "papper")
    seen = _seen(request, access, acting, arende, found)
    return page(
        "papper_kopiera.html", copy_page(seen, arende_title(Arende.from_events(found.events)))
    )


@router.post("/kopiera")
def copied(request: Request, access: Lexsarah, arende: UUID) -> Response:
    """Show the texts field by field, once it is recorded that they leave."""
    taken = taking(request, access, arende, "papper_kopiera")
    fields = copy_fields(taken.paper)
    said = json.dumps([asdict(one) for one in fields], ensure_ascii=False, sort_keys=True)
    taken.record(Made("", "", said.encode()), "ivo", "skarm", "sekretess")
    seen = _seen(request, access, taken.acting, arende)
    shown = copy_page(seen, taken.paper.diarienummer, taken.paper, fields)
    return page("papper_kopiera.html", shown)


@router.get("/maskera")
def masking(request: Request, access: Lexsarah, arende: UUID) -> Response:
    """Show every text, passage by passage, each to be handed out or hidden."""
    taken = taking(request, access, arende, "papper_maskera")
    seen = _seen(request, access, taken.acting, arende)
    texts = passages(taken.coded.history)
    return page("papper_maskera.html", mask_page(seen, taken.paper.diarienummer, texts))


@router.post("/maskera")
def masked(request: Request, access: Lexsarah, arende: UUID, values: Chosen) -> Response:
    """Hand over the copy: of the moment that the page showed, with what was released in it."""
    taken = taking(request, access, arende, "papper_maskera", values.get("nr", ""))
    made = _masked(taken, values)
    taken.record(made, MASKED, "pdf", "offentlig")
    return handed_over(made)


def _masked(taken: Taking, chosen: Mapping[str, str]) -> Made:
    texts = passages(taken.coded.history)
    content = to_pdf(masked_document(taken.paper, taken.moment, texts, chosen))
    return Made(f"maskerad-kopia-{taken.moment.per}.pdf", "application/pdf", content)


@router.post("/{kind}.{form}")
def paper(
    request: Request,
    access: Lexsarah,
    arende: UUID,
    kind: str,
    form: str,
    upplaga: Annotated[str, Form()] = "sekretess",
    nr: Annotated[str, Form()] = "",
) -> Response:
    """Hand over a file, of now or of an earlier kontrollnummer."""
    if kind not in KINDS or form not in KINDS[kind].formats:
        raise NotFoundError("Det finns inget sådant dokument.")
    taken = taking(request, access, arende, f"papper_{kind}", nr, insyn=True)
    bilagor = taken.bilagor() if form == "zip" else {}
    made = make(taken.paper, taken.moment, kind, form, upplaga, bilagor)
    taken.record(made, kind, form, upplaga)
    return handed_over(made)
