"""What the nämnd's year is, as its events say: its sammanträden and punkter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import reduce
from typing import Any
from uuid import UUID

from audit.arsplan import events_arsplan as e
from audit.arsplan.replacing import effective
from audit.arsplan.roles import Steg
from audit.arsplan.standing_on import counted_on
from audit.clock import STOCKHOLM
from audit.envelope import Erased, Event

_NOBODY = UUID(int=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sammantrade:
    """A sammanträde as it stands; `installt` once it was cancelled."""

    id: UUID
    dag: date
    stopptid: datetime
    version: int = 0
    installt: bool = False

    @property
    def stoppdag(self) -> date:
        """Give the Swedish day of the stopptid."""
        return self.stopptid.astimezone(STOCKHOLM).date()


@dataclass(frozen=True, kw_only=True, slots=True)
class Punkt:
    """A punkt as it stands; `flyttad_fran` are the sammanträden it once was planned for."""

    id: UUID
    slag: str
    arende: str
    ansvarig: str
    sammantrade: UUID | None = None
    senast: date | None = None
    diarienummer: str | None = None
    beslutad: date | None = None
    paragraf: str | None = None
    vidare: tuple[str, ...] = ()
    notering: str | None = None
    regel: str | None = None
    levererad: date | None = None
    behandlad: date | None = None
    protokollsparagraf: str | None = None
    struken: bool = False
    flyttad_fran: tuple[UUID | None, ...] = ()
    version: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Arsplan:
    """The state of one year after some of its events; `erased` once gallring removed any."""

    id: UUID = _NOBODY
    version: int = 0
    ar: int = 0
    sammantraden: Mapping[UUID, Sammantrade] = field(default_factory=dict)
    punkter: Mapping[UUID, Punkt] = field(default_factory=dict)
    standing: Mapping[int, Event] = field(default_factory=dict)
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Arsplan:
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
    def moten(self) -> tuple[Sammantrade, ...]:
        """Give the sammanträden that are held, in order of their days."""
        held = (one for one in self.sammantraden.values() if not one.installt)
        return tuple(sorted(held, key=lambda one: (one.dag, one.stopptid)))

    def mote(self, punkt: Punkt) -> Sammantrade | None:
        """Give the sammanträde that a punkt is planned for; None where it is not planned in."""
        found = self.sammantraden.get(punkt.sammantrade) if punkt.sammantrade else None
        return None if found is None or found.installt else found

    def punkter_vid(self, sammantrade: UUID | None) -> tuple[Punkt, ...]:
        """Give the punkter of a sammanträde that is held; with None those not planned in yet."""
        return tuple(
            one
            for one in self.punkter.values()
            if not one.struken and getattr(self.mote(one), "id", None) == sammantrade
        )

    def on(self, day: date) -> Arsplan:
        """Give the year as it stood on a Swedish day, by what is known; itself where that is so.

        What was moved, changed, dropped or cancelled later stands where it stood.
        """
        counted = counted_on(self.standing, day)
        if len(counted) == len(self.standing):
            return self
        state = reduce(_after, counted.values(), Arsplan())
        return replace(state, version=self.version, standing=counted)

    def event(self, version: int) -> Event | None:
        """Give the event that stands under a version, with its corrections."""
        return self.standing.get(version)


def _after(state: Arsplan, event: Event) -> Arsplan:
    own: dict[str, Any] = {"id": event.originator_id, "version": event.originator_version}
    return replace(state, **own, **_changes(state, event))


def _changes(state: Arsplan, event: Event) -> dict[str, Any]:
    match event:
        case Erased():
            return {"erased": True}
        case e.SammantradePlanned():
            new = Sammantrade(id=event.sammantrade, **_same(Sammantrade, event))
            return {"ar": event.ar, "sammantraden": {**state.sammantraden, new.id: new}}
        case e.SammantradeChanged():
            return _sammantrade(state, event.sammantrade, **_same(Sammantrade, event))
        case e.SammantradeCancelled():
            return _sammantrade(state, event.sammantrade, installt=True)
        case e.PunktPlanned():
            punkt = Punkt(id=event.punkt, **_same(Punkt, event))
            return {"ar": event.ar, "punkter": {**state.punkter, punkt.id: punkt}}
    return _punkt_changes(state, event)


def _punkt_changes(state: Arsplan, event: Event) -> dict[str, Any]:
    match event:
        case e.PunktChanged() | e.PunktDelivered() | e.PunktTreated():
            return _punkt(state, event.punkt, **_same(Punkt, event))
        case e.PunktMoved():
            known = state.punkter.get(event.punkt)
            left = (*known.flyttad_fran, known.sammantrade) if known else ()
            return _punkt(state, event.punkt, sammantrade=event.sammantrade, flyttad_fran=left)
        case e.PunktDropped():
            return _punkt(state, event.punkt, struken=True)
    message = f"{type(event).__name__} is no event of a year"
    raise TypeError(message)


def _same(kind: type[Any], event: Event) -> dict[str, Any]:
    """Give what an event says under the names that the state has."""
    names = {f.name for f in fields(kind)} & {f.name for f in fields(event)}
    return {name: getattr(event, name) for name in names} | {"version": event.originator_version}


def _sammantrade(state: Arsplan, one: UUID, **values: Any) -> dict[str, Any]:
    # What gallring removed may have been the planning.
    if one not in state.sammantraden:
        return {}
    changed = replace(state.sammantraden[one], **values)
    return {"sammantraden": {**state.sammantraden, one: changed}}


def _punkt(state: Arsplan, one: UUID, **values: Any) -> dict[str, Any]:
    if one not in state.punkter:
        return {}
    return {"punkter": {**state.punkter, one: replace(state.punkter[one], **values)}}
