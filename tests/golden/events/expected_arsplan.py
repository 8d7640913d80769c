"""What the stored examples of the nämnd's year mean."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from audit.arsplan import events_arsmal as m
from audit.arsplan import events_arsplan as e
from tests.golden.events.parts import BASE

if TYPE_CHECKING:
    from audit.envelope import Event

DAY = date(2024, 5, 29)
EARLIER = date(2023, 5, 30)
STOPPTID = datetime(2024, 5, 17, 10, tzinfo=UTC)
MOTE = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c01")
PUNKT = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c02")
MAL = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c03")
UPPDRAG = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c04")

_EVENTS: tuple[Event, ...] = (
    e.SammantradePlanned(**BASE, ar=2024, sammantrade=MOTE, dag=DAY, stopptid=STOPPTID),
    e.SammantradeChanged(**BASE, sammantrade=MOTE, dag=DAY, stopptid=STOPPTID),
    e.SammantradeCancelled(**BASE, sammantrade=MOTE),
    e.PunktPlanned(
        **BASE,
        ar=2024,
        punkt=PUNKT,
        slag="ej_verkstallda",
        arende="Ej verkställda beslut, kvartal 1 2024",
        ansvarig="kvalitetsansvarig",
        sammantrade=MOTE,
        senast=DAY,
        diarienummer="SN 2024-31",
        beslutad=EARLIER,
        paragraf="§ 44",
        vidare=("fullmaktige", "revisorerna"),
        notering="Rapporten lämnas kvartalsvis",
        regel="ej_verkstallda/2024-1",
    ),
    e.PunktChanged(
        **BASE,
        punkt=PUNKT,
        slag="annat",
        arende="Annat ärende",
        ansvarig="annan_befattning",
        senast=DAY,
        diarienummer="SN 2024-32",
        beslutad=EARLIER,
        paragraf="§ 45",
        vidare=("kommunstyrelsen",),
        notering="Ändrat",
    ),
    e.PunktMoved(**BASE, punkt=PUNKT, sammantrade=MOTE),
    e.PunktDelivered(**BASE, punkt=PUNKT, levererad=DAY),
    e.PunktTreated(**BASE, punkt=PUNKT, behandlad=DAY, protokollsparagraf="§ 60"),
    e.PunktDropped(**BASE, punkt=PUNKT),
    e.ArsplanCorrected(**BASE, corrects=1, replaced={"levererad": "2024-05-30"}, aterkallad=False),
    m.ArsmalSet(**BASE, ar=2024, mal=MAL, kod="M1", rubrik="Ett mål", ansvarig="ekonom"),
    m.ArsmalChanged(**BASE, mal=MAL, kod="M1", rubrik="Ett annat mål", ansvarig="ekonom"),
    m.ArsmalEnded(**BASE, mal=MAL),
    m.ArsmalAssessed(**BASE, mal=MAL, utfall="saknas", per=DAY),
    m.UppdragGiven(
        **BASE,
        mal=MAL,
        uppdrag=UPPDRAG,
        beslutad=DAY,
        paragraf="§ 20",
        ansvarig="forvaltningschef",
        senast=date(2024, 9, 25),
    ),
    m.UppdragReported(**BASE, uppdrag=UPPDRAG, aterrapporterad=DAY, paragraf="§ 71"),
    m.ArsmalCorrected(**BASE, corrects=1, replaced={}, aterkallad=True),
)
EXPECTED: dict[str, Event] = {f"{one.TOPIC}.v1": one for one in _EVENTS}
