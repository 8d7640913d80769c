"""What goes to IVO: three kinds of act, with days and numbers, in a track beside the utredning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, words
from audit.law.rule import Limit
from audit.lexsarah.taget import Taget


@dataclass(frozen=True, kw_only=True)
class IvoAnmalanMade(Event):
    """The ärende was notified to IVO (27 kap. 6 § SoL, 24 f § LSS).

    `limit` is the two months for the finished utredning, where it was not attached.
    """

    TOPIC: ClassVar[str] = "lexsarah.ivo_anmalan_made"

    gjord: date
    satt: str
    utredning_bifogad: bool
    taget: Taget
    rules: tuple[str, ...]
    lagrum: str
    limit: Limit | None = None
    text: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the duty, and of the two months where they run."""
        return (*self.rules, *((self.limit.rule,) if self.limit else ()))


@dataclass(frozen=True, kw_only=True)
class IvoUtredningSent(Event):
    """The finished utredning was sent after; the two months are kept when it has come in.

    `kom_in` is known at once in the e-tjänst; by post an event of its own may tell it later.
    """

    TOPIC: ClassVar[str] = "lexsarah.ivo_utredning_sent"

    skickad: date
    satt: str
    kom_in: date | None = None


@dataclass(frozen=True, kw_only=True)
class IvoUtredningArrived(Event):
    """The day became known on which the finished utredning came in to IVO."""

    TOPIC: ClassVar[str] = "lexsarah.ivo_utredning_arrived"

    kom_in: date


@dataclass(frozen=True, kw_only=True)
class IvoBristerReported(Event):
    """Brister were notified to IVO under 27 kap. 7 § SoL."""

    TOPIC: ClassVar[str] = "lexsarah.ivo_brister_reported"

    slag: str
    gjord: date
    satt: str
    taget: Taget
    rules: tuple[str, ...]
    lagrum: str
    text: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule of the duty."""
        return self.rules


@dataclass(frozen=True, kw_only=True)
class IvoDiarienummerRegistered(Event):
    """IVO has given the matter a number of its own."""

    TOPIC: ClassVar[str] = "lexsarah.ivo_diarienummer_registered"

    ivo_diarienummer: str


EVENTS_IVO: tuple[type[Event], ...] = (
    IvoAnmalanMade,
    IvoUtredningSent,
    IvoUtredningArrived,
    IvoBristerReported,
    IvoDiarienummerRegistered,
)
