"""What a command leads to: pure, from a stream's events to the events that are to be added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.delegation.checks import adoption_problems, end_problems, review_problems
from audit.delegation.checks_count import count_problems
from audit.delegation.commands import (
    AdoptOrdning,
    Command,
    CountBeslut,
    EndOrdning,
    ReviewOrdning,
)
from audit.delegation.events import BeslutCounted, OrdningAdopted, OrdningEnded, OrdningReviewed
from audit.delegation.ordning import Ordning
from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError, StateError


def decide(command: Command, history: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that a command adds to the history of an order, or of a count of beslut.

    Raises InvalidInputError naming the fields, StateError where the stream cannot take the command.
    """
    if isinstance(command, CountBeslut):
        return (_count(command, history),)
    if isinstance(command, AdoptOrdning):
        return (_adopt(command, history),)
    state = Ordning.from_events(history)
    if state is None:
        message = "Ordningen är inte antagen."
        raise StateError(message)
    if state.ended is not None:
        message = "Ordningen har upphört."
        raise StateError(message)
    if isinstance(command, ReviewOrdning):
        return (_review(command, state),)
    return (_end(command, state),)


def _count(command: CountBeslut, history: Sequence[Event]) -> BeslutCounted:
    if any(not isinstance(event, BeslutCounted) for event in history):
        message = "Det numret hör till en delegationsordning."
        raise StateError(message)
    happened = Happened.unknown()
    if command.fran is not None and command.till is not None:
        happened = Happened.between(command.fran, command.till)
    event = BeslutCounted(
        originator_id=command.rakning,
        originator_version=len(history) + 1,
        happened=happened,
        kalla=command.kalla,
        enheter=tuple(command.enheter),
        fran=command.fran,
        till=command.till,
        summa=command.summa,
        text=command.text,
    )
    _refuse(count_problems(event))
    return event


def _adopt(command: AdoptOrdning, history: Sequence[Event]) -> OrdningAdopted:
    if history:
        message = "Ordningen är redan antagen. En ändrad ordning antas som en ny."
        raise StateError(message)
    event = OrdningAdopted(
        originator_id=command.ordning,
        originator_version=1,
        happened=Happened.on(command.antagen),
        namn=command.namn,
        antagen=command.antagen,
        galler_fran=command.galler_fran,
        granskas_manader=command.granskas_manader,
        punkter=tuple(command.punkter),
        paragraf=command.paragraf,
        diarienummer=command.diarienummer,
    )
    _refuse(adoption_problems(event))
    return event


def _review(command: ReviewOrdning, state: Ordning) -> OrdningReviewed:
    event = OrdningReviewed(
        originator_id=command.ordning,
        originator_version=state.version + 1,
        happened=Happened.on(command.granskad),
        granskad=command.granskad,
        utfall=command.utfall,
        paragraf=command.paragraf,
        text=command.text,
    )
    _refuse(review_problems(event, state.adopted))
    return event


def _end(command: EndOrdning, state: Ordning) -> OrdningEnded:
    event = OrdningEnded(
        originator_id=command.ordning,
        originator_version=state.version + 1,
        happened=Happened.unknown(),
        upphor=command.upphor,
        paragraf=command.paragraf,
        skal=command.skal,
    )
    _refuse(end_problems(event, state.adopted))
    return event


def _refuse(found: Iterable[FieldProblem]) -> None:
    problems = tuple(found)
    if problems:
        raise InvalidInputError(problems)
