"""What a command about matning leads to: the events that it adds; pure."""

from __future__ import annotations

from audit.envelope import Event
from audit.internkontroll.around import Around
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.commands_matning import MatningCommand
from audit.internkontroll.matning import Matning


def decide_matning(
    command: MatningCommand | FreezeMatning, state: Matning, around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds."""
    del command, state, around
    return ()
