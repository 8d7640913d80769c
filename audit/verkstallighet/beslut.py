"""What a beslut is, as its events say: all that stands, with every correction applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from audit.envelope import Erased, Event
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.replacing import effective
from audit.verkstallighet.roles import Steg

_NOBODY = UUID(int=0)
E = TypeVar("E", bound=Event)

Course = (
    e.BeslutRegistered
    | e.BeslutPartlyVerkstallt
    | e.AvbrottBegun
    | e.BeslutVerkstallt
    | e.BeslutClosed
)
"""The events that change whether the beslut is carried out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beslut:
    """The state of one beslut after some of its events; `erased` once gallring removed any.

    `standing` holds what stands, by version, with the corrections applied.
    """

    id: UUID = _NOBODY
    version: int = 0
    standing: Mapping[int, Event] = field(default_factory=dict)
    rattelser: tuple[e.BeslutCorrected, ...] = ()
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Beslut:
        """Build the state; raises TypeError for an event of another kind of stream."""
        known = (*e.EVENTS_BESLUT, Erased)
        for event in events:
            if not isinstance(event, known):
                message = f"{type(event).__name__} is no event of a beslut"
                raise TypeError(message)
        return cls(
            id=events[-1].originator_id if events else _NOBODY,
            version=events[-1].originator_version if events else 0,
            standing={one.originator_version: one for one in effective(events)},
            rattelser=tuple(one for one in events if isinstance(one, e.BeslutCorrected)),
            erased=any(isinstance(one, Erased) for one in events),
        )

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """Give the events of a kind that stand, in the order they were registered."""
        return tuple(one for one in self.standing.values() if isinstance(one, kind))

    def event(self, version: int) -> Event | None:
        """Give what stands under a version; None where nothing does."""
        return self.standing.get(version)

    @property
    def registered(self) -> e.BeslutRegistered | None:
        """Give the beslut as registered; None before it, and where it was taken back."""
        return next(iter(self.all(e.BeslutRegistered)), None)

    @property
    def beslutad(self) -> date | None:
        """Give the day of the beslut."""
        return self.registered.beslutad if self.registered else None

    def course(self, per: date | None = None) -> tuple[Course, ...]:
        """Give what happened to the carrying-out up to a day, by day; without one, all of it."""
        found = (one for one in self.standing.values() if isinstance(one, Course))
        days = ((day_of(one), one.originator_version, one) for one in found)
        return tuple(
            one for day, _, one in sorted(days, key=lambda row: row[:2])
            if per is None or day <= per
        )  # fmt: skip

    @property
    def steg(self) -> Steg:
        """Give its step, by all that is registered."""
        if self.registered is None:
            return Steg.INGEN
        match self.course()[-1]:
            case e.BeslutVerkstallt():
                return Steg.VERKSTALLT
            case e.BeslutClosed():
                return Steg.AVSLUTAT
        return Steg.OPPET


def day_of(event: Course) -> date:
    """Give the day on which the carrying-out changed."""
    match event:
        case e.BeslutRegistered():
            return event.beslutad
        case e.BeslutPartlyVerkstallt():
            return event.fran
        case e.AvbrottBegun():
            return event.avbruten
        case e.BeslutVerkstallt():
            return event.verkstallt
    return event.avslutat
