"""Att göra over HTTP: what waits for the caller, until when, under which law, and the act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api.acts import Acting
from api.http.documented import NAMND, answered, problems
from api.http.lexsarah.access import MayOpen
from api.http.lexsarah.answered import href_of
from api.http.lexsarah.examples import ARENDE
from api.http.moments import utc
from api.seeing import what_waits
from api.services import Services
from api.told.times import tider_of
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from audit.lexsarah.waiting import Waiting
    from audit.store.log import Log

router = APIRouter(prefix=NAMND + "/lex-sarah/att-gora", tags=["Lex Sarah: ärenden"])


class Vantar(BaseModel):
    """One thing that waits."""

    vad: str = Field(description="Vad som väntar, i kod.")
    id: UUID = Field(description="Ärendets eller rapportens id.")
    href: str = Field(description="Dess adress.")
    act: str | None = Field(description="Handlingen som gör det klart; null för den som följer.")
    grund: str = Field(description="Vad tiden vilar på: lag, plikt, mal (nämndens) eller ingen.")
    lagrum: str | None = Field(description="Lagrummet.")
    sedan: date = Field(description="Sedan när det väntar.")
    senast: date | None = Field(description="Sista dag.")
    senast_vardag: date | None = Field(description="Sista dag när helger räknas bort.")
    mal: str | None = Field(description="Nämndens eget mål (UTC), inte lag.")
    mal_dag: date | None = Field(description="Nämndens egen sista dag bredvid en plikt, inte lag.")
    dagar_kvar: int | None = Field(description="Dagar kvar till senast; negativt efter den.")
    over_tiden: bool = Field(description="Sant om sista dagen har gått.")
    enhet: str | None = Field(description="Enhetens kod.")
    nummer: int | None = Field(description="Åtgärdens nummer.")


class AttGora(BaseModel):
    """What waits for the caller."""

    per: date = Field(description="Dagen som det räknas till.")
    position: int = Field(description="Löpnumret som listan vilar på.")
    behind: bool = Field(description="Sant om vyn inte har läst så långt än.")
    read_position: int = Field(description="Löpnumret som läsningen fick i läsloggen.")
    vantar: list[Vantar] = Field(description="Det som väntar, det mest brådskande överst.")


_EXAMPLE: Final[dict[str, Any]] = {
    "per": "2026-03-20",
    "position": 4812,
    "behind": False,
    "read_position": 733,
    "vantar": [
        {
            "vad": "ivo_utredning",
            "id": ARENDE,
            "href": f"/api/v1/namnder/prov/lex-sarah/arenden/{ARENDE}",
            "act": "send_utredning_ivo",
            "grund": "lag",
            "lagrum": "7 kap. 2 § SOSFS 2011:5",
            "sedan": "2026-03-16",
            "senast": "2026-05-16",
            "senast_vardag": "2026-05-18",
            "mal": None,
            "mal_dag": None,
            "dagar_kvar": 57,
            "over_tiden": False,
            "enhet": "e1",
            "nummer": None,
        }
    ],
}


@router.get(
    "",
    summary="Att göra",
    responses={200: answered("Det som väntar.", _EXAMPLE), **problems(401, 403, 404, 405)},
)
def att_gora(request: Request, access: MayOpen) -> AttGora:
    """Ger det som väntar på dig, sorterat efter hur bråttom det är; läsningen antecknas."""
    log, acting = access.log, Acting.of(request, access)
    services: Services = request.app.state.services
    tider = tider_of(services.settings.messages, log.namnd.slug)
    found = what_waits(acting, log.head().size, tider)
    reading = Reading("att_gora", filters={}, count=len(found.waiting))
    position = record_reading(log, access.context, reading)
    return AttGora(
        per=acting.today,
        position=found.known_position,
        behind=not found.basis.covers(found.known_position),
        read_position=position,
        vantar=[_vantar(log, one, acting.today) for one in found.waiting],
    )


def _vantar(log: Log, one: Waiting, today: date) -> Vantar:
    return Vantar(
        vad=one.kind,
        id=one.id,
        href=href_of(log, one.stream, one.id),
        act=one.act,
        grund=one.grund.value,
        lagrum=one.lagrum,
        sedan=one.since,
        senast=one.senast,
        senast_vardag=one.senast_vardag,
        mal=utc(one.mal) if one.mal else None,
        mal_dag=one.mal_dag,
        dagar_kvar=one.days_left(today),
        over_tiden=one.is_late(today),
        enhet=one.enhet,
        nummer=one.nummer,
    )
