"""What the nämnd's year is, as its events say: its sammanträden and punkter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from audit.arsplan import events_arsplan as e
from audit.arsplan.year_state import NOBODY, YearState
from audit.clock import STOCKHOLM
from audit.envelope import Event


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
class Arsplan(YearState):
    """The state of one year: its sammanträden and punkter."""

    sammantraden: Mapping[UUID, Sammantrade] = field(default_factory=dict)
    punkter: Mapping[UUID, Punkt] = field(default_factory=dict)

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

    @staticmethod
    def _begin() -> _Folding:
        return _Folding()


@dataclass(slots=True)
class _Folding:
    """A year while its events are taken in: the fields of each thing."""

    ar: int = 0
    sammantraden: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    punkter: dict[UUID, dict[str, Any]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Take an event in; raises TypeError for one of another kind of stream."""
        match event:
            case e.SammantradePlanned():
                self.ar = event.ar
                self.sammantraden[event.sammantrade] = _same(event)
            case e.SammantradeChanged():
                # Here and below: what gallring removed may have been the planning.
                self.sammantraden.get(event.sammantrade, {}).update(_same(event))
            case e.SammantradeCancelled():
                self.sammantraden.get(event.sammantrade, {}).update(installt=True)
            case e.PunktPlanned():
                self.ar = event.ar
                self.punkter[event.punkt] = _same(event)
            case _:
                self._take_of_punkt(event)

    def _take_of_punkt(self, event: Event) -> None:
        punkt = self.punkter.get(getattr(event, "punkt", NOBODY), {})
        match event:
            case e.PunktChanged() | e.PunktDelivered() | e.PunktTreated():
                punkt.update(_same(event))
            case e.PunktMoved():
                left = (*punkt.get("flyttad_fran", ()), punkt.get("sammantrade"))
                punkt.update(sammantrade=event.sammantrade, flyttad_fran=left)
            case e.PunktDropped():
                punkt.update(struken=True)
            case _:
                message = f"{type(event).__name__} is no event of a year"
                raise TypeError(message)

    def whole(self) -> dict[str, Any]:
        """Give the things as they stand."""
        held = {one: Sammantrade(id=one, **said) for one, said in self.sammantraden.items()}
        punkter = {one: Punkt(id=one, **said) for one, said in self.punkter.items()}
        return {"sammantraden": held, "punkter": punkter}


def _same(event: Event) -> dict[str, Any]:
    """Give what an event says under the names that the state has."""
    said = {name: getattr(event, name) for name in _NAMES[type(event)]}
    return said | {"version": event.originator_version}


def _shared(kind: type[Sammantrade | Punkt], event: type[Event]) -> tuple[str, ...]:
    return tuple({f.name for f in fields(kind)} & {f.name for f in fields(event)})


_NAMES: Final[Mapping[type[Event], tuple[str, ...]]] = {
    e.SammantradePlanned: _shared(Sammantrade, e.SammantradePlanned),
    e.SammantradeChanged: _shared(Sammantrade, e.SammantradeChanged),
    e.PunktPlanned: _shared(Punkt, e.PunktPlanned),
    e.PunktChanged: _shared(Punkt, e.PunktChanged),
    e.PunktDelivered: _shared(Punkt, e.PunktDelivered),
    e.PunktTreated: _shared(Punkt, e.PunktTreated),
}
"""The fields that an event and what it is about have in common."""
