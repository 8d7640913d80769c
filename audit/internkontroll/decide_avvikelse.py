"""What a command about avvikelse leads to: the events that it adds; pure."""

from __future__ import annotations

from audit.envelope import Event
from audit.internkontroll.around import Around
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.commands_avvikelse import AvvikelseCommand


def decide_avvikelse(
    command: AvvikelseCommand, state: Avvikelse, around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds."""
    del command, state, around
    return ()
