"""The draws of a year, as their events say, and what may be added; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Final
from uuid import UUID

from audit.envelope import Erased, Event, Happened
from audit.errors import FieldProblem, StateError
from audit.internkontroll.commands_dragning import DragningCommand, MakeDragning, ReviewDragen
from audit.internkontroll.dragning_draw import ALGORITM, Dragen, Lott, draw
from audit.internkontroll.events_dragning import DragningMade, DragningReviewed
from audit.internkontroll.kontroll_checks import handelse_code_problems, refuse, word_problems
from audit.internkontroll.roles import Steg

if TYPE_CHECKING:
    from audit.internkontroll.kontroll_today import KnowsToday

__all__ = ["ALGORITM", "Dragen", "Dragningar", "Lott", "decide_dragning", "draw"]

UNDERLAG: Final[dict[str, str]] = {
    "lasningar": "Läsningar under månaden",
    "lasningar_utanfor": "Läsningar under månaden utanför ärendets roller",
    "utredningar": "Barnavårdsutredningar som pågick eller avslutades under månaden",
}
"""What may be drawn from, besides rows of the generic extract (`handelser:` and their code)."""

HANDELSER: Final = "handelser:"
"""How an underlag of rows begins: the code of their start follows."""

GRANSKNING: Final[dict[str, str]] = {
    "utan_anmarkning": "Utan anmärkning",
    "anmarkning": "Anmärkning",
    "utreds": "Utreds vidare",
    "kunde_inte_granskas": "Kunde inte granskas",
}
"""What a review may give."""

MOST: Final = 200
"""The most that are drawn at once: each is to be reviewed by a person."""

_SHA256_HEX: Final = re.compile(r"[0-9a-f]{64}")
_REFERENS: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,63}")
_FIRST_YEAR, _LAST_YEAR, _DECEMBER = 2000, 2149, 12


@dataclass(frozen=True, slots=True)
class Dragningar:
    """The draws of a year in the order made, and the newest review of each that was drawn.

    `granskade` is keyed by the draw's number and the reference.
    """

    id: UUID | None = None
    version: int = 0
    dragningar: tuple[DragningMade, ...] = ()
    granskade: tuple[DragningReviewed, ...] = ()
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Dragningar:
        """Build the state from the stream's events in order; raises TypeError for a foreign one."""
        return reduce(_after, events, cls())

    @property
    def steg(self) -> Steg:
        """Give its step."""
        return Steg.PABORJAD if self.dragningar else Steg.INGEN

    @property
    def ar(self) -> int:
        """Give the year, 0 before the first draw."""
        return self.dragningar[0].ar if self.dragningar else 0

    def dragning(self, nummer: int) -> DragningMade | None:
        """Give a draw by its number within the year."""
        return next((one for one in self.dragningar if one.dragning == nummer), None)

    def granskning(self, nummer: int, referens: str) -> DragningReviewed | None:
        """Give the newest review of one that was drawn, None while it waits."""
        found = (g for g in self.granskade if (g.dragning, g.referens) == (nummer, referens))
        return next(found, None)

    def waiting(self, nummer: int) -> tuple[str, ...]:
        """Name those of a draw that have not been reviewed, in the order drawn."""
        made = self.dragning(nummer)
        dragna = made.dragna if made else ()
        return tuple(one for one in dragna if self.granskning(nummer, one) is None)


def decide_dragning(
    command: DragningCommand, history: Sequence[Event], around: KnowsToday
) -> tuple[Event, ...]:
    """Give the event that a command adds to the draws of a year.

    Who may do it is asked before, and that the head is the log's own is the caller's to see to.
    Raises InvalidInputError naming the fields, StateError where the month has its draw already.
    """
    state = Dragningar.from_events(history)
    if state.erased:
        message = "Årets dragningar är gallrade: inget mer kan registreras."
        raise StateError(message)
    event: Event
    match command:
        case MakeDragning():
            event = _made(command, state, around.today)
        case ReviewDragen():
            event = _reviewed(command, state, around.today)
    refuse(word_problems(event))
    return (event,)


def _made(command: MakeDragning, state: Dragningar, today: date) -> DragningMade:
    refuse([*_what_problems(command, state, today), *_population_problems(command)])
    _refuse_again(command, state)
    drawn = draw(lott_of(command), command.referenser, command.antal)
    return DragningMade(
        originator_id=command.dragningar,
        originator_version=state.version + 1,
        happened=Happened.on(today),
        dragning=len(state.dragningar) + 1,
        ar=command.ar,
        manad=command.manad,
        underlag=command.underlag,
        population=drawn.population,
        population_sha256=drawn.population_sha256,
        antal=command.antal,
        dragna=drawn.dragna,
        known_position=command.known_position,
        known_root=command.known_root,
        seed=drawn.seed,
        algoritm=drawn.algoritm,
        kontrollmoment=command.kontrollmoment,
    )


