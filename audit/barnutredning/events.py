"""What has happened to a barnavårdsutredning: events, in the past tense.

Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.barnutredning.events_handlaggning import EVENTS_HANDLAGGNING
from audit.barnutredning.events_uppfoljning import EVENTS_UPPFOLJNING
from audit.barnutredning.orosanmalan.events import EVENTS_OROSANMALAN
from audit.envelope import Event, words
from audit.law.rule import Limit


@dataclass(frozen=True, kw_only=True)
class UtredningOpened(Event):
    """An utredning was opened; `limit` is the four months as they stood that day."""

    TOPIC: ClassVar[str] = "barnutredning.utredning_opened"

    barn: UUID
    enhet: str
    inledd: date
    kallreferens: UUID
    limit: Limit
    anmalan_inkom: date | None = None
    registrerad_i_kalla: date | None = None

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule of the limit."""
        return (self.limit.rule,)


@dataclass(frozen=True, kw_only=True)
class UtredningExtended(Event):
    """The utredningstid was extended by a decision to a new last day; `skal` is sealed."""

    TOPIC: ClassVar[str] = "barnutredning.utredning_extended"

    beslutad: date
    ny_sista_dag: date
    ny_sista_dag_vardag: date
    skal_kod: str
    beslutsfattare: str
    lagrum: str
    rule: str
    registrerad_i_kalla: date | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule that allowed the extension."""
        return (self.rule,)


@dataclass(frozen=True, kw_only=True)
class UtredningClosed(Event):
    """An utredning was closed, with or without insats."""

    TOPIC: ClassVar[str] = "barnutredning.utredning_closed"

    avslutad: date
    avslut: str
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True)
class UtredningCorrected(Event):
    """Facts of an earlier event were replaced; both stay visible.

    `replaced` holds every fact that became another, those that follow from the given ones included;
    `limit` is the four months counted anew where `inledd` moved.
    """

    TOPIC: ClassVar[str] = "barnutredning.utredning_corrected"

    corrects: int
    replaced: dict[str, str]
    limit: Limit | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule of a limit counted anew, or of an extension that moved to another act."""
        if self.limit is not None:
            return (self.limit.rule,)
        return (self.replaced["rule"],) if "rule" in self.replaced else ()


Correctable = UtredningOpened | UtredningExtended | UtredningClosed
"""The events whose facts a correction may replace; a wrong correction is followed by another."""

EVENTS: tuple[type[Event], ...] = (
    UtredningOpened,
    UtredningExtended,
    UtredningClosed,
    UtredningCorrected,
    *EVENTS_HANDLAGGNING,
    *EVENTS_UPPFOLJNING,
    *EVENTS_OROSANMALAN,
)
