"""What a command about a granskning leads to: who may, at which step, and what it adds; pure.

First whether it may be done, by the table `acts.csv`, then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from audit.envelope import Event
from audit.revision import commands as c
from audit.revision.acts import TABLE
from audit.revision.correcting import corrected_event
from audit.revision.decide_granskning import decide_insyn, decide_rapport, decide_turn
from audit.revision.decide_svar import decide_svar, decide_yttrande
from audit.revision.granskning import Granskning


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
    TABLE.demand(TABLE.act_of(command).name, history, around.roller)
    return (_decided(command, Granskning.from_events(history), around),)


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
