"""How a row ended: accepted, unchanged, corrected or refused; and what comparing needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from audit.barnutredning import Command, decide
from audit.envelope import Event
from audit.errors import InvalidInputError, LiggareError


class Outcome(StrEnum):
    """How a row of an extract ended."""

    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    REFUSED = "refused"


OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.ACCEPTED: "Inläst",
    Outcome.UNCHANGED: "Oförändrad",
    Outcome.CORRECTED: "Rättad",
    Outcome.REFUSED: "Avvisad",
}
"""What people read for each outcome."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """How a row ended, the events it leads to, and (corrected or refused) which column and why."""

    row: int
    outcome: Outcome
    events: tuple[Event, ...] = ()
    column: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """The extract of the rows: when it was made (UTC), the Swedish day, which columns it has."""

    made_at: datetime
    day: date
    columns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """What the log knows of an utredning: its id, its events, the newest extract of them."""

    arende: UUID
    history: Sequence[Event] = ()
    newest: datetime | None = None


GALLRAT = "Ärendet är gallrat: inget mer kan läsas in om det."
OLDER = "Registret har redan uppgifter ur ett nyare utdrag: ett äldre rättar dem inte."


def refused(row: int, reason: str, column: str = "") -> RowResult:
    """Refuse a row."""
    return RowResult(row, Outcome.REFUSED, (), column, reason)


def unchanged(row: int) -> RowResult:
    """Say that the log knows all that the row says."""
    return RowResult(row, Outcome.UNCHANGED)


def carry_out(commands: Iterable[Command], history: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events of several commands, each decided upon what the former led to.

    Raises InvalidInputError, StateError and their kin, as the area does.
    """
    events: tuple[Event, ...] = ()
    for command in commands:
        events += decide(command, [*history, *events] if history or events else ())
    return events


def refused_by(row: int, error: LiggareError) -> RowResult:
    """Turn the area's refusal into a row's: the first field it names, and every reason."""
    column = error.problems[0].field if isinstance(error, InvalidInputError) else ""
    return refused(row, error.detail, column)


def with_headings(result: RowResult, headings: dict[str, str]) -> RowResult:
    """Name columns as the file does."""
    names = [headings.get(name, name) for name in result.column.split(", ")]
    return replace(result, column=", ".join(names)) if result.column else result
