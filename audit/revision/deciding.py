"""What a command about a granskning leads to: who may, at which step, and what it adds; pure.

First whether it may be done, by the table `acts.csv`, then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from audit.envelope import Event
from audit.errors import AuthorityError, StateError
from audit.revision import commands as c
from audit.revision.acts import ACTS, Act, act_of
from audit.revision.correcting import corrected_event
from audit.revision.decide_granskning import decide_insyn, decide_rapport, decide_turn
from audit.revision.decide_svar import decide_svar, decide_yttrande
from audit.revision.granskning import Granskning
from audit.revision.roles import ROLE_LABELS, STEG_LABELS, Role, Steg
from audit.revision.steps import State, state_of


@dataclass(frozen=True, slots=True)
class Around:
    """`roller` are those that the person holds; `revisorer` the accounts that hold revisor now."""

    roller: tuple[str, ...]
    today: date
    revisorer: frozenset[UUID] = field(default_factory=frozenset)


def decide(
    command: c.RevisionCommand, history: Sequence[Event], around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds to its granskning's history.

    Raises AuthorityError naming who may, StateError where the granskning does not stand so that
    it can be done, InvalidInputError naming the command's fields.
    """
    demand(act_of(command).name, history, around.roller)
    return (_decided(command, Granskning.from_events(history), around),)


def demand(name: str, history: Sequence[Event], roller: Iterable[str]) -> None:
    """Let pass an act by its name, also one that only reads; raises as `decide` does."""
    act = ACTS[name]
    _role(act, roller)
    _demand_steg(act, state_of(act.stream, history))


def role_for(command: c.RevisionCommand, around: Around) -> str:
    """Give the role in which a person does it: the first held that may; else AuthorityError."""
    return _role(act_of(command), around.roller)


def who_may(act: Act) -> str:
    """Say in a sentence which roles may do an act."""
    return f"Det får göras av: {', '.join(ROLE_LABELS[one] for one in Role if one in act.may)}."


def _decided(command: c.RevisionCommand, state: Granskning, around: Around) -> Event:
    if isinstance(command, c.InsynCommand):
        return decide_insyn(command, state, around.revisorer, around.today)
    if isinstance(command, c.RapportCommand):
        return decide_rapport(command, state, around.today)
    if isinstance(command, c.SvarCommand):
        return decide_svar(command, state, around.today)
    if isinstance(command, c.YttrandeCommand):
        return decide_yttrande(command, state, around.today)
    if isinstance(command, c.CorrectGranskning):
        return corrected_event(command, state, around.today)
    return decide_turn(command, state, around.today)


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
    if act.starts:
        raise StateError("Granskningen finns redan.")
    if state.steg is Steg.INGEN:
        raise StateError("Granskningen finns inte.")
    needed = ", ".join(STEG_LABELS[one] for one in Steg if one in act.steg)
    found = STEG_LABELS[state.steg]
    raise StateError(f"Granskningen är {found}. Det här kan göras när den är: {needed}.")
