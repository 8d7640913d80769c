"""What the stored examples of a granskning mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.insyn import Insyn
from tests.golden.events.parts import BASE

if TYPE_CHECKING:
    from audit.envelope import Event

DAY = date(2022, 5, 31)
DUE = date(2022, 9, 21)
INSYN = Insyn(
    omraden=("internkontroll", "verkstallighet"),
    personer=(UUID("0193f2a0-0000-7000-8000-0000000000aa"),),
    sista_dag=DUE,
    grund="verkstallighet",
    strommar=(UUID("0193f2a0-0000-7000-8000-0000000000bb"),),
    period_fran=date(2021, 1, 1),
    period_till=date(2021, 12, 31),
)

_EVENTS: tuple[Event, ...] = (
    g.GranskningOpened(
        **BASE, rubrik="Verkställighet av beslut", brev=DAY, diarienummer="SN 2022/55", insyn=INSYN
    ),
    g.InsynChanged(**BASE, insyn=INSYN),
    g.InsynExtended(**BASE, sista_dag=DUE),
    g.InsynEnded(**BASE),
    g.RapportReceived(**BASE, rapport=DAY, inkom=date(2022, 6, 1)),
    g.FragaRegistered(**BASE, fraga=1, rubrik="Är styrningen tillräcklig?"),
    g.FragaAnswered(**BASE, fraga=1, svar="delvis"),
    g.RekommendationRegistered(**BASE, rekommendation=2, rubrik="Följ upp rutinerna"),
    g.RekommendationFollowedUp(**BASE, rekommendation=2, lage="pagar", foljd_upp=DUE),
    g.AnmarkningRegistered(
        **BASE, anmarkning=1, ar=2021, rubrik="Bristande uppföljning", riktad=DAY
    ),
    s.SvarRequested(**BASE, begart=DAY, forfaller=DUE),
    s.SvarWritten(**BASE, avsnitt="rekommendation", rekommendation=2),
    s.SvarGiven(**BASE, lamnat=DUE, paragraf="§ 90"),
    s.YttrandeRequested(**BASE, anmarkning=1, begart=DAY, forfaller=DUE),
    s.YttrandeWritten(**BASE, anmarkning=1, avsnitt="bedomning"),
    s.YttrandeGiven(**BASE, anmarkning=1, lamnat=DUE, paragraf="§ 91"),
    g.GranskningClosed(**BASE, avslutad=DUE),
    g.GranskningReopened(**BASE),
    g.GranskningCorrected(**BASE, corrects=1, replaced={"diarienummer": ""}, aterkallad=False),
)
EXPECTED: dict[str, Event] = {f"{one.TOPIC}.v{one.SCHEMA}": one for one in _EVENTS}
