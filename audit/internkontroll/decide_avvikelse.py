"""What a command about an avvikelse leads to: the event that it adds; pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from audit.envelope import Event
from audit.errors import StateError
from audit.internkontroll import commands_avvikelse as c
from audit.internkontroll import events_avvikelse as e
from audit.internkontroll.around import Around
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.checks import Problems
from audit.internkontroll.checks_avvikelse import (
    atgard_problems,
    closing_problems,
    follow_up_problems,
    opening_problems,
    rattelse_problems,
)
from audit.internkontroll.making import build, checked

OnAtgard = c.ChangeAtgard | c.DoAtgard | c.DropAtgard | c.AssessEffekt

_EVENT_OF: Final[Mapping[type[Any], type[Event]]] = {
    c.OpenAvvikelse: e.AvvikelseOpened,
    c.AnalyseAvvikelse: e.AvvikelseAnalysed,
    c.PlanAtgard: e.AtgardPlanned,
    c.ChangeAtgard: e.AtgardChanged,
    c.DoAtgard: e.AtgardDone,
    c.DropAtgard: e.AtgardDropped,
    c.AssessEffekt: e.EffektAssessed,
    c.FollowUpAvvikelse: e.AvvikelseFollowedUp,
    c.PresentAvvikelse: e.AvvikelsePresented,
    c.CloseAvvikelse: e.AvvikelseClosed,
    c.ReopenAvvikelse: e.AvvikelseReopened,
    c.CorrectAvvikelse: e.AvvikelseCorrected,
}
"""The one visible dict: command → the event that holds the same fields."""

_ASKS: Final[Mapping[type[Any], Callable[[Any, Avvikelse, Around], Problems]]] = {
    c.OpenAvvikelse: opening_problems,
    c.ChangeAtgard: atgard_problems,
    c.DoAtgard: atgard_problems,
    c.DropAtgard: atgard_problems,
    c.AssessEffekt: atgard_problems,
    c.FollowUpAvvikelse: follow_up_problems,
    c.CloseAvvikelse: closing_problems,
    c.CorrectAvvikelse: rattelse_problems,
}
"""Command → what it asks besides what its event asks."""


def decide_avvikelse(
    command: c.AvvikelseCommand, state: Avvikelse, around: Around
) -> tuple[Event, ...]:
    """Give the event that a command adds to an avvikelse, at a step that allows it.

    Raises InvalidInputError naming the fields, StateError where the åtgärder do not allow it.
    """
    _refuse_by_atgarder(command, state)
    _refuse_to_withdraw(command, state)
    more: dict[str, Any] = {}
    if isinstance(command, c.PlanAtgard):
        more = {"atgard": len(state.atgarder) + 1}
    elif isinstance(command, c.CorrectAvvikelse):
        more = {"replaced": dict(command.replaced)}
    kind, version = _EVENT_OF[type(command)], state.version + 1
    event = build(kind, command.avvikelse, version, command, around.today, **more)
    asks = _ASKS.get(type(command))
    return (checked(event, around.today, asks(command, state, around) if asks else ()),)


def _refuse_to_withdraw(command: c.AvvikelseCommand, state: Avvikelse) -> None:
    """Refuse to take back what something rests on: the newest goes first."""
    if not isinstance(command, c.CorrectAvvikelse) or not command.aterkallad:
        return
    target = state.standing.get(command.corrects)
    if state.closed is not None and not isinstance(target, e.AvvikelsePresented):
        raise StateError("Avvikelsen är avslutad. Öppna den igen först.")
    judged = {one.nummer for one in state.atgarder.values() if one.effekt is not None}
    if isinstance(target, e.AtgardDone) and target.atgard in judged:
        raise StateError("Åtgärdens effekt är bedömd. Återkalla först bedömningen.")


def _refuse_by_atgarder(command: c.AvvikelseCommand, state: Avvikelse) -> None:
    if isinstance(command, c.CloseAvvikelse):
        waiting = [str(one.nummer) for one in state.atgarder.values() if one.waits]
        if waiting:
            numbers = ", ".join(waiting)
            raise StateError(f"Åtgärd {numbers} väntar. Anteckna den som gjord, eller avbryt den.")
    known = state.atgarder.get(command.atgard) if isinstance(command, OnAtgard) else None
    if known is None:
        return
    if isinstance(command, c.AssessEffekt):
        if known.gjord is None:
            raise StateError("Åtgärden är inte gjord. Effekten bedöms när den är det.")
    elif known.gjord is not None:
        raise StateError("Åtgärden är redan gjord.")
    elif known.avbruten is not None:
        raise StateError("Åtgärden är avbruten.")
