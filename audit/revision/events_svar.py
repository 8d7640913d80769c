"""How a granskning is answered: when the answer is due, its parts, given; the same of a yttrande.

They stand in the stream of their granskning.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, words


@dataclass(frozen=True, kw_only=True)
class SvarRequested(Event):
    """The revisorer ask for an answer by a day; the newest day stands."""

    TOPIC: ClassVar[str] = "revision.svar_requested"

    begart: date
    forfaller: date


@dataclass(frozen=True, kw_only=True)
class SvarWritten(Event):
    """A part of the answer, whole; the newest stands. `rekommendation` is the one it answers."""

    TOPIC: ClassVar[str] = "revision.svar_written"

    avsnitt: str
    rekommendation: int | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class SvarGiven(Event):
    """The nämnd gave its answer on a day, by a paragraph of its minutes."""

    TOPIC: ClassVar[str] = "revision.svar_given"

    lamnat: date
    paragraf: str | None = None


@dataclass(frozen=True, kw_only=True)
class YttrandeRequested(Event):
    """The nämnd is to explain itself about an anmärkning by a day; the newest day stands."""

    TOPIC: ClassVar[str] = "revision.yttrande_requested"

    anmarkning: int
    begart: date
    forfaller: date


@dataclass(frozen=True, kw_only=True)
class YttrandeWritten(Event):
    """A part of the yttrande, whole; the newest stands."""

    TOPIC: ClassVar[str] = "revision.yttrande_written"

    anmarkning: int
    avsnitt: str
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class YttrandeGiven(Event):
    """The nämnd gave its yttrande on a day, by a paragraph of its minutes."""

    TOPIC: ClassVar[str] = "revision.yttrande_given"

    anmarkning: int
    lamnat: date
    paragraf: str | None = None


EVENTS_SVAR: tuple[type[Event], ...] = (
    SvarRequested,
    SvarWritten,
    SvarGiven,
    YttrandeRequested,
    YttrandeWritten,
    YttrandeGiven,
)
