"""What a command leads to: pure, from the events of an orosanmälan to those to be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from audit.barnutredning.making import build, refuse, shared, word_problems
from audit.barnutredning.orosanmalan.anmalan import Orosanmalan
from audit.barnutredning.orosanmalan.checks import contradiction, problems
from audit.barnutredning.orosanmalan.commands import (
    CommandAnmalan,
    CorrectAnmalan,
    DecideForhandsbedomning,
    ExtendForhandsbedomning,
    GiveAterkoppling,
    MakeSkyddsbedomning,
    ReceiveAnmalan,
    RequestAterkoppling,
    WithholdAterkoppling,
)
from audit.barnutredning.orosanmalan.correct import correct_anmalan
from audit.barnutredning.orosanmalan.events import (
    AnmalanReceived,
    AterkopplingGiven,
    AterkopplingRequested,
    AterkopplingWithheld,
    ForhandsbedomningDecided,
    ForhandsbedomningExtended,
    Handelse,
    SkyddsbedomningMade,
)
from audit.barnutredning.orosanmalan.limits import (
    aterkoppling_limit,
    extension_days,
    forhandsbedomning_limit,
    skyddsbedomning_limit,
)
from audit.envelope import Event
from audit.errors import StateError

H = TypeVar("H", bound=Handelse)


def decide_anmalan(command: CommandAnmalan, history: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that a command adds to the history of an orosanmälan.

    A day that lies ahead of now is not refused: who calls knows the time.
    Raises InvalidInputError naming the fields, StateError where it cannot take the command.
    """
    state = Orosanmalan.from_events(history)
    if state.erased:
        message = "Anmälan är gallrad: inget mer kan registreras i den."
        raise StateError(message)
    if isinstance(command, ReceiveAnmalan):
        return (_checked(state, _received(command, state)),)
    if state.received is None:
        message = "Anmälan har inte kommit in."
        raise StateError(message)
    if isinstance(command, CorrectAnmalan):
        return (correct_anmalan(command, state),)
    return (_next(command, state),)


def _received(command: ReceiveAnmalan, state: Orosanmalan) -> AnmalanReceived:
    if state.version:
        message = "Anmälan har redan kommit in."
        raise StateError(message)
    return build(
        AnmalanReceived,
        command.anmalan,
        1,
        command.inkom,
        **shared(AnmalanReceived, command),
        limit_skyddsbedomning=skyddsbedomning_limit(command.inkom, inkom_sent=command.inkom_sent),
        limit_forhandsbedomning=forhandsbedomning_limit(command.inkom),
    )


def _next(command: CommandAnmalan, state: Orosanmalan) -> Event:
    match command:
        case MakeSkyddsbedomning():
            return _made(SkyddsbedomningMade, command, state, command.bedomd)
        case ExtendForhandsbedomning():
            return _extended(command, state)
        case DecideForhandsbedomning():
            decided = _made(ForhandsbedomningDecided, command, state, command.beslutad)
            limit = aterkoppling_limit(state.with_event(decided))
            return replace(decided, limit_aterkoppling=limit)
        case RequestAterkoppling():
            requested = _made(AterkopplingRequested, command, state, command.begard)
            limit = aterkoppling_limit(state.with_event(requested))
            return replace(requested, limit_aterkoppling=limit)
        case GiveAterkoppling():
            return _made(AterkopplingGiven, command, state, command.lamnad)
        case WithholdAterkoppling():
            return _made(AterkopplingWithheld, command, state, command.beslutad)
    message = f"{type(command).__name__} is no command for an orosanmälan that came in"
    raise TypeError(message)


def _extended(command: ExtendForhandsbedomning, state: Orosanmalan) -> ForhandsbedomningExtended:
    rule, vardag = extension_days(command.beslutad, command.ny_sista_dag)
    event = build(
        ForhandsbedomningExtended,
        command.anmalan,
        state.version + 1,
        command.beslutad,
        **shared(ForhandsbedomningExtended, command),
        ny_sista_dag_vardag=vardag,
        rule=rule.id,
        lagrum=rule.lagrum,
    )
    return _checked(state, event)


def _made(event_class: type[H], command: CommandAnmalan, state: Orosanmalan, day: date) -> H:
    values = shared(event_class, command)
    return _checked(state, build(event_class, command.anmalan, state.version + 1, day, **values))


def _checked(state: Orosanmalan, event: H) -> H:
    """Give the event once the anmälan can stand with it."""
    after = state.with_event(event)
    if isinstance(event, AnmalanReceived):
        after = replace(after, limit_forhandsbedomning=event.limit_forhandsbedomning)
    refuse([*problems(after), *word_problems(event)])
    found = contradiction(after)
    if found is not None:
        raise StateError(found)
    return event
