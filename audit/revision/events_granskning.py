"""What happens to a granskning: opened, what it opens, what the revisorer asked and recommended.

One stream per granskning.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, words
from audit.revision.insyn import Insyn


@dataclass(frozen=True, kw_only=True)
class GranskningOpened(Event):
    """The revisorer's letter was registered; without `insyn` the granskning opens nothing.

    `brev` is the day of the letter.
    """

    TOPIC: ClassVar[str] = "revision.granskning_opened"

    rubrik: str
    brev: date
    diarienummer: str | None = None
    insyn: Insyn | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class InsynChanged(Event):
    """What the granskning opens is from now on this, whole; it opens again what was ended."""

    TOPIC: ClassVar[str] = "revision.insyn_changed"

    insyn: Insyn
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class InsynExtended(Event):
    """The last day is a later one; scope and persons are as before."""

    TOPIC: ClassVar[str] = "revision.insyn_extended"

    sista_dag: date
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class InsynEnded(Event):
    """The granskning opens nothing more, from this very moment."""

    TOPIC: ClassVar[str] = "revision.insyn_ended"

    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RapportReceived(Event):
    """The revisorer's report came; `rapport` is the day it bears."""

    TOPIC: ClassVar[str] = "revision.rapport_received"

    rapport: date
    inkom: date


@dataclass(frozen=True, kw_only=True)
class FragaRegistered(Event):
    """A question that the revisorer set out to answer; `fraga` is its number in the stream."""

    TOPIC: ClassVar[str] = "revision.fraga_registered"

    fraga: int
    rubrik: str


@dataclass(frozen=True, kw_only=True)
class FragaAnswered(Event):
    """The revisorer's own answer to a question, with their reasons; the newest stands."""

    TOPIC: ClassVar[str] = "revision.fraga_answered"

    fraga: int
    svar: str
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RekommendationRegistered(Event):
    """What the revisorer recommend; `rekommendation` is its number in the stream."""

    TOPIC: ClassVar[str] = "revision.rekommendation_registered"

    rekommendation: int
    rubrik: str
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RekommendationFollowedUp(Event):
    """Where a rekommendation stood on a day; the newest stands."""

    TOPIC: ClassVar[str] = "revision.rekommendation_followed_up"

    rekommendation: int
    lage: str
    foljd_upp: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AnmarkningRegistered(Event):
    """The revisorer directed an anmärkning at the nämnd for a year, with the reason for it.

    12 kap. 13 § kommunallagen. `anmarkning` is its number in the stream.
    """

    TOPIC: ClassVar[str] = "revision.anmarkning_registered"

    anmarkning: int
    ar: int
    rubrik: str
    riktad: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class GranskningClosed(Event):
    """Nothing more is to be done about the granskning; what it opened is closed with it."""

    TOPIC: ClassVar[str] = "revision.granskning_closed"

    avslutad: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class GranskningReopened(Event):
    """It was closed too early; what it opened stays closed until that is decided anew."""

    TOPIC: ClassVar[str] = "revision.granskning_reopened"

    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class GranskningCorrected(Event):
    """Facts of an earlier event were replaced, or it was taken back; both stay visible.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed.
    """

    TOPIC: ClassVar[str] = "revision.granskning_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    skal: str | None = words()


EVENTS_GRANSKNING: tuple[type[Event], ...] = (
    GranskningOpened,
    InsynChanged,
    InsynExtended,
    InsynEnded,
    RapportReceived,
    FragaRegistered,
    FragaAnswered,
    RekommendationRegistered,
    RekommendationFollowedUp,
    AnmarkningRegistered,
    GranskningClosed,
    GranskningReopened,
    GranskningCorrected,
)
