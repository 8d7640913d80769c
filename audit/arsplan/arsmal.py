"""What the goals of a year are, as their events say, and how they stand on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import Any
from uuid import UUID

from audit.arsplan import events_arsmal as e
from audit.arsplan.codes import UTFALL
from audit.arsplan.replacing import effective
from audit.arsplan.roles import Steg
from audit.arsplan.standing_on import counted_on
from audit.envelope import Erased, Event

_NOBODY = UUID(int=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Uppdrag:
    """A task to report a goal back, with the day it was reported."""

    id: UUID
    given: e.UppdragGiven
    aterrapporterad: date | None = None
    paragraf: str | None = None

    def sent(self, day: date) -> bool:
        """Tell whether it is late on a day: its last day has passed and nothing was reported."""
        reported = self.aterrapporterad is not None and self.aterrapporterad <= day
        return day > self.given.senast and not reported


@dataclass(frozen=True, kw_only=True, slots=True)
class Mal:
    """A goal as it stands, with its follow-ups and tasks in the order they were registered."""

    id: UUID
    kod: str
    rubrik: str
    ansvarig: str
    galler: bool = True
    bedomningar: tuple[e.ArsmalAssessed, ...] = ()
    uppdrag: tuple[Uppdrag, ...] = ()

    def bedomning(self, day: date) -> e.ArsmalAssessed | None:
        """Give the newest follow-up on a day; of two on one day, the one registered last."""
        found = [one for one in self.bedomningar if one.per <= day]
        return max(found, key=lambda one: (one.per, one.originator_version), default=None)

    def utfall(self, day: date) -> str:
        """Give how it stands on a day; without a follow-up there is no result yet."""
        newest = self.bedomning(day)
        return newest.utfall if newest else "saknas"


@dataclass(frozen=True, kw_only=True, slots=True)
class Arsmal:
    """The goals of one year after some of their events; `erased` once gallring removed any."""

    id: UUID = _NOBODY
    version: int = 0
    ar: int = 0
    mal: Mapping[UUID, Mal] = field(default_factory=dict)
    standing: Mapping[int, Event] = field(default_factory=dict)
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Arsmal:
        """Build the state, with every correction applied.

        Raises TypeError for an event of another kind of stream.
        """
        stands = effective(events)
        state = reduce(_after, stands, cls())
        version = events[-1].originator_version if events else 0
        standing = {one.originator_version: one for one in stands}
        return replace(state, version=version, standing=standing)

    @property
    def steg(self) -> Steg:
        """Give its step."""
        return Steg.PABORJAD if self.version else Steg.INGEN

    @property
    def gallande(self) -> tuple[Mal, ...]:
        """Give the goals that apply, in the order they were set."""
        return tuple(one for one in self.mal.values() if one.galler)

    def of_uppdrag(self, uppdrag: UUID) -> tuple[Mal, Uppdrag] | None:
        """Give a task with its goal."""
        pairs = ((mal, one) for mal in self.mal.values() for one in mal.uppdrag)
        return next(((mal, one) for mal, one in pairs if one.id == uppdrag), None)

    def on(self, day: date) -> Arsmal:
        """Give the goals as they stood on a Swedish day, by what is known; itself where so."""
        counted = counted_on(self.standing, day)
        if len(counted) == len(self.standing):
            return self
        state = reduce(_after, counted.values(), Arsmal())
        return replace(state, version=self.version, standing=counted)

    def event(self, version: int) -> Event | None:
        """Give the event that stands under a version, with its corrections."""
        return self.standing.get(version)


def utfall(arsmal: Arsmal, day: date) -> dict[str, int]:
    """Count the goals that apply by how they stand on a day; every outcome has its count."""
    found = [one.utfall(day) for one in arsmal.on(day).gallande]
    return {kod: found.count(kod) for kod in UTFALL}


def _after(state: Arsmal, event: Event) -> Arsmal:
    own: dict[str, Any] = {"id": event.originator_id, "version": event.originator_version}
    return replace(state, **own, **_changes(state, event))


def _changes(state: Arsmal, event: Event) -> dict[str, Any]:
    match event:
        case Erased():
            return {"erased": True}
        case e.ArsmalSet():
            new = Mal(id=event.mal, kod=event.kod, rubrik=event.rubrik, ansvarig=event.ansvarig)
            return {"ar": event.ar, "mal": {**state.mal, new.id: new}}
        case e.UppdragReported():
            return _reported(state, event)
    return _mal_changes(state, event)


def _mal_changes(state: Arsmal, event: Event) -> dict[str, Any]:
    known = state.mal.get(getattr(event, "mal", _NOBODY))
    match event:
        case e.ArsmalChanged():
            said = {"kod": event.kod, "rubrik": event.rubrik, "ansvarig": event.ansvarig}
            return _with(state, known, **said)
        case e.ArsmalEnded():
            return _with(state, known, galler=False)
        case e.ArsmalAssessed():
            return _with(state, known, bedomningar=(*(known.bedomningar if known else ()), event))
        case e.UppdragGiven():
            one = Uppdrag(id=event.uppdrag, given=event)
            return _with(state, known, uppdrag=(*(known.uppdrag if known else ()), one))
    message = f"{type(event).__name__} is no event of the goals of a year"
    raise TypeError(message)


def _reported(state: Arsmal, event: e.UppdragReported) -> dict[str, Any]:
    found = state.of_uppdrag(event.uppdrag)
    if found is None:
        return {}
    mal, uppdrag = found
    done = replace(uppdrag, aterrapporterad=event.aterrapporterad, paragraf=event.paragraf)
    return _with(state, mal, uppdrag=tuple(done if one is uppdrag else one for one in mal.uppdrag))


def _with(state: Arsmal, mal: Mal | None, **values: Any) -> dict[str, Any]:
    # What gallring removed may have been the setting.
    if mal is None:
        return {}
    return {"mal": {**state.mal, mal.id: replace(mal, **values)}}
