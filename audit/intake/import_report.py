"""What an import came to: how each row ended, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from audit.clock import iso_utc
from audit.intake.kinds import Kind
from audit.intake.outcome import Extract, Outcome, RowResult


@dataclass(frozen=True, slots=True)
class RowRange:
    """Rows in a row that ended the same way, first and last included."""

    first: int
    last: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was refused or corrected: in which column and why, never with any value."""

    row: int
    column: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import came to.

    `rows` counts each outcome and `outcomes` tells it of every row; `problems` lists the refused
    and the corrected rows; `events` were written (or would be, in a dry run), and stand between
    the two löpnummer where something was. `continued` tells that an interrupted import was ended.
    """

    kind: Kind
    file_sha256: str
    extract_made_at: str
    dry_run: bool
    continued: bool
    rows: Mapping[Outcome, int]
    events: int
    outcomes: tuple[RowRange, ...]
    problems: tuple[RowProblem, ...]
    first_position: int | None = None
    last_position: int | None = None
    left_out: int = 0

    @property
    def refused(self) -> int:
        """Count the refused rows."""
        return self.rows[Outcome.REFUSED]

    def as_json(self) -> dict[str, Any]:
        """Give the report as plain values."""
        return {
            "kind": self.kind.value,
            "file_sha256": self.file_sha256,
            "extract_made_at": self.extract_made_at,
            "dry_run": self.dry_run,
            "continued": self.continued,
            "rows": {outcome.value: count for outcome, count in self.rows.items()},
            "left_out": self.left_out,
            "events": self.events,
            "first_position": self.first_position,
            "last_position": self.last_position,
            "outcomes": [
                {"first": one.first, "last": one.last, "outcome": one.outcome.value}
                for one in self.outcomes
            ],
            "problems": [
                {
                    "row": one.row,
                    "column": one.column,
                    "outcome": one.outcome.value,
                    "reason": one.reason,
                }
                for one in self.problems
            ],
        }


def make_report(
    kind: Kind,
    file_sha256: str,
    extract: Extract,
    results: Iterable[RowResult],
    *,
    dry_run: bool,
    continued: bool,
    positions: tuple[int, int] | None = None,
    left_out: int = 0,
) -> ImportReport:
    """Sum up how the rows ended, in row order."""
    ended = sorted(results, key=lambda result: result.row)
    return ImportReport(
        kind=kind,
        file_sha256=file_sha256,
        extract_made_at=iso_utc(extract.made_at),
        dry_run=dry_run,
        continued=continued,
        rows=count(ended),
        events=sum(len(result.events) for result in ended),
        outcomes=tuple(_ranges(ended)),
        problems=tuple(
            RowProblem(one.row, one.column, one.outcome, one.reason)
            for one in ended
            if one.outcome in {Outcome.REFUSED, Outcome.CORRECTED}
        ),
        first_position=positions[0] if positions else None,
        last_position=positions[1] if positions else None,
        left_out=left_out,
    )


def count(results: Iterable[RowResult]) -> dict[Outcome, int]:
    """Count each outcome, those that did not occur too."""
    found = dict.fromkeys(Outcome, 0)
    for result in results:
        found[result.outcome] += 1
    return found


def _ranges(results: Iterable[RowResult]) -> Iterator[RowRange]:
    for outcome, group in groupby(results, key=lambda result: result.outcome):
        rows = [result.row for result in group]
        yield RowRange(rows[0], rows[-1], outcome)
