"""What happens after an utredning: uppföljning, limits that a new act changes, corrections.

Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words
from audit.law.rule import Limit


@dataclass(frozen=True, kw_only=True)
class UppfoljningDecided(Event):
    """An uppföljning was decided; its time runs from `fran`: the closing, or a placement's end."""

    TOPIC: ClassVar[str] = "barnutredning.uppfoljning_decided"

    beslutad: date
    grund: str
    fran: date
    limit: Limit
    beslutsfattare: str | None = None
    registrerad_i_kalla: date | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule of the limit."""
        return (self.limit.rule,)


@dataclass(frozen=True, kw_only=True)
class UppfoljningEnded(Event):
    """An uppföljning ended, by itself or because a new utredning was opened."""

    TOPIC: ClassVar[str] = "barnutredning.uppfoljning_ended"

    avslutad: date
    utfall: str
    utredning: UUID | None = None
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True)
class LimitRecomputed(Event):
    """A new act changed a limit in mid-run: from `fran` on `limit` applies, until then `tidigare`.

    `klocka` says which time it is, `handelse` is the version of the event that started it.
    """

    TOPIC: ClassVar[str] = "barnutredning.limit_recomputed"

    klocka: str
    handelse: int
    fran: date
    tidigare: Limit
    limit: Limit

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule that applies from now on."""
        return (self.limit.rule,)


@dataclass(frozen=True, kw_only=True)
class UppgiftCorrected(Event):
    """Facts of another event than opening, extension and closing were replaced, or it is no more.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed, with
    those that follow from the given ones; `limit` is that of an uppföljning counted anew;
    `aterkallad` takes the whole event back, as one that never was.
    """

    TOPIC: ClassVar[str] = "barnutredning.uppgift_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    limit: Limit | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule of a limit counted anew, or the one that speaks on a moved day."""
        if self.limit is not None:
            return (self.limit.rule,)
        return (self.replaced["rule"],) if "rule" in self.replaced else ()


EVENTS_UPPFOLJNING: tuple[type[Event], ...] = (
    UppfoljningDecided,
    UppfoljningEnded,
    LimitRecomputed,
    UppgiftCorrected,
)
