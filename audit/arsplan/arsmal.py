"""What the goals of a year are, as their events say, and how they stand on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from audit.arsplan import events_arsmal as e
from audit.arsplan.codes import UTFALL
from audit.arsplan.year_state import YearState
from audit.envelope import Event


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
class Arsmal(YearState):
    """The goals of one year."""

    mal: Mapping[UUID, Mal] = field(default_factory=dict)

    @property
    def gallande(self) -> tuple[Mal, ...]:
        """Give the goals that apply, in the order they were set."""
        return tuple(one for one in self.mal.values() if one.galler)

    def of_uppdrag(self, uppdrag: UUID) -> tuple[Mal, Uppdrag] | None:
        """Give a task with its goal."""
        pairs = ((mal, one) for mal in self.mal.values() for one in mal.uppdrag)
        return next(((mal, one) for mal, one in pairs if one.id == uppdrag), None)

    @staticmethod
    def _begin() -> _Folding:
        return _Folding()


def utfall(arsmal: Arsmal, day: date) -> dict[str, int]:
    """Count the goals that apply by how they stand on a day; every outcome has its count."""
    found = [one.utfall(day) for one in arsmal.on(day).gallande]
    return {kod: found.count(kod) for kod in UTFALL}


@dataclass(slots=True)
class _Goal:
    """A goal while its events are taken in."""

    said: dict[str, Any]
    bedomningar: list[e.ArsmalAssessed] = field(default_factory=list)
    uppdrag: dict[UUID, Uppdrag] = field(default_factory=dict)

    def whole(self) -> Mal:
        """Give it as it stands."""
        tasks = tuple(self.uppdrag.values())
        return Mal(bedomningar=tuple(self.bedomningar), uppdrag=tasks, **self.said)


@dataclass(slots=True)
class _Folding:
    """The goals of a year while their events are taken in."""

    ar: int = 0
    mal: dict[UUID, _Goal] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Take an event in; raises TypeError for one of another kind of stream."""
        match event:
            case e.ArsmalSet():
                self.ar = event.ar
                self.mal[event.mal] = _Goal({"id": event.mal, **_worded(event)})
            case e.UppdragReported():
                self._report(event)
            case e.ArsmalChanged() | e.ArsmalEnded() | e.ArsmalAssessed() | e.UppdragGiven():
                # What gallring removed may have been the setting.
                if event.mal in self.mal:
                    _take_of_goal(self.mal[event.mal], event)
            case _:
                message = f"{type(event).__name__} is no event of the goals of a year"
                raise TypeError(message)

    def _report(self, event: e.UppdragReported) -> None:
        done: dict[str, Any] = {
            "aterrapporterad": event.aterrapporterad,
            "paragraf": event.paragraf,
        }
        for goal in self.mal.values():
            if event.uppdrag in goal.uppdrag:
                goal.uppdrag[event.uppdrag] = replace(goal.uppdrag[event.uppdrag], **done)

    def whole(self) -> dict[str, Any]:
        """Give the goals as they stand."""
        return {"mal": {one: goal.whole() for one, goal in self.mal.items()}}


def _take_of_goal(
    goal: _Goal, event: e.ArsmalChanged | e.ArsmalEnded | e.ArsmalAssessed | e.UppdragGiven
) -> None:
    match event:
        case e.ArsmalChanged():
            goal.said.update(_worded(event))
        case e.ArsmalEnded():
            goal.said.update(galler=False)
        case e.ArsmalAssessed():
            goal.bedomningar.append(event)
        case e.UppdragGiven():
            goal.uppdrag[event.uppdrag] = Uppdrag(id=event.uppdrag, given=event)


def _worded(event: e.ArsmalSet | e.ArsmalChanged) -> dict[str, Any]:
    return {"kod": event.kod, "rubrik": event.rubrik, "ansvarig": event.ansvarig}
