"""What a command about plan leads to: the events that it adds; pure."""

from __future__ import annotations

from audit.envelope import Event
from audit.internkontroll.around import Around
from audit.internkontroll.commands_plan import PlanCommand
from audit.internkontroll.plan import Plan


def decide_plan(command: PlanCommand, state: Plan, around: Around) -> tuple[Event, ...]:
    """Give the events that a command adds."""
    del command, state, around
    return ()
