"""What a command about the nämnd's year leads to: who may, at which step, what it adds; pure.

First whether it may be done, by the table `acts.csv`, then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.arsplan import commands as c
from audit.arsplan.acts import ACTS, Act, act_of
from audit.arsplan.around import Around
from audit.arsplan.arsmal import Arsmal
from audit.arsplan.arsplan import Arsplan
from audit.arsplan.decide_arsmal import decide_arsmal
from audit.arsplan.decide_arsplan import decide_punkt, decide_sammantrade
from audit.arsplan.roles import ROLE_LABELS, STEG_LABELS, Role, Steg
from audit.arsplan.steps import State, state_of
from audit.envelope import Event
from audit.errors import AuthorityError, StateError

__all__ = ["Around", "decide", "demand", "role_for", "who_may"]


def decide(
    command: c.ArsplanCommand, history: Sequence[Event], around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds to its stream's history.

    Raises AuthorityError naming who may, StateError where the stream does not stand so that it
    can be done, InvalidInputError naming the command's fields.
    """
    demand(act_of(command).name, history, around.roller)
    if isinstance(command, c.SammantradeCommand):
        return (decide_sammantrade(command, Arsplan.from_events(history), around.today),)
    if isinstance(command, c.ArsmalCommand):
        return (decide_arsmal(command, Arsmal.from_events(history), around.today),)
    return (decide_punkt(command, Arsplan.from_events(history), around.today),)


def demand(name: str, history: Sequence[Event], roller: Iterable[str]) -> None:
    """Let pass an act by its name, also one that only reads; raises as `decide` does."""
    act = ACTS[name]
    _role(act, roller)
    _demand_steg(act, state_of(act.stream, history))


def role_for(command: c.ArsplanCommand, around: Around) -> str:
    """Give the role in which a person does it: the first held that may; else AuthorityError."""
    return _role(act_of(command), around.roller)


def who_may(act: Act) -> str:
    """Say in a sentence which roles may do an act."""
    return f"Det får göras av: {', '.join(ROLE_LABELS[one] for one in Role if one in act.may)}."


def _role(act: Act, roller: Iterable[str]) -> str:
    held = frozenset(roller)
    found = next((one.value for one in Role if one in act.may and one in held), None)
    if found is None:
        raise AuthorityError(who_may(act))
    return found


def _demand_steg(act: Act, state: State) -> None:
    if state.erased:
        raise StateError("Det är gallrat: inget mer kan registreras.")
    if state.steg in act.steg:
        return
    if state.steg is Steg.INGEN:
        raise StateError("Det finns inte.")
    needed = ", ".join(STEG_LABELS[one] for one in Steg if one in act.steg)
    raise StateError(f"Det är {STEG_LABELS[state.steg]}. Det här kan göras när det är: {needed}.")
