"""A row of the generic extract, as its events say, and what may be added to it; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from uuid import UUID

from audit.envelope import Erased, Event, Happened
from audit.errors import StateError
from audit.internkontroll.commands_handelse import (
    BeginHandelse,
    CorrectHandelse,
    EndHandelse,
    HandelseCommand,
)
from audit.internkontroll.events_handelse import HandelseBegun, HandelseCorrected, HandelseEnded
from audit.internkontroll.handelse_correct import correct_handelse, with_facts
from audit.internkontroll.handelse_problems import problems
from audit.internkontroll.kontroll_checks import refuse, word_problems


@dataclass(frozen=True, kw_only=True, slots=True)
class Handelse:
    """The state of one row after some of its events: what began, and what followed.

    `begun` and `ended` are as corrected, None before them and where they were taken back;
    `erased` is set once gallring has removed the contents, and then nothing else is known.
    """

    id: UUID | None = None
    version: int = 0
    begun: HandelseBegun | None = None
    ended: HandelseEnded | None = None
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Handelse:
        """Build the state from the stream's events in order.

        Raises TypeError for an event of another stream, LookupError for a correction of nothing.
        """
        return reduce(_after, events, cls())

    def event(self, version: int) -> HandelseBegun | HandelseEnded | None:
        """Give the event with a version as corrected, where it stands."""
        standing = (self.begun, self.ended)
        return next((e for e in standing if e and e.originator_version == version), None)

    def with_event(self, event: HandelseBegun | HandelseEnded) -> Handelse:
        """Give the state with one more event, or with one in the place of its like."""
        if isinstance(event, HandelseBegun):
            return replace(self, begun=event)
        return replace(self, ended=event)

    def without(self, event: HandelseBegun | HandelseEnded) -> Handelse:
        """Give the state without an event that was taken back; with the begun goes the ended."""
        if isinstance(event, HandelseBegun):
            return replace(self, begun=None, ended=None)
        return replace(self, ended=None)


def decide_handelse(command: HandelseCommand, history: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that a command adds to the history of a row.

    A day that lies ahead of now is not refused: who calls knows the time.
    A row that was taken back whole may begin anew, and one whose end was taken back end anew.
    Raises InvalidInputError naming the fields, StateError where the row cannot take the command.
    """
    state = Handelse.from_events(history)
    if state.erased:
        message = "Händelsen är gallrad: inget mer kan registreras i den."
        raise StateError(message)
    event: HandelseBegun | HandelseEnded | HandelseCorrected
    match command:
        case BeginHandelse():
            event = _begun(command, state)
        case EndHandelse():
            event = _ended(command, state)
        case CorrectHandelse():
            event = correct_handelse(command, state)
    refuse(word_problems(event))
    return (event,)


def _begun(command: BeginHandelse, state: Handelse) -> HandelseBegun:
    if state.begun is not None:
        message = "Händelsen är redan registrerad."
        raise StateError(message)
    event = HandelseBegun(
        originator_id=command.handelse,
        originator_version=state.version + 1,
        happened=Happened.on(command.startdatum),
        arende=command.arende,
        enhet=command.enhet,
        starthandelse=command.starthandelse,
        startdatum=command.startdatum,
        kallreferens=command.kallreferens,
        registrerad_i_kalla=command.registrerad_i_kalla,
    )
    refuse(problems(event, None))
    return event


def _ended(command: EndHandelse, state: Handelse) -> HandelseEnded:
    if state.begun is None:
        message = "Händelsen har inte börjat."
        raise StateError(message)
    if state.ended is not None:
        message = "Händelsen har redan ett slut. Rätta det i stället."
        raise StateError(message)
    event = HandelseEnded(
        originator_id=command.handelse,
        originator_version=state.version + 1,
        happened=Happened.on(command.slutdatum),
        sluthandelse=command.sluthandelse,
        slutdatum=command.slutdatum,
        registrerad_i_kalla=command.registrerad_i_kalla,
    )
    refuse(problems(state.begun, event))
    return event


def _after(state: Handelse, event: Event) -> Handelse:
    version = event.originator_version
    stream = event.originator_id
    if isinstance(event, Erased):
        return Handelse(id=stream, version=version, erased=True)
    if state.erased:
        return replace(state, version=version)
    if isinstance(event, HandelseBegun | HandelseEnded):
        return replace(state.with_event(event), id=stream, version=version)
    if isinstance(event, HandelseCorrected):
        return replace(_corrected(state, event), version=version)
    message = f"{type(event).__name__} is no event of a händelse"
    raise TypeError(message)


def _corrected(state: Handelse, event: HandelseCorrected) -> Handelse:
    target = state.event(event.corrects)
    if target is None:
        message = f"version {event.corrects} has nothing to correct"
        raise LookupError(message)
    if event.aterkallad:
        return state.without(target)
    return state.with_event(with_facts(target, event.replaced))
