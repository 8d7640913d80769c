"""What happens to the nämnd's year: sammanträden, and the punkter that are due at them.

One stream per nämnd and year.
What a punkt says is as open as the agenda it ends in, and a fact; why it was moved or dropped is
sealed.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words


@dataclass(frozen=True, kw_only=True)
class SammantradePlanned(Event):
    """A sammanträde was planned: its day, and the time at which papers must have come in."""

    TOPIC: ClassVar[str] = "arsplan.sammantrade_planned"

    ar: int
    sammantrade: UUID
    dag: date
    stopptid: datetime


@dataclass(frozen=True, kw_only=True)
class SammantradeChanged(Event):
    """A sammanträde got another day or stopptid; its punkter follow it."""

    TOPIC: ClassVar[str] = "arsplan.sammantrade_changed"

    sammantrade: UUID
    dag: date
    stopptid: datetime


@dataclass(frozen=True, kw_only=True)
class SammantradeCancelled(Event):
    """A sammanträde is not held; what was not treated at it is not planned in any more."""

    TOPIC: ClassVar[str] = "arsplan.sammantrade_cancelled"

    sammantrade: UUID
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class PunktPlanned(Event):
    """A punkt was taken into the year, at a sammanträde or not planned in yet.

    `senast` is a last day of its own, where somebody else set one; `beslutad` and `paragraf` are
    the nämnd's earlier beslut; `vidare` is where the coming beslut is sent; `regel` names the
    rule that made the punkt, once a year.
    """

    TOPIC: ClassVar[str] = "arsplan.punkt_planned"

    ar: int
    punkt: UUID
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


@dataclass(frozen=True, kw_only=True)
class PunktChanged(Event):
    """A punkt was described anew: all of it as it stands, except its sammanträde and its rule."""

    TOPIC: ClassVar[str] = "arsplan.punkt_changed"

    punkt: UUID
    slag: str
    arende: str
    ansvarig: str
    senast: date | None = None
    diarienummer: str | None = None
    beslutad: date | None = None
    paragraf: str | None = None
    vidare: tuple[str, ...] = ()
    notering: str | None = None


@dataclass(frozen=True, kw_only=True)
class PunktMoved(Event):
    """A punkt was moved to another sammanträde; to none: it is not planned in yet."""

    TOPIC: ClassVar[str] = "arsplan.punkt_moved"

    punkt: UUID
    sammantrade: UUID | None = None
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class PunktDelivered(Event):
    """The papers of a punkt came in to the nämnd's office."""

    TOPIC: ClassVar[str] = "arsplan.punkt_delivered"

    punkt: UUID
    levererad: date


@dataclass(frozen=True, kw_only=True)
class PunktTreated(Event):
    """The nämnd treated a punkt at its sammanträde."""

    TOPIC: ClassVar[str] = "arsplan.punkt_treated"

    punkt: UUID
    behandlad: date
    protokollsparagraf: str


@dataclass(frozen=True, kw_only=True)
class PunktDropped(Event):
    """A punkt was taken out of the year; it stays visible."""

    TOPIC: ClassVar[str] = "arsplan.punkt_dropped"

    punkt: UUID
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ArsplanCorrected(Event):
    """Facts of an earlier event were replaced, or it was taken back; both stay visible.

    `replaced` gives each fact's new value in plain form.
    """

    TOPIC: ClassVar[str] = "arsplan.arsplan_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    skal: str | None = words()


EVENTS_ARSPLAN: tuple[type[Event], ...] = (
    SammantradePlanned,
    SammantradeChanged,
    SammantradeCancelled,
    PunktPlanned,
    PunktChanged,
    PunktMoved,
    PunktDelivered,
    PunktTreated,
    PunktDropped,
    ArsplanCorrected,
)
