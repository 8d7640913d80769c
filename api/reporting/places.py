"""Where it can have happened: the enheter of a day, and whom to ring there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from audit.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Place:
    """One enhet: its code, its name that day, the act it works under."""

    kod: str
    namn: str
    lag: str


@dataclass(frozen=True, slots=True)
class Area:
    """A verksamhet with its enheter, and the number of its chef i beredskap."""

    kod: str
    namn: str
    beredskap: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of a nämnd on a day, by verksamhet."""

    areas: tuple[Area, ...] = ()

    def find(self, kod: str | None) -> Place | None:
        """Give a place by its code."""
        every = (place for area in self.areas for place in area.places)
        return next((place for place in every if place.kod == kod), None)

    def area_of(self, kod: str | None) -> Area | None:
        """Give the verksamhet of a place."""
        return next((area for area in self.areas for one in area.places if one.kod == kod), None)

    def nearest(self, verksamheter: Collection[str | None]) -> Place | None:
        """Give the one place that somebody with uppdrag in these verksamheter can mean."""
        own = [place for area in self.areas if area.kod in verksamheter for place in area.places]
        return own[0] if len(own) == 1 else None


def places_of(organisation: Organisation, day: date) -> Places:
    """Give the places of a day, in the order of names."""
    enheter = organisation.enheter(day)
    areas = (
        Area(
            verksamhet.kod,
            verksamhet.namn,
            verksamhet.beredskap,
            tuple(
                Place(one.kod, one.namn, one.lag)
                for one in sorted(enheter, key=lambda one: one.namn)
                if one.verksamhet == verksamhet.kod
            ),
        )
        for verksamhet in organisation.verksamheter(day)
    )
    return Places(tuple(sorted((one for one in areas if one.places), key=lambda one: one.namn)))


def preset(organisation: Organisation, places: Places, kod: str, day: date) -> Place | None:
    """Give the place that an address names, or what that enhet has become since."""
    return places.find(kod) or places.find(organisation.successor(kod, day))
