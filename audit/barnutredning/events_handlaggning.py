"""What is noted while an utredning runs: information, the child's voice, violence, notes, moves.

A yes and a no are events of their own, so that each has exactly the facts it needs.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, words


@dataclass(frozen=True, kw_only=True)
class InformationGiven(Event):
    """Those concerned were told that an utredning was opened; `till` holds codes of whom."""

    TOPIC: ClassVar[str] = "barnutredning.information_given"

    lamnad: date
    till: tuple[str, ...]
    rule: str
    lagrum: str
    registrerad_i_kalla: date | None = None

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule that demands the information."""
        return (self.rule,)


@dataclass(frozen=True, kw_only=True)
class InformationWithheld(Event):
    """It was decided for särskilda skäl not to tell some of those concerned."""

    TOPIC: ClassVar[str] = "barnutredning.information_withheld"

    beslutad: date
    till: tuple[str, ...]
    rule: str
    lagrum: str
    beslutsfattare: str | None = None
    registrerad_i_kalla: date | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule that allows the exception."""
        return (self.rule,)


@dataclass(frozen=True, kw_only=True)
class BarnHeard(Event):
    """The child's own voice was heard; what the child said is sealed in `barnets_ord`."""

    TOPIC: ClassVar[str] = "barnutredning.barn_heard"

    hord: date
    satt: str
    registrerad_i_kalla: date | None = None
    barnets_ord: str | None = words()


@dataclass(frozen=True, kw_only=True)
class BarnNotHeard(Event):
    """The child was not heard, and why; hearing the child later is an event of its own."""

    TOPIC: ClassVar[str] = "barnutredning.barn_not_heard"

    noterad: date
    skal_kod: str
    registrerad_i_kalla: date | None = None
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ValdNoted(Event):
    """Whether violence came to light was noted: the answer is a sealed code, counted only.

    The no is noted as well, so that the event in the log tells nothing by being there.
    The newest note stands.
    """

    TOPIC: ClassVar[str] = "barnutredning.vald_noted"

    noterad: date
    registrerad_i_kalla: date | None = None
    vald: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AnteckningNoted(Event):
    """An extract told the day of the newest note in the akt: none came after it, through `per`."""

    TOPIC: ClassVar[str] = "barnutredning.anteckning_noted"

    senaste: date
    per: date


@dataclass(frozen=True, kw_only=True)
class SamordnareNoted(Event):
    """Which samordnare the utredning lies with, as the nämnd's own code; the newest stands.

    `samordnare` is opaque and never a name; `fran` is the first day that the source tells it of.
    """

    TOPIC: ClassVar[str] = "barnutredning.samordnare_noted"

    samordnare: str
    fran: date
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True)
class BarnMoved(Event):
    """The child changed vistelsekommun; the time runs on, and a taking over closes by itself.

    `utfall` says what happens to the utredning; which kommun is sealed.
    """

    TOPIC: ClassVar[str] = "barnutredning.barn_moved"

    flyttade: date
    utfall: str
    rule: str
    lagrum: str
    registrerad_i_kalla: date | None = None
    kommun: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule about a child that moves."""
        return (self.rule,)


EVENTS_HANDLAGGNING: tuple[type[Event], ...] = (
    InformationGiven,
    InformationWithheld,
    BarnHeard,
    BarnNotHeard,
    ValdNoted,
    AnteckningNoted,
    SamordnareNoted,
    BarnMoved,
)

COUNTED_ONLY: frozenset[tuple[str, str]] = frozenset({(ValdNoted.TOPIC, "vald")})
"""(topic, sealed field) of what is never shown of a single ärende, to anybody: only counted."""
