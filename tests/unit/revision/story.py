"""The published audit and the published anmärkning, told by the real code."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.revision import commands as c
from audit.revision.deciding import Around, decide
from audit.revision.granskning import Granskning
from audit.revision.insyn import Insyn

if TYPE_CHECKING:
    from audit.envelope import Event

GRANSKNING = UUID("0193f2a0-0000-7000-8000-000000000001")
ANNAN = UUID("0193f2a0-0000-7000-8000-000000000002")
REVISOR = UUID("0193f2a0-0000-7000-8000-0000000000aa")
KOLLEGA = UUID("0193f2a0-0000-7000-8000-0000000000ab")
FRAMMANDE = UUID("0193f2a0-0000-7000-8000-0000000000ff")
REVISORER = frozenset({REVISOR, KOLLEGA})
BEGAN, ENDS = date(2022, 2, 1), date(2022, 5, 31)
RAPPORT, DUE = date(2022, 5, 31), date(2022, 9, 21)
G: dict[str, Any] = {"granskning": GRANSKNING}
INSYN = Insyn(
    omraden=("internkontroll", "verkstallighet"),
    personer=(REVISOR,),
    sista_dag=ENDS,
    grund="verkstallighet",
)


@dataclass
class Told:
    """What has been told of one granskning."""

    history: list[Event] = field(default_factory=list)

    def on(self, day: date, *commands: c.RevisionCommand) -> Told:
        """Let things be registered on a day, by whoever may."""
        around = Around(("namndsekreterare", "kvalitet"), day, REVISORER)
        for command in commands:
            self.history += decide(command, self.history, around)
        return self

    @property
    def state(self) -> Granskning:
        """Give the granskning as it stands."""
        return Granskning.from_events(self.history)


def opened(insyn: Insyn | None = INSYN) -> Told:
    """Tell of a granskning that has been opened."""
    rubrik = "Granskning av verkställighet och uppföljning"
    command = c.OpenGranskning(
        **G, rubrik=rubrik, brev=date(2022, 1, 28), diarienummer="SN 2022/55", insyn=insyn
    )
    return Told().on(BEGAN, command)


def lindesberg() -> Told:
    """Tell of the audit of 2022 until its report: four questions, four recommendations."""
    told = opened().on(RAPPORT, c.ReceiveRapport(**G, rapport=RAPPORT, inkom=RAPPORT))
    for number, svar in enumerate(("delvis", "ja", "ja", "ja"), 1):
        told.on(
            RAPPORT,
            c.RegisterFraga(**G, rubrik=f"Konstruerad fråga {number}"),
            c.AnswerFraga(**G, fraga=number, svar=svar, text="Konstruerade skäl."),
        )
    for number in range(1, 5):
        rubrik = f"Konstruerad rekommendation {number}"
        told.on(RAPPORT, c.RegisterRekommendation(**G, rubrik=rubrik))
    return told.on(RAPPORT, c.RequestSvar(**G, begart=RAPPORT, forfaller=DUE))


def anmarkt() -> Told:
    """Tell of the anmärkning for 2023, whose yttrande was due 2024-05-06."""
    riktad = date(2024, 4, 8)
    return (
        opened(None)
        .on(
            riktad,
            c.RegisterAnmarkning(
                **G, ar=2023, rubrik="Svag styrning av ekonomin", riktad=riktad,
                text="Svag styrning, uppföljning och internkontroll av ekonomin.",
            ),
        )
        .on(
            riktad,
            c.RequestYttrande(**G, anmarkning=1, begart=riktad, forfaller=date(2024, 5, 6)),
        )
    )  # fmt: skip
