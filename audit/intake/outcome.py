"""How a row ended: accepted, unchanged, corrected or refused; and what comparing needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from audit.barnutredning import decide
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
    """The extract of the rows: when it was made (UTC), the Swedish day, its columns, its file."""

    made_at: datetime
    day: date
    columns: frozenset[str]
    file_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the log knows of a stream: its id, its events, the newest extract of them.

    `newest_files` are the files of that time: more than one where two were made at once.
    """

    arende: UUID
    history: Sequence[Event] = ()
    newest: datetime | None = None
    newest_files: frozenset[str] = frozenset()

    def refuses(self, extract: Extract, *, corrects: bool = True) -> str | None:
        """Say why an extract may not change what is known; None where it may.

        Of two extracts of one time none is newer, so neither corrects the other.
        """
        if self.newest is None or self.newest < extract.made_at:
            return None
        if self.newest > extract.made_at:
            return OLDER
        other = self.newest_files - {extract.file_sha256}
        return CONTRADICTS if corrects and other and extract.file_sha256 else None


GALLRAT = "Ärendet är gallrat: inget mer kan läsas in om det."
OLDER = "Registret har redan uppgifter ur ett nyare utdrag: ett äldre rättar dem inte."
CONTRADICTS = (
    "Ett annat utdrag från samma tid säger något annat, och inget av dem är nyare. "
    "Ta reda på vilket som stämmer och gör ett nytt utdrag."
)


def refused(row: int, reason: str, column: str = "") -> RowResult:
    """Refuse a row."""
    return RowResult(row, Outcome.REFUSED, (), column, reason)


def unchanged(row: int) -> RowResult:
    """Say that the log knows all that the row says."""
    return RowResult(row, Outcome.UNCHANGED)


Decide = Callable[[Any, Sequence[Event]], tuple[Event, ...]]


def carry_out(
    commands: Iterable[object], history: Sequence[Event], decide: Decide = decide
) -> tuple[Event, ...]:
    """Give the events of several commands, each decided upon what the former led to.

    Raises InvalidInputError, StateError and their kin, as the area does.
    """
    events: tuple[Event, ...] = ()
    for command in commands:
        events += decide(command, [*history, *events] if history or events else ())
    return events


NO_NAMES: Mapping[str, str] = {}


def refused_by(row: int, error: LiggareError, names: Mapping[str, str] = NO_NAMES) -> RowResult:
    """Turn the area's refusal into a row's: the first field it names, and every reason.

    `names` says what the columns of the extract are called where a fact has another name.
    """
    if not isinstance(error, InvalidInputError):
        return refused(row, error.detail)
    reasons = (
        f"{names[one.field]}: {one.reason.removeprefix(f'{one.field}: ')}"
        if one.field in names
        else one.reason
        for one in error.problems
    )
    field = error.problems[0].field
    return refused(row, " ".join(reasons), names.get(field, field))


def stopped(row: int, known: Known, extract: Extract, *, corrects: bool = True) -> RowResult | None:
    """Refuse a row whose extract may not change what is known; None where it may."""
    reason = known.refuses(extract, corrects=corrects)
    return refused(row, reason) if reason is not None else None


def listed(versions: Sequence[int]) -> str:
    """Name some händelser by their numbers, as people write a list."""
    *first, last = (str(one) for one in versions)
    return f"{', '.join(first)} och {last}" if first else last


def with_headings(result: RowResult, headings: dict[str, str]) -> RowResult:
    """Name columns as the file does."""
    names = [headings.get(name, name) for name in result.column.split(", ")]
    return replace(result, column=", ".join(names)) if result.column else result