def lott_of(one: MakeDragning | DragningMade) -> Lott:
    """Give what the seed of a draw follows from, besides its list."""
    return Lott(
        known_root=one.known_root,
        known_position=one.known_position,
        ar=one.ar,
        manad=one.manad,
        underlag=one.underlag,
        kontrollmoment=one.kontrollmoment,
    )


def _refuse_again(command: MakeDragning, state: Dragningar) -> None:
    """Refuse to draw until one likes the outcome: once a month from an underlag."""
    asked = (command.manad, command.underlag, command.kontrollmoment)
    for one in state.dragningar:
        if (one.manad, one.underlag, one.kontrollmoment) == asked:
            message = (
                f"Dragning {one.dragning} är redan gjord för månaden ur det underlaget. "
                "En dragning görs inte om."
            )
            raise StateError(message)


def _reviewed(command: ReviewDragen, state: Dragningar, today: date) -> DragningReviewed:
    refuse(_review_problems(command, state, today))
    return DragningReviewed(
        originator_id=command.dragningar,
        originator_version=state.version + 1,
        happened=Happened.on(command.granskad),
        dragning=command.dragning,
        referens=command.referens,
        granskad=command.granskad,
        utfall=command.utfall,
        text=command.text,
    )


def _what_problems(command: MakeDragning, state: Dragningar, today: date) -> Iterator[FieldProblem]:
    if not _FIRST_YEAR <= command.ar <= _LAST_YEAR or state.ar not in {0, command.ar}:
        yield FieldProblem("ar", "ar: året hör inte till de här dragningarna.")
    if not 1 <= command.manad <= _DECEMBER:
        yield FieldProblem("manad", "manad: en månad från 1 till 12 behövs.")
    elif (command.ar, command.manad) >= (today.year, today.month):
        reason = "manad: månaden är inte slut än, så underlaget är inte färdigt."
        yield FieldProblem("manad", reason)
    if not 1 <= command.antal <= MOST:
        yield FieldProblem("antal", f"antal: ett antal från 1 till {MOST} behövs.")
    code = command.underlag.removeprefix(HANDELSER)
    if code != command.underlag:
        yield from handelse_code_problems("underlag", code)
    elif command.underlag not in UNDERLAG:
        yield FieldProblem("underlag", "underlag: underlaget är okänt.")


def _population_problems(command: MakeDragning) -> Iterator[FieldProblem]:
    referenser = command.referenser
    if not referenser:
        yield FieldProblem("referenser", "underlag: det finns inget att dra ur den månaden.")
    if len(set(referenser)) != len(referenser) or not all(map(_REFERENS.fullmatch, referenser)):
        yield FieldProblem("referenser", "referenser: en beteckning saknar rätt form.")
    if command.known_position < 1:
        yield FieldProblem("known_position", "known_position: ett löpnummer är minst 1.")
    if not _SHA256_HEX.fullmatch(command.known_root):
        yield FieldProblem("known_root", "known_root: 64 hexadecimala tecken behövs.")


def _review_problems(
    command: ReviewDragen, state: Dragningar, today: date
) -> Iterator[FieldProblem]:
    made = state.dragning(command.dragning)
    if made is None:
        yield FieldProblem("dragning", "dragning: det finns ingen dragning med det numret.")
    elif command.referens not in made.dragna:
        yield FieldProblem("referens", "referens: den drogs inte i den dragningen.")
    if command.utfall not in GRANSKNING:
        yield FieldProblem("utfall", "utfall: välj hur granskningen gick.")
    if command.granskad > today:
        yield FieldProblem("granskad", "granskad: dagen har inte kommit än.")
    elif made is not None and command.granskad < _day_after_month(made):
        yield FieldProblem("granskad", "granskad: dagen ligger före dragningen.")


def _day_after_month(made: DragningMade) -> date:
    year, month0 = divmod(made.ar * _DECEMBER + made.manad, _DECEMBER)
    return date(year, month0 + 1, 1)


def _after(state: Dragningar, event: Event) -> Dragningar:
    version, stream = event.originator_version, event.originator_id
    if isinstance(event, Erased):
        return Dragningar(id=stream, version=version, erased=True)
    if state.erased:
        return replace(state, version=version)
    match event:
        case DragningMade():
            dragningar = (*state.dragningar, event)
            return replace(state, id=stream, version=version, dragningar=dragningar)
        case DragningReviewed():
            key = (event.dragning, event.referens)
            others = (g for g in state.granskade if (g.dragning, g.referens) != key)
            return replace(state, version=version, granskade=(*others, event))
    message = f"{type(event).__name__} is no event of a year's dragningar"
    raise TypeError(message)
