"""What happens to an avvikelse: opened by an outcome, analysed, its åtgärder, followed up, closed.

One stream per avvikelse.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words
from audit.internkontroll.mal import Mal


@dataclass(frozen=True, kw_only=True)
class AvvikelseOpened(Event):
    """An outcome missed its tolerance or target, or a person found that something is wrong.

    `utfall` is the outcome in the unit of `mal`; both are absent where a person found it without
    a number.
    """

    TOPIC: ClassVar[str] = "internkontroll.avvikelse_opened"

    kontrollmoment: UUID
    ar: int
    oppnad: date
    rubrik: str
    matning: UUID | None = None
    utfall: int | None = None
    mal: Mal | None = None
    enhet: str | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AvvikelseAnalysed(Event):
    """The cause was analysed; the newest analysis stands."""

    TOPIC: ClassVar[str] = "internkontroll.avvikelse_analysed"

    analyserad: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtgardPlanned(Event):
    """An åtgärd was planned; `ansvarig` is a befattning and never a person's name."""

    TOPIC: ClassVar[str] = "internkontroll.atgard_planned"

    atgard: int
    rubrik: str
    ansvarig: str
    forfaller: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtgardChanged(Event):
    """An åtgärd got another owner or another day: all of it as it stands from now on."""

    TOPIC: ClassVar[str] = "internkontroll.atgard_changed"

    atgard: int
    rubrik: str
    ansvarig: str
    forfaller: date
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtgardDone(Event):
    """An åtgärd was done."""

    TOPIC: ClassVar[str] = "internkontroll.atgard_done"

    atgard: int
    gjord: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtgardDropped(Event):
    """An åtgärd will not be done, and why."""

    TOPIC: ClassVar[str] = "internkontroll.atgard_dropped"

    atgard: int
    beslutad: date
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class EffektAssessed(Event):
    """The effect of a done åtgärd was judged: ja, delvis or nej."""

    TOPIC: ClassVar[str] = "internkontroll.effekt_assessed"

    atgard: int
    bedomd: date
    effekt: str
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AvvikelseFollowedUp(Event):
    """The avvikelse was followed up, by a later mätning where there is one."""

    TOPIC: ClassVar[str] = "internkontroll.avvikelse_followed_up"

    foljd_upp: date
    matning: UUID | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AvvikelsePresented(Event):
    """The avvikelse was presented to the nämnd at a meeting."""

    TOPIC: ClassVar[str] = "internkontroll.avvikelse_presented"

    sammantrade: date
    paragraf: str


@dataclass(frozen=True, kw_only=True)
class AvvikelseClosed(Event):
    """The avvikelse was closed: what was wrong is put right, or the nämnd takes the risk."""

    TOPIC: ClassVar[str] = "internkontroll.avvikelse_closed"

    avslutad: date
    utfall: str
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AvvikelseReopened(Event):
    """A closed avvikelse was opened again, and why."""

    TOPIC: ClassVar[str] = "internkontroll.avvikelse_reopened"

    oppnad: date
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AvvikelseCorrected(Event):
    """Facts of an earlier event were replaced, or it was taken back; both stay visible.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed.
    """

    TOPIC: ClassVar[str] = "internkontroll.avvikelse_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    skal: str | None = words()


EVENTS_AVVIKELSE: tuple[type[Event], ...] = (
    AvvikelseOpened,
    AvvikelseAnalysed,
    AtgardPlanned,
    AtgardChanged,
    AtgardDone,
    AtgardDropped,
    EffektAssessed,
    AvvikelseFollowedUp,
    AvvikelsePresented,
    AvvikelseClosed,
    AvvikelseReopened,
    AvvikelseCorrected,
)
