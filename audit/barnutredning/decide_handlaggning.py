"""What a note in an utredning leads to: pure, from state and command to the events to add."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from audit.barnutredning.checks_uppgift import uppgift_problems
from audit.barnutredning.commands_handlaggning import (
    CommandHandlaggning,
    CorrectUppgift,
    DecideUppfoljning,
    EndUppfoljning,
    GiveInformation,
    HearBarn,
    NoteAnteckning,
    NoteBarnMoved,
    NoteBarnNotHeard,
    NoteSamordnare,
    NoteVald,
    WithholdInformation,
)
from audit.barnutredning.correct_uppgift import correct_uppgift
from audit.barnutredning.events_handlaggning import (
    AnteckningNoted,
    BarnHeard,
    BarnMoved,
    BarnNotHeard,
    InformationGiven,
    InformationWithheld,
    SamordnareNoted,
    ValdNoted,
)
from audit.barnutredning.events_uppfoljning import UppfoljningDecided, UppfoljningEnded
from audit.barnutredning.limits import rule_on, uppfoljning_limit
from audit.barnutredning.making import build, refuse, shared, word_problems
from audit.barnutredning.uppfoljning import uppfoljningar
from audit.barnutredning.uppgifter import Uppgift
from audit.barnutredning.utredning import Utredning
from audit.envelope import Event
from audit.errors import StateError

U = TypeVar("U", bound=Uppgift)

Note = (
    GiveInformation
    | WithholdInformation
    | HearBarn
    | NoteBarnNotHeard
    | NoteVald
    | NoteAnteckning
    | NoteSamordnare
    | NoteBarnMoved
)

_NOTES: Final[dict[type[Note], tuple[type[Uppgift], str, str | None]]] = {
    GiveInformation: (InformationGiven, "lamnad", "information"),
    WithholdInformation: (InformationWithheld, "beslutad", "information"),
    HearBarn: (BarnHeard, "hord", None),
    NoteBarnNotHeard: (BarnNotHeard, "noterad", None),
    NoteVald: (ValdNoted, "noterad", None),
    NoteAnteckning: (AnteckningNoted, "senaste", None),
    NoteSamordnare: (SamordnareNoted, "fran", None),
    NoteBarnMoved: (BarnMoved, "flyttade", "vistelsekommun"),
}
"""Command → the event it makes, the fact that holds its day, and the rule behind it."""


def decide_handlaggning(command: CommandHandlaggning, state: Utredning) -> tuple[Event, ...]:
    """Give the events that a note adds to an utredning that is opened.

    Raises InvalidInputError naming the fields, StateError where the utredning cannot take it.
    """
    match command:
        case CorrectUppgift():
            return (correct_uppgift(command, state),)
        case DecideUppfoljning():
            return (_decide_uppfoljning(command, state),)
        case EndUppfoljning():
            return (_end_uppfoljning(command, state),)
    return (_note(command, state),)


def _note(command: Note, state: Utredning) -> Event:
    event_class, field, duty = _NOTES[type(command)]
    day: date = getattr(command, field)
    more: dict[str, Any] = {}
    if duty is not None:
        rule = rule_on(duty, day, field)
        more = {"rule": rule.id, "lagrum": rule.lagrum}
    return _made(event_class, command, state, day, **more)


def _decide_uppfoljning(command: DecideUppfoljning, state: Utredning) -> UppfoljningDecided:
    if state.closing is None:
        message = "Utredningen är inte avslutad: en uppföljning kommer efter den."
        raise StateError(message)
    if any(one.ended is None for one in uppfoljningar(state)):
        message = "En uppföljning pågår redan. Avsluta den först."
        raise StateError(message)
    upphorde = command.placering_upphorde
    fran = upphorde or state.closing.avslutad
    return _made(
        UppfoljningDecided,
        command,
        state,
        command.beslutad,
        grund="placering" if upphorde else "utredning",
        fran=fran,
        limit=uppfoljning_limit(command.beslutad, fran),
    )


def _end_uppfoljning(command: EndUppfoljning, state: Utredning) -> UppfoljningEnded:
    if all(one.ended is not None for one in uppfoljningar(state)):
        message = "Ingen uppföljning pågår."
        raise StateError(message)
    return _made(UppfoljningEnded, command, state, command.avslutad)


def _made(
    event_class: type[U], command: CommandHandlaggning, state: Utredning, day: date, **more: Any
) -> U:
    """Make the next event of an utredning, and refuse what cannot be."""
    values = shared(event_class, command) | more
    event = build(event_class, command.arende, state.version + 1, day, **values)
    after = replace(state, uppgifter=(*state.uppgifter, event))
    refuse([*uppgift_problems(after, event), *word_problems(event)])
    return event
