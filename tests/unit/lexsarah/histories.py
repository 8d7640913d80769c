"""Reports and ärenden at every step, made by the commands that lead there."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from audit.envelope import Erased, Happened
from audit.lexsarah import Role, Utanfor, decide
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.codes import ANNAN_ANMALAN
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from tests.unit.lexsarah.asked import (
    BY_NAMND,
    DAY,
    IVO_DAY,
    KOD,
    OPENING,
    OTHER,
    RAPPORT,
    RECEIVED,
    SECOND,
    UTFORARE,
    WRITTEN,
    A,
    R,
)
from tests.unit.lexsarah.people import TODAY, acting, token

if TYPE_CHECKING:
    from audit.envelope import Event
    from audit.lexsarah import Command

M, U, V, B, S = (
    Role.MOTTAGARE,
    Role.UTREDARE,
    Role.VERKSAMHETSCHEF,
    Role.BESLUTSFATTARE_IVO,
    Role.SYSTEM,
)
STEPS = ("oppnat", "under_utredning", "bedomt", "beslutat", "avslutat")
ALLVARLIGT = "allvarligt_missforhallande"
ATGARD, DONE = 9, 10
"""The versions at which every ärende here has a planned åtgärd, and one that is carried out."""


@dataclass
class Story:
    """A history that grows by commands, each sent by the person of a role."""

    events: list[Event] = field(default_factory=list)

    def tell(self, role: Role, command: Command, **changes: Any) -> Story:
        """Send a command that must be accepted."""
        self.events.extend(decide(command, self.events, acting(role, **changes)))
        return self


@cache
def rapport_at(steg: str) -> tuple[Event, ...]:
    """Give a report at a step, with a question that waits for an answer."""
    if steg == "ingen":
        return ()
    story = Story().tell(Role.RAPPORTOR, r.ReceiveRapport(**RECEIVED, kanal="web"))
    story.tell(M, r.AskFraga(**R, text="När såg du det?"))
    if steg == "sorterad":
        story.tell(M, r.SortRapport(**R, utfall="lex_sarah", arende=OTHER))
    if steg == "lamnad_vidare":
        told: dict[str, Any] = {"lamnad": TODAY, "till_rapportor": "Den är hos MAS."}
        story.tell(M, r.SortRapport(**R, utfall="mas", **told))
    return erased(story.events) if steg == "gallrad" else tuple(story.events)


@cache
def arende_at(
    steg: str, ivo: str = "inte_anmalt", bedomning: str = ALLVARLIGT, *, enskild: bool = True
) -> tuple[Event, ...]:
    """Give an ärende at a step of its own and one of the track to IVO; closed ones the full way."""
    if steg == "ingen":
        return ()
    story = begun(bedomning)
    reached = STEPS.index("beslutat" if steg == "gallrad" else steg)
    if ivo == "anmalt" or (ivo == "kompletterat" and reached < STEPS.index("bedomt")):
        _anmal(story, attached=ivo == "kompletterat")
    if reached >= STEPS.index("under_utredning"):
        investigated(story, enskild=enskild)
    if reached >= STEPS.index("bedomt"):
        story.tell(U, u.MakeBedomning(**A, bedomning=bedomning, skal="Så är det."))
        if ivo == "kompletterat":
            _anmal(story, attached=False)
            story.tell(U, b.SendUtredningIvo(**A, skickad=TODAY, satt="post"))
    if reached >= STEPS.index("beslutat"):
        story.tell(V, b.DecideAtgarder(**A, utfall="bifall", text="Larmet byts."))
    if steg == "avslutat":
        story.tell(U, b.CloseFull(**A, avslutad=TODAY))
    return erased(story.events) if steg == "gallrad" else tuple(story.events)


def begun(bedomning: str) -> Story:
    """Begin an ärende with two reports, a first bedömning, two åtgärder, and people with access."""
    story = Story().tell(M, a.OpenArende(**OPENING, rapport=RAPPORT))
    story.tell(M, a.JoinRapport(**A, rapport=SECOND))
    story.tell(V, a.GiveAtkomst(**A, konto=token("enhetschef")))
    story.tell(V, a.GiveAtkomst(**A, konto=token("second utredare")))
    story.tell(M, u.MakeForstaBedomning(**A, bedomning=bedomning, skal="Så ser det ut."))
    for slag in ANNAN_ANMALAN:
        told: dict[str, Any] = {"utfall": "inte_aktuell", "skal": "Inget brott."}
        story.tell(M, a.NoteAnnanAnmalan(**A, slag=slag, taget=BY_NAMND, **told))
    for _ in (ATGARD, DONE):
        plan: dict[str, Any] = {"slag": "omedelbar", "ansvarig": "enhetschef", "text": "Extra."}
        story.tell(V, u.PlanAtgard(**A, **plan))
    story.tell(V, u.DoAtgard(**A, atgard=DONE, utford=DAY))
    return story.tell(V, u.AssessOmedelbaraAtgarder(**A, utfall="vidtagna"))


def investigated(story: Story, *, enskild: bool) -> Story:
    """Take an ärende and answer everything that the full way asks."""
    story.tell(U, a.TakeArende(**A, inget_jav=True, egen_rapport="Nej"))
    for punkt in PUNKTER:
        story.tell(U, u.AnswerPunkt(**A, **WRITTEN, punkt=punkt, aktuell=True))
    if not enskild:
        return story.tell(U, u.NoteIngenEnskild(**A, skal="Huset var tomt."))
    story.tell(U, u.RecordKod(**A, kod=KOD, slag="enskild", namn="Elsa Enskild"))
    for fraga in KONSEKVENSER:
        answer: dict[str, Any] = {"svar": "ja", "datum": DAY, "satt": "samtal", "text": "Hon sade."}
        story.tell(U, u.AnswerKonsekvens(**A, kod=KOD, fraga=fraga, **answer))
    return story


def _anmal(story: Story, *, attached: bool) -> None:
    by = Utanfor(beslutsfattare="utskott", beslutad=DAY, paragraf="§ 4")
    story.tell(B, b.RegisterIvoAnmalan(**IVO_DAY, utredning_bifogad=attached, taget=by))


@cache
def other_at(steg: str) -> tuple[Event, ...]:
    """Give a private utförare's information, or one about staff, at a step."""
    if steg == "ingen":
        return ()
    story = Story()
    if steg == "given":
        informed: dict[str, Any] = {"enhet": "e1", "lag": "sol", "informerad": DAY, "satt": "mote"}
        story.tell(Role.ENHETSCHEF, b.InformPersonal(information=OTHER, **informed))
    else:
        story.tell(M, b.ReceiveUtforareRapport(**UTFORARE))
    return erased(story.events) if steg == "gallrad" else tuple(story.events)


def erased(events: list[Event]) -> tuple[Event, ...]:
    """Give what gallring leaves of some events."""
    return tuple(
        Erased(
            originator_id=event.originator_id,
            originator_version=event.originator_version,
            happened=Happened.unknown(),
            topic=event.TOPIC,
        )
        for event in events
    )
