"""Random draws for egenkontroll, each of which anybody can repeat, and what the reviews gave.

One stream per nämnd and year.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words


@dataclass(frozen=True, kw_only=True)
class DragningMade(Event):
    """So many were drawn from a population by a method that anybody can repeat.

    The seed (hex) follows from the sealed head (`known_position`, `known_root`, hex), so that
    nobody can steer it; `dragna` are the references that were drawn, in the order drawn, of
    `population` in all; `dragning` counts the year's draws from 1.
    """

    TOPIC: ClassVar[str] = "internkontroll.dragning_made"

    dragning: int
    ar: int
    manad: int
    underlag: str
    population: int
    population_sha256: str
    antal: int
    dragna: tuple[str, ...]
    known_position: int
    known_root: str
    seed: str
    algoritm: str
    kontrollmoment: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class DragningReviewed(Event):
    """One that was drawn was reviewed; the newest review of it stands."""

    TOPIC: ClassVar[str] = "internkontroll.dragning_reviewed"

    dragning: int
    referens: str
    granskad: date
    utfall: str
    text: str | None = words()


EVENTS_DRAGNING: tuple[type[Event], ...] = (DragningMade, DragningReviewed)
