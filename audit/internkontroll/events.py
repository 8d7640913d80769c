"""What has happened in the internkontroll: events, in the past tense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event


@dataclass(frozen=True, kw_only=True)
class MatningFrozen(Event):
    """A mätning was frozen: its numbers, the ärenden behind them, and what the log knew then.

    `known_position` and `known_root` (hex) name the head of the log that the numbers rest on;
    `arenden` names the ids of the ärenden behind each class, and is recomputed only while
    their contents remain.
    """

    TOPIC: ClassVar[str] = "internkontroll.matning_frozen"

    kontrollmoment: str
    population: str
    per: date
    known_position: int
    known_root: str
    numbers: dict[str, int]
    arenden: dict[str, tuple[str, ...]]
    period_start: date | None = None
    period_end: date | None = None


EVENTS: tuple[type[Event], ...] = (MatningFrozen,)
