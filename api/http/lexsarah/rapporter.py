"""Reports over HTTP: the list, and one with its words; who reported is never shown here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.acts import Acting, read
from api.http.documented import NAMND, answered, problems
from api.http.lexsarah.access import MayOpen
from api.http.lexsarah.access import acting as signed_in
from api.http.lexsarah.answered import href_of, nasta
from api.http.lexsarah.arende_made import steg
from api.http.lexsarah.asked import KnownQuery, RapporterQuery
from api.http.lexsarah.parts import Hanvisning, Kodat
from api.http.lexsarah.rapport_models import (
    EXAMPLE_LIST,
    EXAMPLE_ONE,
    Fraga,
    LexsarahRapport,
    LexsarahRapporter,
    RapportRad,
)
from api.http.lexsarah.refused import read_problems
from api.http.lexsarah.table import COLLECTION
from api.http.moments import utc
from api.http.preconditions import etag
from api.seeing import visible_reports
from audit.codec import plain
from audit.lexsarah import Rapport, Role, Stream
from audit.lexsarah.codes import HANDELSE, KANAL
from audit.lexsarah.events_rapport import FragaAnswered, FragaAsked, RapportSupplemented
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.acts import Read
    from audit.store.log import Log
    from projections.lexsarah.rapporter import Report

router = APIRouter(prefix=NAMND + COLLECTION[Stream.RAPPORT], tags=["Lex Sarah: rapporter"])
Id = Annotated[
    UUID, Path(description="Rapportens id.", examples=["6f1c2b9e-4a57-4f0e-8c35-2d7a90b6e1f4"])
]


@router.get(
    "",
    summary="Rapporter enligt lex Sarah",
    responses={200: answered("Rapporterna.", EXAMPLE_LIST), **problems(401, 403, 404, 405, 422)},
)
def rapporter(
    request: Request, access: MayOpen, query: Annotated[RapporterQuery, Query()]
) -> LexsarahRapporter:
    """Ger de rapporter som du får läsa, med uppgifter men utan text; att listan lästes antecknas.

    Vem som har rapporterat syns aldrig här.
    """
    log, known = access.log, query.position(access.log)
    found = visible_reports(Acting.of(request, access), known, waiting=query.vantar)
    rows = found[query.offset : query.offset + query.limit]
    reading = Reading("lexsarah_rapporter", filters=query.filters(), count=len(rows))
    position = record_reading(log, access.context, reading)
    return LexsarahRapporter(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        position=known,
        behind=False,
        read_position=position,
        total=len(found),
        limit=query.limit,
        offset=query.offset,
        rapporter=[_rad(log, one) for one in rows],
    )


@router.get(
    "/{rapport}",
    summary="En rapport enligt lex Sarah",
    responses={
        200: answered("Rapporten.", EXAMPLE_ONE),
        **problems(401, 403, 404, 405, 422),
        **read_problems("read_rapport"),
    },
)
def rapport(
    response: Response,
    acting: Annotated[Acting, Depends(signed_in)],
    rapport: Id,
    query: Annotated[KnownQuery, Query()],
) -> LexsarahRapport:
    """Ger rapporten med sina texter, frågor och svar, och vad du får göra.

    Läsningen antecknas innan något visas. Vem som har rapporterat visas bara av open-identity.
    """
    known = query.position(acting.log)
    found = read(acting, "read_rapport", rapport, "lexsarah_rapport", known=known)
    told = _told(acting, rapport, found, known)
    response.headers["ETag"] = told.etag
    return told


def _rad(log: Log, one: Report) -> RapportRad:
    return RapportRad(
        id=one.rapport,
        href=href_of(log, Stream.RAPPORT, one.rapport),
        version=one.version,
        etag=etag(one.version),
        steg=steg(one.steg),
        slag=Kodat.of(one.slag, HANDELSE),
        kanal=Kodat.of(one.kanal, KANAL),
        fara_nu=one.fara_nu,
        forbi_chef=one.forbi_chef,
        namngiven=one.namngiven,
        enhet=one.enhet,
        lag=one.lag,
        inkom=one.inkom,
        received_at=utc(one.received_at),
        opened_at=utc(one.opened_at) if one.opened_at else None,
        arenden=list(one.arenden),
        fragor_obesvarade=one.fragor_obesvarade,
        nya_svar=one.new_answers,
    )


def _told(acting: Acting, id_: UUID, found: Read, known: int) -> LexsarahRapport:
    log, state = acting.log, Rapport.from_events(found.events)
    received = state.received
    return LexsarahRapport(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        id=id_,
        version=found.version,
        etag=etag(found.version),
        position=known,
        steg=steg(state.steg),
        slag=Kodat.of(received.slag, HANDELSE) if received else None,
        kanal=Kodat.of(received.kanal, KANAL) if received else None,
        fara_nu=bool(received and received.fara_nu),
        forbi_chef=bool(received and received.forbi_chef),
        namngiven=bool(received and received.namngiven),
        enhet=received.enhet if received else None,
        lag=received.lag if received else None,
        inkom=plain(received.happened) if received else None,
        intraffade=plain(received.intraffade) if received else None,
        oppnad=state.opened,
        arenden=[
            Hanvisning(id=one, href=href_of(log, Stream.ARENDE, one)) for one in state.arenden
        ],
        vad_hande=received.vad_hande if received else None,
        var=received.var if received else None,
        # The form promises the reporter that nobody else sees it.
        vem_galler=received.vem_galler if received and Role.UTREDARE in acting.roles else None,
        gjorde_direkt=received.gjorde_direkt if received else None,
        tillagg=[one.text or "" for one in state.each(RapportSupplemented)],
        fragor=_fragor(state),
        next_acts=nasta(acting, Stream.RAPPORT, id_, found.events),
    )


def _fragor(state: Rapport) -> list[Fraga]:
    answers = state.each(FragaAnswered)
    return [
        Fraga(
            nummer=one.originator_version,
            text=one.text,
            svar=[
                answer.text or "" for answer in answers if answer.fraga == one.originator_version
            ],
        )
        for one in state.each(FragaAsked)
    ]
