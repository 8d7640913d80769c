"""Where a stream of the internkontroll stands, whatever its kind."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from audit.envelope import Event
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.dragning import Dragningar
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.matning import Matning
from audit.internkontroll.plan import Plan

State = Plan | Matning | Avvikelse | Kontroll | Dragningar


class Stream(StrEnum):
    """The kinds of stream that people act on in the internkontroll."""

    PLAN = "plan"
    MATNING = "matning"
    AVVIKELSE = "avvikelse"
    KONTROLL = "kontroll"
    DRAGNINGAR = "dragningar"


def state_of(stream: Stream, history: Sequence[Event]) -> State:
    """Build the state of a stream of a kind; raises TypeError for an event of another kind."""
    match stream:
        case Stream.PLAN:
            return Plan.from_events(history)
        case Stream.MATNING:
            return Matning.from_events(history)
        case Stream.AVVIKELSE:
            return Avvikelse.from_events(history)
        case Stream.KONTROLL:
            return Kontroll.from_events(history)
        case Stream.DRAGNINGAR:
            return Dragningar.from_events(history)
