"""What a rule of law is, and what the limit is that a rule sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.errors import LiggareError
from audit.law.lagstadgad_tid import Length


class NoRuleError(LiggareError):
    """No rule of that name speaks on that day."""


class Certainty(StrEnum):
    """How well a rule's number and start are supported by what was read."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


CERTAINTY_LABELS: dict[Certainty, str] = {
    Certainty.HIGH: "Källa: lagtexten.",
    Certainty.MEDIUM: (
        "Källa: en myndighets beskrivning. Läs lagtexten innan du skriver lagrummet i ett beslut."
    ),
    Certainty.LOW: "Källa: i andra hand. Läs lagtexten innan du skriver lagrummet i ett beslut.",
}
"""What people read beside a limit: the source of the rule, in whole sentences."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule in one wording: how long a time is, when it starts and ends, and who says so.

    `valid_from` and `valid_to` are the first and the last day on which the wording speaks;
    `length` is None where the law has no number or a decision sets the day;
    `soft` marks a target that is measured and shown but never called a breach;
    `next_vardag` tells whether 2 § lag (1930:173) lets the measure wait until the next vardag.
    """

    id: str
    name: str
    length: Length | None
    starts_at: str
    ends_when: str
    lagrum: str
    valid_from: date
    valid_to: date | None
    certainty: Certainty
    note: str
    soft: bool = False
    next_vardag: bool = True

    def speaks_on(self, day: date) -> bool:
        """Tell whether this wording is in force on a day, both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """A limit as it was when it started to run: written into the log, and never asked for again.

    `sista_dag` follows 1 § lag (1930:173), `sista_dag_vardag` 2 § too; `certainty` is the rule's.
    """

    rule: str
    lagrum: str
    start: date
    sista_dag: date
    sista_dag_vardag: date
    certainty: str
