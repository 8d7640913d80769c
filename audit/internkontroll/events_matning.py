"""What happens to a mätning besides freezing: registered by a person, corrected, told, reported.

One stream per mätning.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words
from audit.internkontroll.uppdelning import Del


@dataclass(frozen=True, kw_only=True)
class KontrollFrozen(Event):
    """A control that the nämnd defined was measured: its numbers and the rows behind them.

    `definition` is the version of the kontroll's stream that was used; `known_position` and
    `known_root` (hex) name the head of the log that the numbers rest on; `handelser` names the ids
    of the rows behind each class, and is recomputed only while their contents remain.
    """

    TOPIC: ClassVar[str] = "internkontroll.kontroll_frozen"

    kontroll: UUID
    definition: int
    per: date
    known_position: int
    known_root: str
    numbers: dict[str, int]
    handelser: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class MatningRegistered(Event):
    """A person registered the outcome of a kontrollmoment.

    The outcome is `taljare` of `namnare` (a share), or `taljare` alone in `enhet` antal or dagar.
    `uppdelning` breaks down all that a share is counted on, or the count itself;
    `urval` is how many were looked at, of `population`.
    """

    TOPIC: ClassVar[str] = "internkontroll.matning_registered"

    kontrollmoment: UUID
    ar: int
    per: date
    enhet: str
    taljare: int
    metod: str
    namnare: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    urval: int | None = None
    population: int | None = None
    uppdelning: tuple[Del, ...] = ()
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class UnderlagAttached(Event):
    """A file that a mätning rests on was attached; its bytes lie sealed beside the log."""

    TOPIC: ClassVar[str] = "internkontroll.underlag_attached"

    handling: UUID
    sha256: str
    storlek: int
    mediatyp: str
    filnamn: str | None = words()


@dataclass(frozen=True, kw_only=True)
class MatningCorrected(Event):
    """Facts of a registered mätning were replaced, or it was taken back; both stay visible.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed.
    """

    TOPIC: ClassVar[str] = "internkontroll.matning_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class TextWritten(Event):
    """A person wrote a part of the report to the nämnd about a mätning; the newest stands."""

    TOPIC: ClassVar[str] = "internkontroll.text_written"

    avsnitt: str
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ResultPresented(Event):
    """The outcome was presented to the nämnd at a meeting, with what the nämnd decided."""

    TOPIC: ClassVar[str] = "internkontroll.result_presented"

    sammantrade: date
    paragraf: str
    utfall: str
    text: str | None = words()


EVENTS_MATNING: tuple[type[Event], ...] = (
    KontrollFrozen,
    MatningRegistered,
    UnderlagAttached,
    MatningCorrected,
    TextWritten,
    ResultPresented,
)
