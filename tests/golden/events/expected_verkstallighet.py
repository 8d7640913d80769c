"""What the stored examples of ej verkställda beslut mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from audit.law.rule import Limit
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.events_listor import (
    KvartalCorrected,
    KvartalReported,
    Statistikrad,
    VantelistaCounted,
)
from tests.golden.events.parts import BASE

if TYPE_CHECKING:
    from audit.envelope import Event

DAY = date(2025, 5, 31)
LSS = "28 f § lagen (1993:387) om stöd och service till vissa funktionshindrade"


def frist(slag: str) -> Limit:
    """Give three months from the day."""
    return Limit(
        rule=f"evb_{slag}_lss.sfs_1993_387",
        lagrum=LSS,
        start=DAY,
        sista_dag=date(2025, 8, 31),
        sista_dag_vardag=date(2025, 9, 1),
        certainty="high",
    )


_EVENTS: tuple[Event, ...] = (
    e.BeslutRegistered(
        **BASE,
        beslutad=DAY,
        lag="lss",
        insats="gruppbostad",
        enhet="enhet-7",
        frist=frist("beslut"),
        forhandsbesked=True,
        kallreferens=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
        registrerad_i_kalla=date(2025, 6, 2),
    ),
    e.ErbjudandeMade(**BASE, erbjudande=1, erbjudet=DAY),
    e.ErbjudandeAnswered(**BASE, erbjudande=1, svar="nej", besvarat=DAY),
    e.AnnanInsatsBegun(**BASE, annan=1, insats="korttidsvistelse", fran=DAY),
    e.AnnanInsatsEnded(**BASE, annan=1, till=DAY),
    e.OrsakStated(**BASE, orsak="plats_saknas", angiven=DAY),
    e.BeslutPartlyVerkstallt(**BASE, fran=DAY, saknas="Två av fem dagar", frist=frist("avbrott")),
    e.AvbrottBegun(**BASE, avbruten=DAY, orsak="personal_saknas", frist=frist("avbrott")),
    e.BeslutVerkstallt(**BASE, verkstallt=DAY, registrerad_i_kalla=date(2025, 6, 2)),
    e.BeslutClosed(**BASE, avslutat=DAY, skal_kod="flyttat"),
    e.IndividrapportSent(
        **BASE, mottagare="ivo", ar=2025, kvartal=3, rapportslag="ny", skickad=date(2025, 10, 6)
    ),
    e.BeslutCorrected(
        **BASE,
        corrects=1,
        replaced={"beslutad": "2025-05-31"},
        aterkallad=False,
        frist=frist("beslut"),
    ),
    KvartalReported(
        **BASE,
        ar=2025,
        nummer=3,
        mottagare="fullmaktige",
        skickad=date(2025, 11, 3),
        per=date(2025, 9, 30),
        antal_rapporter=2,
        statistik=(Statistikrad("beslut", "lss", "gruppbostad", (122, 95)),),
    ),
    KvartalCorrected(**BASE, corrects=1, aterkallad=True),
    VantelistaCounted(
        **BASE,
        ar=2023,
        manad=1,
        omrade="funktionsstod",
        antal={"behov_gruppbostad": 6, "over_gruppbostad": 0},
        tackat_ja={"behov_gruppbostad": 1},
    ),
)
EXPECTED: dict[str, Event] = {f"{one.TOPIC}.v1": one for one in _EVENTS}
