"""Where a stream of this area stands, whatever its kind."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from audit.arsplan.arsmal import Arsmal
from audit.arsplan.arsplan import Arsplan
from audit.envelope import Event

State = Arsplan | Arsmal


class Stream(StrEnum):
    """The kinds of stream that people act on here."""

    ARSPLAN = "arsplan"
    ARSMAL = "arsmal"


def state_of(stream: Stream, history: Sequence[Event]) -> State:
    """Build the state of a stream of a kind; raises TypeError for an event of another kind."""
    match stream:
        case Stream.ARSPLAN:
            return Arsplan.from_events(history)
        case Stream.ARSMAL:
            return Arsmal.from_events(history)
