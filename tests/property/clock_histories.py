"""Random courses of orosanmälningar and of what is noted in utredningar, written into a log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from hypothesis import strategies as st

from audit.barnutredning import (
    CloseUtredning,
    CorrectAnmalan,
    CorrectUppgift,
    CorrectUtredning,
    DecideForhandsbedomning,
    DecideUppfoljning,
    EndUppfoljning,
    ExtendForhandsbedomning,
    ExtendUtredning,
    GiveAterkoppling,
    GiveInformation,
    HearBarn,
    MakeSkyddsbedomning,
    NoteAnteckning,
    NoteBarnMoved,
    NoteBarnNotHeard,
    NoteSamordnare,
    NoteVald,
    OpenUtredning,
    ReceiveAnmalan,
    RequestAterkoppling,
    Utredning,
    WithholdAterkoppling,
    WithholdInformation,
    decide,
    decide_anmalan,
    law_change,
)
from audit.barnutredning.events import UtredningClosed, UtredningOpened
from audit.barnutredning.events_handlaggning import BarnNotHeard
from audit.barnutredning.orosanmalan.anmalan import REPLACEABLE as REPLACEABLE_ANMALAN
from audit.barnutredning.orosanmalan.events import (
    ForhandsbedomningDecided,
    ForhandsbedomningExtended,
    SkyddsbedomningMade,
)
from audit.barnutredning.uppgifter import REPLACEABLE
from audit.errors import InvalidInputError, StateError
from projections.runner import catch_up
from tests.support.logs import Opened, a_context

if TYPE_CHECKING:
    from audit.envelope import Event
    from projections.view import View

START = date(2025, 12, 27)
"""A Saturday, so that last days are moved; from 2026-01-15 on an answer has a week."""
BEFORE = date(2025, 2, 24)
"""So that courses run over 2025-07-01, from which an uppföljning has six months."""
BARN = (UUID(int=71, version=4), UUID(int=72, version=4))
RUNS = str(UUID(int=5, version=4))
REFUSED = (InvalidInputError, StateError)
CODES = {
    "inkom_sent": ("true", "false"),
    "anmalare": ("19_1", "annan"),
    "grupp": ("barn", "ung"),
    "enhet": ("e1", "e2"),
    "barn": tuple(map(str, BARN)),
    "pagaende": ("", RUNS),
    "utredning": ("", RUNS),
    "kallreferens": (RUNS,),
    "beslutsfattare": ("", "utskott"),
    "registrerad_i_kalla": ("", "2026-01-09"),
    "satt": ("observation", "annat"),
    "samordnare": ("s1", "s2"),
}
OUTCOMES: dict[type, tuple[str, ...]] = {
    SkyddsbedomningMade: ("behov", "inget_behov"),
    ForhandsbedomningDecided: ("inleda", "inte_inleda", "pagar_redan"),
    BarnNotHeard: ("alder", "vill_inte"),
    ForhandsbedomningExtended: ("annat", "polisforhor"),
}


@dataclass(frozen=True)
class Step:
    """One thing tried: in which stream, what, with which days (from the stream's own) and codes."""

    stream: int
    kind: str
    near: int
    far: int
    code: int

    def pick(self, *codes: Any) -> Any:
        """Choose one of some codes."""
        return codes[self.code % len(codes)]

    def days(self, start: date) -> tuple[date, date]:
        """Give both days."""
        own = start + timedelta(days=7 * self.stream)
        return own + timedelta(days=self.near), own + timedelta(days=self.far)

    def correction(self, history: Sequence[Event], facts: Facts, start: date) -> dict[str, Any]:
        """Choose an event and one of its facts, and give it another value or take all back."""
        target = history[(self.near + self.code) % len(history)]
        corrects = target.originator_version
        if type(target) not in facts:
            return {"corrects": corrects, "replaced": {"enhet": "e1"}}
        if self.kind == "ater":
            return {"corrects": corrects, "replaced": {}, "aterkallad": True}
        name = facts[type(target)][self.far % len(facts[type(target)])]
        values = CODES.get(name) or OUTCOMES.get(type(target) if name in OUTCOME else type(None))
        text = self.pick(*values) if values else str(self.days(start)[self.code % 2])
        return {"corrects": corrects, "replaced": {name: text}}


Facts = Mapping[type, Sequence[str]]
OUTCOME = ("utfall", "skal_kod")


def days(often: Sequence[int], span: int) -> st.SearchStrategy[int]:
    """Draw a number of days: mostly one at which something turns."""
    return st.sampled_from(often) | st.sampled_from(often) | st.integers(0, span)


def steps(
    kinds: Sequence[str], often: Sequence[int], span: int, most: int
) -> st.SearchStrategy[list[Step]]:
    """Draw a course."""
    one = st.builds(
        Step,
        stream=st.integers(0, 1),
        kind=st.sampled_from(kinds),
        near=days(often, span),
        far=days(often, span),
        code=st.integers(0, 5),
    )
    return st.lists(one, min_size=most - 4, max_size=most)


ANMALAN = (
    "skydd", "skydd", "forlang", "beslut", "beslut", "begar", "begar", "svar", "inget_svar",
    "ratta", "ratta", "ratta", "ater",
)  # fmt: skip
UPPGIFT = (
    "forlang", "avsluta", "avsluta", "informera", "undanhall", "hor", "inte_hor", "vald", "notera",
    "samordna", "flytta", "folj_upp", "folj_upp", "sluta_folja", "ny_lag", "ratta", "ratta", "ater",
    "ratta_utredning",
)  # fmt: skip


TURNS = (0, 0, 1, 2, 7, 8, 13, 14, 15, 16, 17, 21, 22, 24)
"""Days from an anmälan at which something turns: the same day, a week, two weeks and vardagar."""
TURNS_UPPGIFT = (0, 5, 30, 61, 62, 120, 121, 122, 123, 127, 180, 183, 250, 310)


UPPFOLJNING = (
    "avsluta", "avsluta", "avsluta", "folj_upp", "folj_upp", "folj_upp", "sluta_folja",
    "sluta_folja", "ny_lag", "ny_lag", "ny_lag", "ratta", "ratta", "ater", "ratta_utredning",
)  # fmt: skip


def anmalan(step: Step, stream: UUID, history: Sequence[Event]) -> Sequence[Event]:
    """Give the events of a step in an anmälan; raises what the domain refuses."""
    first, second = step.days(START)
    said: dict[str, Any] = {"anmalan": stream}
    made: dict[str, Callable[[], Any]] = {
        "oppna": lambda: ReceiveAnmalan(
            **said, barn=BARN[step.code % 2], grupp=step.pick("barn", "ung"), inkom=first,
            enhet=step.pick("e1", "e2"), inkom_sent=step.code == 1,
            anmalare=step.pick("19_1", "19_2", "annan"),
            pagaende=UUID(RUNS) if step.code == 3 else None,
        ),
        "skydd": lambda: MakeSkyddsbedomning(
            **said, bedomd=first, utfall=step.pick("inget_behov", "behov")
        ),
        "forlang": lambda: ExtendForhandsbedomning(
            **said, beslutad=first, ny_sista_dag=second, skal_kod="annat"
        ),
        "beslut": lambda: DecideForhandsbedomning(
            **said, beslutad=first, utfall=step.pick("inleda", "inte_inleda", "pagar_redan")
        ),
        "begar": lambda: RequestAterkoppling(**said, begard=first),
        "svar": lambda: GiveAterkoppling(**said, lamnad=first),
        "inget_svar": lambda: WithholdAterkoppling(**said, beslutad=first, skal_kod="olampligt"),
        "ratta": lambda: CorrectAnmalan(**said, **step.correction(history, FACTS_ANMALAN, START)),
        "ater": lambda: CorrectAnmalan(**said, **step.correction(history, FACTS_ANMALAN, START)),
    }  # fmt: skip
    return decide_anmalan(made[step.kind](), history)


def uppgift(step: Step, stream: UUID, history: Sequence[Event]) -> Sequence[Event]:
    """Give the events of a step in an utredning; raises what the domain refuses."""
    first, second = step.days(BEFORE)
    if step.kind == "ny_lag":
        return law_change(Utredning.from_events(history), second)
    said: dict[str, Any] = {"arende": stream}
    made: dict[str, Callable[[], Any]] = {
        "oppna": lambda: OpenUtredning(
            **said, barn=child_of(stream), enhet=step.pick("e1", "e2"), inledd=first,
            kallreferens=uuid4(),
        ),
        "forlang": lambda: ExtendUtredning(
            **said, beslutad=first, ny_sista_dag=second, skal_kod="annat", beslutsfattare="utskott"
        ),
        "avsluta": lambda: CloseUtredning(**said, avslutad=first, avslut="utan_insats"),
        "informera": lambda: GiveInformation(**said, lamnad=first, till=("barn",)),
        "undanhall": lambda: WithholdInformation(**said, beslutad=first, till=("vardnadshavare",)),
        "hor": lambda: HearBarn(**said, hord=first, satt="enskilt_samtal"),
        "inte_hor": lambda: NoteBarnNotHeard(
            **said, noterad=first, skal_kod=step.pick("alder", "vill_inte")
        ),
        "vald": lambda: NoteVald(**said, noterad=first, vald=step.pick("bevittnat", "utsatt")),
        "notera": lambda: NoteAnteckning(
            **said, senaste=min(first, second), per=max(first, second)
        ),
        "samordna": lambda: NoteSamordnare(**said, samordnare=step.pick("s1", "s2"), fran=first),
        "flytta": lambda: NoteBarnMoved(**said, flyttade=first, utfall="slutfors"),
        "folj_upp": lambda: DecideUppfoljning(
            **said, beslutad=first,
            placering_upphorde=first - timedelta(days=step.code) if step.code % 2 else None,
        ),
        "sluta_folja": lambda: EndUppfoljning(**said, avslutad=first, utfall="avslutad"),
        "ratta": lambda: CorrectUppgift(**said, **step.correction(history, FACTS_UPPGIFT, BEFORE)),
        "ater": lambda: CorrectUppgift(**said, **step.correction(history, FACTS_UPPGIFT, BEFORE)),
        "ratta_utredning": lambda: CorrectUtredning(
            **said, **step.correction(history, FACTS_UTREDNING, BEFORE)
        ),
    }  # fmt: skip
    return decide(made[step.kind](), history)


FACTS_ANMALAN: Facts = {kind: rule.facts for kind, rule in REPLACEABLE_ANMALAN.items()}
FACTS_UPPGIFT: Facts = {kind: rule.facts for kind, rule in REPLACEABLE.items() if rule.facts}
FACTS_UTREDNING: Facts = {UtredningOpened: ("inledd",), UtredningClosed: ("avslutad",)}


def child_of(stream: UUID) -> UUID:
    """Give the child of both streams of an example, and of no other."""
    return UUID(int=stream.int | 1)


class Written:
    """The two courses of one example, with the löpnummer of every event."""

    def __init__(self) -> None:
        one = uuid4()
        self.ids = [one, UUID(int=one.int ^ 1)]
        self.events: dict[UUID, list[tuple[int, Event]]] = {}

    def told(self, stream: UUID, known: int) -> list[Event]:
        """Give the events of a stream that were known at a löpnummer."""
        return [event for position, event in self.events[stream] if position <= known]


Making = Callable[[Step, UUID, Sequence["Event"]], Sequence["Event"]]


def write(
    opened: Opened, views: Sequence[View], make: Making, course: list[Step], stops: set[int],
    batch: int, into: Written | None = None,
) -> Written:  # fmt: skip
    """Append what the domain lets through, catching up at some steps with some batch size."""
    written = into or Written()
    openings = [Step(number, "oppna", 0, 0, course[number].code) for number in range(2)]
    for number, step in enumerate([*openings, *course]):
        append(opened, make, written, [step])
        if number in stops:
            for view in views:
                catch_up(opened.log, view, batch)
    for view in views:
        catch_up(opened.log, view, batch)
    return written


def append(opened: Opened, make: Making, written: Written, course: list[Step]) -> None:
    """Append what the domain lets through of some steps."""
    for step in course:
        stream = written.ids[step.stream]
        history = written.events.setdefault(stream, [])
        try:
            events = make(step, stream, [event for _, event in history])
        except REFUSED:
            continue
        if events:
            first = opened.log.append(events, a_context()).first_position
            history.extend((first + place, event) for place, event in enumerate(events))
