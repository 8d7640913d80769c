"""Ärenden over HTTP: the list, one with all that stands in it, and who has read it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import Field

from api.acts import Acting, read
from api.acts.sight import GRANSKNING
from api.http.documented import NAMND, answered, problems
from api.http.lexsarah import arende_made as made
from api.http.lexsarah.access import MayOpen
from api.http.lexsarah.access import acting as signed_in
from api.http.lexsarah.answered import href_of, nasta
from api.http.lexsarah.arende_models import (
    EXAMPLE_LIST,
    EXAMPLE_ONE,
    EXAMPLE_READERS,
    Lasning,
    Lasningar,
    LexsarahArende,
    LexsarahArenden,
)
from api.http.lexsarah.asked import ArendenQuery, KnownQuery
from api.http.lexsarah.parts import Hanvisning, Kodat
from api.http.lexsarah.refused import read_problems
from api.http.lexsarah.table import COLLECTION
from api.http.moments import a_day, utc
from api.http.preconditions import etag
from api.seeing import visible_cases
from audit.law.lagar import LAG
from audit.lexsarah import Arende, Stream
from audit.lexsarah.att_gora import diarienummer_of
from audit.store.log_events import ReadingRecorded
from audit.store.reading import Reading, record_reading
from projections.trail.readings import readings_of

if TYPE_CHECKING:
    from api.acts import Read
    from audit.envelope import Recorded

router = APIRouter(prefix=NAMND + COLLECTION[Stream.ARENDE], tags=["Lex Sarah: ärenden"])
Id = Annotated[
    UUID, Path(description="Ärendets id.", examples=["0198a1c4-7d00-7c3a-9b1e-5f0d2c9a4e11"])
]


class ArendeQuery(KnownQuery):
    """As known at which moment, and counted to which day."""

    per: date | None = Field(None, description="Dagen som frister räknas till. Utelämnad: i dag.")


@router.get(
    "",
    summary="Ärenden enligt lex Sarah",
    responses={200: answered("Ärendena.", EXAMPLE_LIST), **problems(401, 403, 404, 405, 422)},
)
def arenden(
    request: Request, access: MayOpen, query: Annotated[ArendenQuery, Query()]
) -> LexsarahArenden:
    """Ger de ärenden som du får se, med uppgifter men utan text; att listan lästes antecknas."""
    log, known = access.log, query.position(access.log)
    seen = visible_cases(Acting.of(request, access), query.narrowing(), known)
    rows = seen.rows[query.offset : query.offset + query.limit]
    reading = Reading("lexsarah_lista", filters=query.filters(), count=len(rows))
    position = record_reading(log, access.context, reading)
    return LexsarahArenden(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        position=known,
        behind=not seen.basis.covers(known),
        read_position=position,
        total=seen.total,
        limit=query.limit,
        offset=query.offset,
        arenden=[made.rad(log, one) for one in rows],
    )


@router.get(
    "/{arende}",
    summary="Ett ärende enligt lex Sarah",
    responses={
        200: answered("Ärendet.", EXAMPLE_ONE),
        **problems(401, 403, 404, 405, 422),
        **read_problems("read_arende"),
    },
)
def arende(
    response: Response,
    acting: Annotated[Acting, Depends(signed_in)],
    arende: Id,
    query: Annotated[ArendeQuery, Query()],
) -> LexsarahArende:
    """Ger ärendet så som det står: steg, frister, vad du får göra, punkter, åtgärder och IVO.

    Läsningen antecknas innan något visas. Den som bara får se uppgifter får dem utan text.
    """
    known = query.position(acting.log)
    per = acting.today if query.per is None else a_day("per", query.per)
    found = read(acting, "read_arende", arende, "lexsarah_arende", known=known)
    told = _told(acting, arende, found, known, per)
    response.headers["ETag"] = told.etag
    return told


@router.get(
    "/{arende}/lasningar",
    summary="Vem som har läst ett ärende",
    responses={
        200: answered("Läsningarna.", EXAMPLE_READERS),
        **problems(401, 403, 404, 405, 422),
        **read_problems("read_who_read"),
    },
)
def lasningar(acting: Annotated[Acting, Depends(signed_in)], arende: Id) -> Lasningar:
    """Ger vem som har läst ärendet och när, den senaste först; också det antecknas."""
    read(acting, "read_who_read", arende, "lexsarah_vem_har_last")
    found = [_lasning(one) for one in readings_of(acting.log, arende)]
    return Lasningar(arende=arende, lasningar=found)


def _lasning(one: Recorded) -> Lasning:
    reading = one.event if isinstance(one.event, ReadingRecorded) else None
    filters = (reading.filters if reading else None) or {}
    return Lasning(
        recorded_at=utc(one.recorded_at),
        account=one.actor.account if one.actor else None,
        role=one.actor.role if one.actor else None,
        what=reading.what if reading else "",
        granskning=UUID(filters[GRANSKNING]) if GRANSKNING in filters else None,
        position=one.position,
    )


def _told(acting: Acting, id_: UUID, found: Read, known: int, per: date) -> LexsarahArende:
    log, state = acting.log, Arende.from_events(found.events)
    opening, closing = state.opening, state.closing
    return LexsarahArende(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        id=id_,
        version=found.version,
        etag=etag(found.version),
        position=known,
        per=per,
        words=found.words,
        steg=made.steg(state.steg),
        lag=Kodat.of(opening.lag, LAG) if opening else None,
        verksamhet=opening.verksamhet if opening else None,
        enhet=opening.enhet if opening else None,
        rapport_inkom=opening.rapport_inkom if opening else None,
        diarienummer=diarienummer_of(state),
        bedomning=made.bedomning(state.bedomning),
        slutlig=state.final is not None,
        utredare=state.utredare,
        avslutad=closing.avslutad if closing else None,
        inlast=state.read_in is not None,
        rapporter=[
            Hanvisning(id=one, href=href_of(log, Stream.RAPPORT, one)) for one in state.rapporter
        ],
        frister=made.frister(state, per),
        next_acts=nasta(acting, Stream.ARENDE, id_, found.events),
        lacks=made.lacks(state),
        punkter=made.punkter_of(state),
        konsekvenser=made.konsekvenser_of(state),
        utredningssteg=made.steg_of(state),
        atgarder=made.atgarder_of(state),
        beslut=made.beslut_of(state),
        kodlista=made.kodlista_of(state),
        ivo=made.ivo_of(state),
    )
