"""Which of the events that stand count on a day: how the year and its goals stood then; pure.

A change of what is planned has no day of its own: it counts from the day it was registered.
What was delivered, treated or followed up has one, and is asked of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from audit.arsplan import events_arsmal as m
from audit.arsplan import events_arsplan as e
from audit.envelope import Event

CHANGES: Final[tuple[type[Event], ...]] = (
    e.SammantradeChanged,
    e.SammantradeCancelled,
    e.PunktChanged,
    e.PunktMoved,
    e.PunktDropped,
    m.ArsmalChanged,
    m.ArsmalEnded,
)
"""What changes a plan that stands."""


def counted_on(standing: Mapping[int, Event], day: date) -> dict[int, Event]:
    """Give by version the events that count on a Swedish day; what was added counts on every day.

    That nobody registered a punkt before its sammanträde does not say that it was not planned for.
    """
    shown = _shown_by_treatment(standing.values(), day)
    return {
        version: event
        for version, event in standing.items()
        if not isinstance(event, CHANGES)
        or registered_on(event) <= day
        or _must_have_happened(event, shown)
    }


def added_after(standing: Mapping[int, Event], day: date) -> dict[UUID, date]:
    """Give what was added after a day, with the day it was: sammanträden, punkter and goals."""
    found: dict[UUID, date] = {}
    for event in standing.values():
        added = registered_on(event)
        if added > day:
            match event:
                case e.SammantradePlanned():
                    found[event.sammantrade] = added
                case e.PunktPlanned():
                    found[event.punkt] = added
                case m.ArsmalSet():
                    found[event.mal] = added
    return found


def registered_on(event: Event) -> date:
    """Give the day of an event of planning: the one on which it was registered."""
    start = event.happened.start
    return date.fromisoformat(start) if start else date.min


def _shown_by_treatment(events: Iterable[Event], day: date) -> dict[UUID, int]:
    """Give up to which version a punkt, and its sammanträde, must have been changed by a day.

    What the nämnd has treated stood at that sammanträde, and the sammanträde was on that day,
    whenever somebody registered that it was so.
    """
    stands: dict[UUID, UUID | None] = {}
    found: dict[UUID, int] = {}
    for event in events:
        match event:
            case e.PunktPlanned() | e.PunktMoved():
                stands[event.punkt] = event.sammantrade
            case e.PunktTreated() if event.behandlad <= day:
                held = stands.get(event.punkt)
                found |= {one: event.originator_version for one in (event.punkt, held) if one}
    return found


def _must_have_happened(event: Event, shown: Mapping[UUID, int]) -> bool:
    match event:
        case e.PunktMoved():
            return event.originator_version < shown.get(event.punkt, 0)
        case e.SammantradeChanged():
            return event.originator_version < shown.get(event.sammantrade, 0)
    return False
