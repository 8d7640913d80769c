"""What may be asked of the draws of a year: commands. `dragningar` is the year's stream."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class MakeDragning:
    """Draw from a population; the seed follows from the sealed head, nobody chooses it."""

    dragningar: UUID
    ar: int
    manad: int
    underlag: str
    referenser: Sequence[str]
    antal: int
    known_position: int
    known_root: str
    kontrollmoment: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewDragen:
    """Register the review of one that was drawn."""

    dragningar: UUID
    dragning: int
    referens: str
    granskad: date
    utfall: str
    text: str | None = None


DragningCommand = MakeDragning | ReviewDragen
"""Every command of this file."""
