"""What a command about ej verkställda beslut leads to: who may, at which step, what it adds; pure.

First whether it may be done, by the table `acts.csv`, then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from audit.envelope import Event
from audit.errors import AuthorityError, StateError
from audit.verkstallighet import commands as c
from audit.verkstallighet.acts import ACTS, Act, act_of
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.decide_beslut import decide_beslut
from audit.verkstallighet.decide_listor import decide_kvartal, decide_vantelista
from audit.verkstallighet.rapporterat import Kvartal
from audit.verkstallighet.roles import ROLE_LABELS, STEG_LABELS, Role, Steg
from audit.verkstallighet.steps import State, state_of
from audit.verkstallighet.vantelista import Vantelista
from audit.verkstallighet.verkstallighet import Verkstallighet


@dataclass(frozen=True, slots=True)
class Around:
    """`roller` are those that the person holds; `known` is all that stood before this command."""

    roller: tuple[str, ...]
    today: date
    known: Verkstallighet


def decide(
    command: c.VerkstallighetCommand, history: Sequence[Event], around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds to its stream's history.

    Raises AuthorityError naming who may, StateError where the stream does not stand so that it
    can be done, InvalidInputError naming the command's fields.
    """
    demand(act_of(command).name, history, around.roller)
    if isinstance(command, c.BeslutCommand):
        return decide_beslut(command, Beslut.from_events(history), around.today)
    if isinstance(command, c.KvartalCommand):
        return decide_kvartal(command, Kvartal.from_events(history), around.known, around.today)
    return decide_vantelista(command, Vantelista.from_events(history), around.today)


def demand(name: str, history: Sequence[Event], roller: Iterable[str]) -> None:
    """Let pass an act by its name, also one that only reads; raises as `decide` does."""
    act = ACTS[name]
    _role(act, roller)
    _demand_steg(act, state_of(act.stream, history))


def role_for(command: c.VerkstallighetCommand, around: Around) -> str:
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
    if act.starts:
        raise StateError("Det finns redan.")
    if state.steg is Steg.INGEN:
        raise StateError("Det finns inte.")
    needed = ", ".join(STEG_LABELS[one] for one in Steg if one in act.steg)
    raise StateError(f"Det är {STEG_LABELS[state.steg]}. Det här kan göras när det är: {needed}.")
