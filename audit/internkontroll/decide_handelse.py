"""What a command adds to a row of the generic extract; pure."""

from __future__ import annotations

from collections.abc import Sequence

from audit.envelope import Event, Happened
from audit.errors import StateError
from audit.internkontroll.commands_handelse import (
    BeginHandelse,
    CorrectHandelse,
    EndHandelse,
    HandelseCommand,
)
from audit.internkontroll.events_handelse import HandelseBegun, HandelseCorrected, HandelseEnded
from audit.internkontroll.handelse import Handelse
from audit.internkontroll.handelse_correct import correct_handelse
from audit.internkontroll.handelse_problems import problems
from audit.internkontroll.kontroll_checks import refuse, word_problems


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
