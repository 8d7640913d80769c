"""What happens to a gynnande beslut until it is carried out: offers, parts, avbrott, reports.

One stream per beslut.
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
class BeslutRegistered(Event):
    """A gynnande beslut that waits to be carried out; `frist` is its three months.

    `kallreferens` is the random token of the source's id, for those that came by extract.
    """

    TOPIC: ClassVar[str] = "verkstallighet.beslut_registered"

    beslutad: date
    lag: str
    insats: str
    enhet: str
    frist: Limit
    forhandsbesked: bool = False
    kallreferens: UUID | None = None
    registrerad_i_kalla: date | None = None
    text: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule that the three months follow."""
        return (self.frist.rule,)


@dataclass(frozen=True, kw_only=True)
class ErbjudandeMade(Event):
    """The enskilde was offered something; `erbjudande` is its number in the stream."""

    TOPIC: ClassVar[str] = "verkstallighet.erbjudande_made"

    erbjudande: int
    erbjudet: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ErbjudandeAnswered(Event):
    """An offer was accepted, declined or taken back; the newest answer stands."""

    TOPIC: ClassVar[str] = "verkstallighet.erbjudande_answered"

    erbjudande: int
    svar: str
    besvarat: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AnnanInsatsBegun(Event):
    """The enskilde gets another insats meanwhile; `annan` is its number in the stream."""

    TOPIC: ClassVar[str] = "verkstallighet.annan_insats_begun"

    annan: int
    insats: str
    fran: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AnnanInsatsEnded(Event):
    """The other insats ended; `till` is its last day."""

    TOPIC: ClassVar[str] = "verkstallighet.annan_insats_ended"

    annan: int
    till: date


@dataclass(frozen=True, kw_only=True)
class OrsakStated(Event):
    """Why it is delayed, in short; the newest reason stands."""

    TOPIC: ClassVar[str] = "verkstallighet.orsak_stated"

    orsak: str
    angiven: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class BeslutPartlyVerkstallt(Event):
    """Only part of the insats is given from a day on: `saknas` is what is missing.

    `frist` counts where the whole had been carried out before: then a part has stopped.
    """

    TOPIC: ClassVar[str] = "verkstallighet.beslut_partly_verkstallt"

    fran: date
    saknas: str
    frist: Limit
    text: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule that the three months of what stopped follow."""
        return (self.frist.rule,)


@dataclass(frozen=True, kw_only=True)
class AvbrottBegun(Event):
    """The carrying-out stopped: an avbrott has its own three months."""

    TOPIC: ClassVar[str] = "verkstallighet.avbrott_begun"

    avbruten: date
    orsak: str
    frist: Limit
    text: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule that the three months follow."""
        return (self.frist.rule,)


@dataclass(frozen=True, kw_only=True)
class BeslutVerkstallt(Event):
    """The insats has begun, for the first time or again: `verkstallt` is that day."""

    TOPIC: ClassVar[str] = "verkstallighet.beslut_verkstallt"

    verkstallt: date
    registrerad_i_kalla: date | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class BeslutClosed(Event):
    """The beslut will not be carried out: the need or the enskilde is gone."""

    TOPIC: ClassVar[str] = "verkstallighet.beslut_closed"

    avslutat: date
    skal_kod: str
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class IndividrapportSent(Event):
    """The individrapport of a quarter went to IVO or to the revisorer."""

    TOPIC: ClassVar[str] = "verkstallighet.individrapport_sent"

    mottagare: str
    ar: int
    kvartal: int
    rapportslag: str
    skickad: date


@dataclass(frozen=True, kw_only=True)
class BeslutCorrected(Event):
    """Facts of an earlier event were replaced, or it was taken back; both stay visible.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed;
    `frist` is the new limit where its day or act was corrected.
    """

    TOPIC: ClassVar[str] = "verkstallighet.beslut_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    frist: Limit | None = None
    skal: str | None = words()


EVENTS_BESLUT: tuple[type[Event], ...] = (
    BeslutRegistered,
    ErbjudandeMade,
    ErbjudandeAnswered,
    AnnanInsatsBegun,
    AnnanInsatsEnded,
    OrsakStated,
    BeslutPartlyVerkstallt,
    AvbrottBegun,
    BeslutVerkstallt,
    BeslutClosed,
    IndividrapportSent,
    BeslutCorrected,
)
