"""What happens to an orosanmälan: received, judged, decided, answered, corrected.

One stream per anmälan and child, with a random id (UUIDv4).
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
class AnmalanReceived(Event):
    """An orosanmälan about one child or young person came in; both times begin to run.

    `pagaende` is the utredning that already ran, if one did; `inkom_sent` marks that it came late
    in the day, which a person says and which gives the skyddsbedömning the next day.
    """

    TOPIC: ClassVar[str] = "barnutredning.anmalan_received"

    barn: UUID
    grupp: str
    enhet: str
    inkom: date
    inkom_sent: bool
    anmalare: str
    limit_skyddsbedomning: Limit
    limit_forhandsbedomning: Limit
    pagaende: UUID | None = None
    kallreferens: UUID | None = None
    registrerad_i_kalla: date | None = None

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of both limits."""
        return (self.limit_skyddsbedomning.rule, self.limit_forhandsbedomning.rule)


@dataclass(frozen=True, kw_only=True)
class SkyddsbedomningMade(Event):
    """It was judged whether the child needs protection at once; due for every anmälan."""

    TOPIC: ClassVar[str] = "barnutredning.skyddsbedomning_made"

    bedomd: date
    utfall: str
    registrerad_i_kalla: date | None = None
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ForhandsbedomningExtended(Event):
    """The förhandsbedömning got a new last day for synnerliga skäl."""

    TOPIC: ClassVar[str] = "barnutredning.forhandsbedomning_extended"

    beslutad: date
    ny_sista_dag: date
    ny_sista_dag_vardag: date
    skal_kod: str
    rule: str
    lagrum: str
    beslutsfattare: str | None = None
    registrerad_i_kalla: date | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule that allowed the extension."""
        return (self.rule,)


@dataclass(frozen=True, kw_only=True)
class ForhandsbedomningDecided(Event):
    """It was decided to open an utredning or not, or noted that one runs already.

    `limit_aterkoppling` is the time of the answer that an anmälare has asked for by then.
    """

    TOPIC: ClassVar[str] = "barnutredning.forhandsbedomning_decided"

    beslutad: date
    utfall: str
    utredning: UUID | None = None
    beslutsfattare: str | None = None
    limit_aterkoppling: Limit | None = None
    registrerad_i_kalla: date | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule of the answer's limit."""
        return _rules(self.limit_aterkoppling)


@dataclass(frozen=True, kw_only=True)
class AterkopplingRequested(Event):
    """The anmälare asked for an answer; `limit_aterkoppling` is its time where the law has one."""

    TOPIC: ClassVar[str] = "barnutredning.aterkoppling_requested"

    begard: date
    limit_aterkoppling: Limit | None = None
    registrerad_i_kalla: date | None = None

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rule of the limit."""
        return _rules(self.limit_aterkoppling)


@dataclass(frozen=True, kw_only=True)
class AterkopplingGiven(Event):
    """The anmälare was answered, on request or without one."""

    TOPIC: ClassVar[str] = "barnutredning.aterkoppling_given"

    lamnad: date
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True)
class AterkopplingWithheld(Event):
    """The anmälare asked and was given no answer, because that was unsuitable."""

    TOPIC: ClassVar[str] = "barnutredning.aterkoppling_withheld"

    beslutad: date
    skal_kod: str
    registrerad_i_kalla: date | None = None
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AnmalanCorrected(Event):
    """Facts of an earlier event were replaced, or it was taken back; both stay visible.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed, with
    those that follow from the given ones. The limits are those of the whole anmälan after the
    correction, changed or not: without one, no answer has a time.
    """

    TOPIC: ClassVar[str] = "barnutredning.anmalan_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    limit_skyddsbedomning: Limit
    limit_forhandsbedomning: Limit
    limit_aterkoppling: Limit | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the limits."""
        return (
            self.limit_skyddsbedomning.rule,
            self.limit_forhandsbedomning.rule,
            *_rules(self.limit_aterkoppling),
        )


def _rules(limit: Limit | None) -> tuple[str, ...]:
    return (limit.rule,) if limit else ()


Handelse = (
    AnmalanReceived
    | SkyddsbedomningMade
    | ForhandsbedomningExtended
    | ForhandsbedomningDecided
    | AterkopplingRequested
    | AterkopplingGiven
    | AterkopplingWithheld
)
"""The events whose facts a correction may replace."""

EVENTS_OROSANMALAN: tuple[type[Event], ...] = (
    AnmalanReceived,
    SkyddsbedomningMade,
    ForhandsbedomningExtended,
    ForhandsbedomningDecided,
    AterkopplingRequested,
    AterkopplingGiven,
    AterkopplingWithheld,
    AnmalanCorrected,
)
