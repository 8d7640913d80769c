"""What the organisation is on any day, as its events say: names, places and successors by date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from audit.envelope import Event
from audit.organisation.events import (
    BeredskapSet,
    DelEnded,
    DelRenamed,
    EnhetAdded,
    EnhetMerged,
    EnhetMoved,
    MalSet,
    UtforareAdded,
    VerksamhetAdded,
)

E = TypeVar("E", bound=Event)
Added = VerksamhetAdded | UtforareAdded | EnhetAdded

_ADDED: dict[str, type[Event]] = {
    "verksamhet": VerksamhetAdded,
    "utforare": UtforareAdded,
    "enhet": EnhetAdded,
}


@dataclass(frozen=True, slots=True)
class Verksamhet:
    """A verksamhet on a day."""

    kod: str
    namn: str
    omrade: str | None
    beredskap: str | None


@dataclass(frozen=True, slots=True)
class Utforare:
    """An utförare on a day."""

    kod: str
    namn: str
    driftsform: str


@dataclass(frozen=True, slots=True)
class Enhet:
    """An enhet on a day."""

    kod: str
    namn: str
    verksamhet: str
    utforare: str
    lag: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a part has had, with its first and last day (None: still)."""

    namn: str
    fran: date
    till: date | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """The whole organisation through time; days may come registered in any order."""

    events: tuple[Event, ...] = ()

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Organisation:
        """Build the state from the stream's events in order."""
        return cls(tuple(events))

    @property
    def version(self) -> int:
        """Give how many events it has."""
        return self.events[-1].originator_version if self.events else 0

    def added(self, slag: str, kod: str) -> Added | None:
        """Give how a part began, None where no part of the kind has the code."""
        found = (e for e in self._each(_ADDED[slag]) if isinstance(e, Added))
        return next((one for one in found if one.kod == kod), None)

    def upphor(self, slag: str, kod: str) -> date | None:
        """Give the first day on which a part is no more, ended or merged; None while it is."""
        ended = [e.upphor for e in self._each(DelEnded) if (e.slag, e.kod) == (slag, kod)]
        merged = [e.fran for e in self._each(EnhetMerged) if slag == "enhet" and e.kod == kod]
        return min([*ended, *merged], default=None)

    def exists(self, slag: str, kod: str, day: date) -> bool:
        """Tell whether a part is there on a day."""
        added, upphor = self.added(slag, kod), self.upphor(slag, kod)
        return added is not None and added.fran <= day and (upphor is None or day < upphor)

    def name(self, slag: str, kod: str, day: date) -> str | None:
        """Give the name a part had on a day; before it began its first, None where unknown."""
        names = self.names(slag, kod)
        past = [one for one in names if one.fran <= day]
        return (past[-1] if past else names[0]).namn if names else None

    def names(self, slag: str, kod: str) -> tuple[Name, ...]:
        """Give every name that a part has had, in the order of days."""
        added = self.added(slag, kod)
        if added is None:
            return ()
        renamed = [e for e in self._each(DelRenamed) if (e.slag, e.kod) == (slag, kod)]
        starts = {added.fran: added.namn} | {e.fran: e.namn for e in renamed}
        days = sorted(starts)
        ends = [day - timedelta(days=1) for day in days[1:]]
        last = self.upphor(slag, kod)
        return tuple(
            Name(starts[day], day, end)
            for day, end in zip(
                days, [*ends, last - timedelta(days=1) if last else None], strict=True
            )
        )

    def successor(self, kod: str, day: date) -> str:
        """Give the code of the enhet that an enhet has become by a day: itself where none."""
        merged = {e.kod: e for e in self._each(EnhetMerged) if e.fran <= day}
        while kod in merged:
            kod = merged[kod].till
        return kod

    def predecessors(self, kod: str, day: date) -> frozenset[str]:
        """Give the codes of every enhet that has become this one by a day, itself included."""
        known = (e.kod for e in self._each(EnhetAdded))
        return frozenset(one for one in known if self.successor(one, day) == kod)

    def verksamheter(self, day: date) -> tuple[Verksamhet, ...]:
        """Give the verksamheter that are there on a day, in the order they were registered."""
        there = (e for e in self._each(VerksamhetAdded) if self.exists("verksamhet", e.kod, day))
        return tuple(
            Verksamhet(
                e.kod, self._name(e, "verksamhet", day), e.omrade, self.beredskap(e.kod, day)
            )
            for e in there
        )

    def utforare(self, day: date) -> tuple[Utforare, ...]:
        """Give the utförare that are there on a day, in the order they were registered."""
        there = (e for e in self._each(UtforareAdded) if self.exists("utforare", e.kod, day))
        return tuple(Utforare(e.kod, self._name(e, "utforare", day), e.driftsform) for e in there)

    def enheter(self, day: date) -> tuple[Enhet, ...]:
        """Give the enheter that are there on a day, in the order they were registered."""
        there = (e for e in self._each(EnhetAdded) if self.exists("enhet", e.kod, day))
        return tuple(self._enhet(e, day) for e in there)

    def enhet(self, kod: str, day: date) -> Enhet | None:
        """Give an enhet as it was on a day, also after it ended; None where there is no such."""
        added = self.added("enhet", kod)
        return self._enhet(added, day) if isinstance(added, EnhetAdded) else None

    def belongs_later(self, kod: str, day: date) -> bool:
        """Tell whether an enhet belongs to a verksamhet or utförare on a day or after it."""
        dated: tuple[EnhetAdded | EnhetMoved, ...] = (
            *self._each(EnhetAdded),
            *self._each(EnhetMoved),
        )
        days = {day, *(e.fran for e in dated if e.fran > day)}
        return any(
            kod in {one.verksamhet, one.utforare} for each in days for one in self.enheter(each)
        )

    def beredskap(self, kod: str, day: date) -> str | None:
        """Give the telephone number of a verksamhet's chef i beredskap on a day."""
        added = self.added("verksamhet", kod)
        first = added.beredskap if isinstance(added, VerksamhetAdded) else None
        newest = _newest((e for e in self._each(BeredskapSet) if e.kod == kod), day)
        return newest.beredskap if newest else first

    def mal(self, klocka: str, day: date) -> int | None:
        """Give the nämnd's own time for something on a day, in days; None where it has none."""
        newest = _newest((e for e in self._each(MalSet) if e.klocka == klocka), day)
        return newest.dagar if newest else None

    def _enhet(self, added: EnhetAdded, day: date) -> Enhet:
        moved = _newest((e for e in self._each(EnhetMoved) if e.kod == added.kod), day)
        place = moved or added
        name = self._name(added, "enhet", day)
        return Enhet(added.kod, name, place.verksamhet, place.utforare, place.lag)

    def _name(self, added: Added, slag: str, day: date) -> str:
        return self.name(slag, added.kod, day) or added.namn

    def _each(self, kind: type[E]) -> tuple[E, ...]:
        return tuple(event for event in self.events if isinstance(event, kind))


Dated = TypeVar("Dated", EnhetMoved, BeredskapSet, MalSet)


def _newest(events: Iterable[Dated], day: date) -> Dated | None:
    """Give the event that applies on a day: the latest first day, then the latest registered."""
    begun = [event for event in events if event.fran <= day]
    return max(begun, key=lambda event: (event.fran, event.originator_version), default=None)
