"""Where a stream of this area stands: there is one kind only."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from audit.envelope import Event
from audit.revision.granskning import Granskning

State = Granskning


class Stream(StrEnum):
    """The kinds of stream that people act on here."""

    GRANSKNING = "granskning"


def state_of(_stream: Stream, history: Sequence[Event]) -> State:
    """Build the state of a stream; raises TypeError for an event of another kind."""
    return Granskning.from_events(history)
