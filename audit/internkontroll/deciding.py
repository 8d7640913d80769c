"""What a command of the internkontroll leads to: who may, at which step, and what it adds; pure.

First whether it may be done, by the table `acts.csv`, then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.envelope import Event
from audit.errors import AuthorityError, FieldProblem, InvalidInputError, StateError
from audit.internkontroll.acts import ACTS, Act, ControlCommand, act_of
from audit.internkontroll.around import Around
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.commands_avvikelse import AvvikelseCommand
from audit.internkontroll.commands_dragning import DragningCommand, MakeDragning
from audit.internkontroll.commands_kontroll import KontrollCommand
from audit.internkontroll.commands_plan import PlanCommand
from audit.internkontroll.decide_avvikelse import decide_avvikelse
from audit.internkontroll.decide_matning import decide_matning
from audit.internkontroll.decide_plan import decide_plan
from audit.internkontroll.dragning import decide_dragning
from audit.internkontroll.kontroll import decide_kontroll
from audit.internkontroll.matning import Matning
from audit.internkontroll.plan import Plan
from audit.internkontroll.roles import ROLE_LABELS, STEG_LABELS, Role, Steg
from audit.internkontroll.steps import State, state_of, steg_of

__all__ = ["Around", "decide_control", "demand_control", "role_for", "who_may"]


def decide_control(
    command: ControlCommand, history: Sequence[Event], around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds to its stream's history.

    Raises AuthorityError naming who may, StateError where the stream does not stand so that it
    can be done, InvalidInputError naming the command's fields.
    """
    demand_control(act_of(command).name, history, around.roller)
    if isinstance(command, PlanCommand):
        return decide_plan(command, Plan.from_events(history), around)
    if isinstance(command, AvvikelseCommand):
        return decide_avvikelse(command, Avvikelse.from_events(history), around)
    if isinstance(command, KontrollCommand):
        return decide_kontroll(command, history, around)
    if isinstance(command, DragningCommand):
        _demand_moment(command, around)
        return decide_dragning(command, history, around)
    return decide_matning(command, Matning.from_events(history), around)


def demand_control(name: str, history: Sequence[Event], roller: Iterable[str]) -> None:
    """Let pass an act by its name, also one that only reads; raises as `decide_control` does."""
    act = ACTS[name]
    _role(act, roller)
    _demand_steg(act, state_of(act.stream, history))


def role_for(command: ControlCommand, around: Around) -> str:
    """Give the role in which a person does it: the first held that may; else AuthorityError."""
    return _role(act_of(command), around.roller)


def who_may(act: Act) -> str:
    """Say in a sentence which roles may do an act."""
    return f"Det får göras av: {', '.join(ROLE_LABELS[one] for one in Role if one in act.may)}."


def _demand_moment(command: DragningCommand, around: Around) -> None:
    """Refuse a draw for a kontrollmoment that the year's plan lacks.

    The seed follows from it too: among ids of one's own making one would suit.
    """
    if not isinstance(command, MakeDragning) or command.kontrollmoment is None:
        return
    if around.known.kontrollmoment(command.kontrollmoment, command.ar) is None:
        reason = "kontrollmoment: finns inte i årets plan."
        raise InvalidInputError([FieldProblem("kontrollmoment", reason)])


def _role(act: Act, roller: Iterable[str]) -> str:
    held = frozenset(roller)
    found = next((one.value for one in Role if one in act.may and one in held), None)
    if found is None:
        raise AuthorityError(who_may(act))
    return found


def _demand_steg(act: Act, state: State) -> None:
    if state.erased:
        raise StateError("Det är gallrat: inget mer kan registreras.")
    steg = steg_of(state)
    if steg in act.steg:
        return
    if act.starts:
        raise StateError("Det finns redan.")
    if steg is Steg.INGEN:
        raise StateError("Det finns inte.")
    needed = ", ".join(STEG_LABELS[one] for one in Steg if one in act.steg)
    raise StateError(f"Det är {STEG_LABELS[steg]}. Det här kan göras när det är: {needed}.")
