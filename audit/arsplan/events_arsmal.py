"""What happens to the goals of a year: set, assessed, and a task to report one back.

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
class ArsmalSet(Event):
    """The nämnd has a goal this year; `kod` is what people read, once a year."""

    TOPIC: ClassVar[str] = "arsplan.mal_set"

    ar: int
    mal: UUID
    kod: str
    rubrik: str
    ansvarig: str


@dataclass(frozen=True, kw_only=True)
class ArsmalChanged(Event):
    """A goal was worded anew or got another to answer for it: all of it as it stands."""

    TOPIC: ClassVar[str] = "arsplan.mal_changed"

    mal: UUID
    kod: str
    rubrik: str
    ansvarig: str


@dataclass(frozen=True, kw_only=True)
class ArsmalEnded(Event):
    """The nämnd gave a goal up; it is not counted from then on."""

    TOPIC: ClassVar[str] = "arsplan.mal_ended"

    mal: UUID
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ArsmalAssessed(Event):
    """The nämnd followed a goal up on a day: met, partly, not, or no result yet."""

    TOPIC: ClassVar[str] = "arsplan.mal_assessed"

    mal: UUID
    utfall: str
    per: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class UppdragGiven(Event):
    """The nämnd gave the task to report a goal back; `senast` is its last day."""

    TOPIC: ClassVar[str] = "arsplan.uppdrag_given"

    mal: UUID
    uppdrag: UUID
    beslutad: date
    paragraf: str
    ansvarig: str
    senast: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class UppdragReported(Event):
    """The task was reported back to the nämnd."""

    TOPIC: ClassVar[str] = "arsplan.uppdrag_reported"

    uppdrag: UUID
    aterrapporterad: date
    paragraf: str


@dataclass(frozen=True, kw_only=True)
class ArsmalCorrected(Event):
    """Facts of an earlier event were replaced, or it was taken back; both stay visible."""

    TOPIC: ClassVar[str] = "arsplan.mal_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    skal: str | None = words()


EVENTS_ARSMAL: tuple[type[Event], ...] = (
    ArsmalSet,
    ArsmalChanged,
    ArsmalEnded,
    ArsmalAssessed,
    UppdragGiven,
    UppdragReported,
    ArsmalCorrected,
)
