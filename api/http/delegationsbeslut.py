"""Delegationsbeslut over HTTP: the list of a month, and how many there were of each kind."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.http.documented import NAMND, answered, problems
from api.http.lexsarah.access import MayOpen
from api.http.lexsarah.asked import KnownQuery, PagedQuery
from api.http.lexsarah.examples import ARENDE
from api.http.lexsarah.parts import Kodat, Listad
from api.http.moments import utc
from audit.errors import AuthorityError, FieldProblem, InvalidInputError
from audit.lexsarah.codes import STOD
from audit.store.reading import Reading, record_reading
from projections.asof import today_of
from projections.lexsarah.beslut import listed, statistics
from projections.lexsarah.view import VIEW
from projections.snapshot import snapshot

router = APIRouter(prefix=NAMND + "/delegationsbeslut", tags=["Delegation"])
SEES_ALL: Final = frozenset(
    {"mottagare", "beslutsfattare_ivo", "namndsekreterare", "kvalitet", "revisor"}
)
"""The roles that see every ärende of the nämnd."""


class ManadQuery(PagedQuery):
    """Of which month."""

    ar: int | None = Field(None, ge=1900, le=2999, description="Året. Utelämnat: i år.")
    manad: int | None = Field(None, ge=1, le=12, description="Månaden. Utelämnad: den här.")


class PeriodQuery(KnownQuery):
    """Of which period."""

    start: date | None = Field(None, description="Första dagen. Utelämnad: årets första.")
    slut: date | None = Field(None, description="Sista dagen. Utelämnad: i dag.")


class Delegationsbeslut(BaseModel):
    """One beslut of the list."""

    arende: UUID = Field(description="Ärendets id.")
    version: int = Field(description="Händelsens nummer i ärendet.")
    lopnummer: int = Field(description="Löpnummer i loggen.")
    recorded_at: str = Field(description="När det registrerades (UTC).")
    slag: str = Field(description="Vad det gäller, i kod.")
    utfall: str | None = Field(description="Utfallet, i kod.")
    punkt: str | None = Field(description="Punkten i delegationsordningen.")
    stod: Kodat = Field(description="Vad beslutet vilar på.")
    beslutsfattare: str = Field(description="Organet eller befattningen, i kod.")
    beslutad: date = Field(description="Dagen det togs.")
    utanfor: bool = Field(description="Sant om det togs utanför Liggaren.")
    paragraf: str | None = Field(description="Paragrafen i protokollet.")
    lagrum: str | None = Field(description="Lagrummet.")
    verksamhet: str | None = Field(description="Verksamhetens kod.")
    enhet: str | None = Field(description="Enhetens kod.")
    diarienummer: str | None = Field(description="Nämndens diarienummer.")


class DelegationsbeslutLista(Listad):
    """The list of a month."""

    beslut: list[Delegationsbeslut] = Field(description="Besluten, i den ordning de togs.")


class Antal(BaseModel):
    """How many beslut of a kind an enhet took."""

    enhet: str = Field(description="Enhetens kod; tom om den inte framgår.")
    slag: str = Field(description="Vad de gäller, i kod; tom om det inte framgår.")
    utfall: str | None = Field(description="Utfallet, i kod.")
    antal: int = Field(description="Antal.")
    raknad: bool = Field(description="Sant om antalet är räknat någon annanstans.")


class DelegationsbeslutStatistik(BaseModel):
    """The statistics of a period."""

    start: date = Field(description="Första dagen.")
    slut: date = Field(description="Sista dagen.")
    position: int = Field(description="Löpnumret som talen vilar på.")
    rader: list[Antal] = Field(description="Antal per enhet, slag och utfall.")


_LIST: Final[dict[str, Any]] = {
    "namnd": "prov", "constructed": True, "position": 4812, "behind": False,
    "read_position": 733, "total": 1, "limit": 20, "offset": 0,
    "beslut": [
        {
            "arende": ARENDE, "version": 21, "lopnummer": 4790,
            "recorded_at": "2026-03-16T09:15:00.000000Z", "slag": "anmala_ivo", "utfall": None,
            "punkt": "4.2 p. 3", "stod": {"kod": "punkt", "label": "Stöd i delegationsordningen"},
            "beslutsfattare": "verksamhetsstrateg", "beslutad": "2026-03-16", "utanfor": False,
            "paragraf": None, "lagrum": "27 kap. 6 § SoL", "verksamhet": "v1", "enhet": "e1",
            "diarienummer": "SN 2026-14",
        }
    ],
}  # fmt: skip
_NUMBERS: Final[dict[str, Any]] = {
    "start": "2026-01-01", "slut": "2026-03-31", "position": 4812,
    "rader": [
        {"enhet": "e1", "slag": "anmala_ivo", "utfall": None, "antal": 2, "raknad": False}
    ],
}  # fmt: skip


@router.get(
    "",
    summary="Delegationsbeslut en månad",
    responses={200: answered("Besluten.", _LIST), **problems(401, 403, 404, 405, 422)},
)
def beslut(access: MayOpen, query: Annotated[ManadQuery, Query()]) -> DelegationsbeslutLista:
    """Ger de beslut som togs på delegation en månad, så som de anmäls till nämnden.

    Att listan lästes antecknas innan den visas.
    """
    _demand_all(access.roles)
    log, known, today = access.log, query.position(access.log), today_of(access.log)
    year, month = query.ar or today.year, query.manad or today.month
    last = date(year, month, monthrange(year, month)[1])
    found = listed(log, last.replace(day=1), last, known)
    rows = found[query.offset : query.offset + query.limit]
    reading = Reading("delegationslista", filters=query.filters(), count=len(rows))
    position = record_reading(log, access.context, reading)
    with snapshot(log, VIEW) as seen:
        behind = not seen.basis.covers(known)
    return DelegationsbeslutLista(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        position=known,
        behind=behind,
        read_position=position,
        total=len(found),
        limit=query.limit,
        offset=query.offset,
        beslut=[
            Delegationsbeslut(
                arende=one.arende,
                version=one.version,
                lopnummer=one.position,
                recorded_at=utc(one.recorded_at),
                slag=one.slag,
                utfall=one.utfall,
                punkt=one.punkt,
                stod=Kodat.of(one.stod, STOD),
                beslutsfattare=one.beslutsfattare,
                beslutad=one.beslutad,
                utanfor=one.utanfor,
                paragraf=one.paragraf,
                lagrum=one.lagrum or one.punkt_lagrum,
                verksamhet=one.verksamhet,
                enhet=one.enhet,
                diarienummer=one.diarienummer,
            )
            for one in rows
        ],
    )


@router.get(
    "/statistik",
    summary="Antal delegationsbeslut",
    responses={200: answered("Antalen.", _NUMBERS), **problems(401, 403, 404, 405, 422)},
)
def statistik(
    access: MayOpen, query: Annotated[PeriodQuery, Query()]
) -> DelegationsbeslutStatistik:
    """Ger hur många beslut varje enhet tog av varje slag; att talen lästes antecknas.

    En kort period kan ge ett enda beslut: talen är för dem som ser listan.
    """
    _demand_all(access.roles)
    log, known, today = access.log, query.position(access.log), today_of(access.log)
    slut = query.slut or today
    start = query.start or slut.replace(month=1, day=1)
    if start > slut:
        raise InvalidInputError([FieldProblem("start", "Ska inte ligga efter slut.")])
    rows = statistics(log, start, slut, known)
    filters = {"start": start.isoformat(), "slut": slut.isoformat()}
    reading = Reading("delegationslista", filters=filters, count=len(rows))
    record_reading(log, access.context, reading)
    return DelegationsbeslutStatistik(
        start=start,
        slut=slut,
        position=known,
        rader=[
            Antal(
                enhet=one.enhet,
                slag=one.slag,
                utfall=one.utfall,
                antal=one.antal,
                raknad=one.raknad,
            )
            for one in rows
        ],
    )


def _demand_all(roles: frozenset[Any]) -> None:
    if not SEES_ALL & {role.value for role in roles}:
        raise AuthorityError("Listan är för dem som följer alla nämndens ärenden.")
