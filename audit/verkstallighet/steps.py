"""Where a stream of this area stands, whatever its kind."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from audit.envelope import Event
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.rapporterat import Kvartal
from audit.verkstallighet.vantelista import Vantelista

State = Beslut | Kvartal | Vantelista


class Stream(StrEnum):
    """The kinds of stream that people act on here."""

    BESLUT = "beslut"
    KVARTAL = "kvartal"
    VANTELISTA = "vantelista"


def state_of(stream: Stream, history: Sequence[Event]) -> State:
    """Build the state of a stream of a kind; raises TypeError for an event of another kind."""
    match stream:
        case Stream.BESLUT:
            return Beslut.from_events(history)
        case Stream.KVARTAL:
            return Kvartal.from_events(history)
        case Stream.VANTELISTA:
            return Vantelista.from_events(history)
