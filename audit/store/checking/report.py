"""What the whole-log check answers: findings, a result for each check, the report over all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

LISTED: Final = 100
"""Findings that one check lists; the rest are counted."""

TITLES: Final = {
    "log": "Loggen",
    "checkpoints": "Kontrollstämplar i databasen",
    "contents": "Innehåll",
    "keys": "Nycklar och kopplingar",
    "outside": "Kontrollstämplar utanför databasen",
}

Progress = Callable[[int, int], None]
"""Told how many entries of how many are checked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be: which check, which löpnummer, and a Swedish sentence.

    `position` is None where the fault lies at no entry.
    `until` is given where the fault lies somewhere from `position` to there, nobody knows where.
    """

    check: str
    position: int | None
    what: str
    until: int | None = None

    def surrounds(self, other: Finding) -> bool:
        """Tell whether another finding places the same fault better."""
        if self.until is None or self.position is None or other.position is None:
            return False
        last = other.position if other.until is None else other.until
        inside = self.position <= other.position and last <= self.until
        return inside and (other.position, last) != (self.position, self.until)


@dataclass(slots=True)
class Tally:
    """One check while it runs: rows read, time used, findings listed and counted."""

    name: str
    rows: int = 0
    nanoseconds: int = 0
    count: int = 0
    findings: list[Finding] = field(default_factory=list)

    def find(self, position: int | None, what: str, until: int | None = None) -> None:
        """Count a finding, and list it while there is room."""
        self.count += 1
        if len(self.findings) < LISTED:
            self.findings.append(Finding(self.name, position, what, until))

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Add the time that a piece of work takes."""
        began = time.perf_counter_ns()
        try:
            yield
        finally:
            self.nanoseconds += time.perf_counter_ns() - began

    def take(self, other: Tally) -> None:
        """Add what was found in another stretch; call in order of position."""
        self.rows += other.rows
        self.nanoseconds += other.nanoseconds
        self.count += other.count
        self.findings += other.findings[: LISTED - len(self.findings)]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found, in how many rows, in how long."""

    name: str
    title: str
    rows: int
    milliseconds: int
    count: int
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, tally: Tally) -> CheckResult:
        """Close a tally."""
        title = TITLES.get(tally.name, tally.name)
        spent = tally.nanoseconds // 1_000_000
        return cls(tally.name, title, tally.rows, spent, tally.count, tuple(tally.findings))

    @property
    def ok(self) -> bool:
        """Tell whether nothing was found."""
        return self.count == 0

    @property
    def rate(self) -> int | None:
        """Give rows a second, None where it was too quick to tell."""
        return self.rows * 1000 // self.milliseconds if self.milliseconds else None


@dataclass(frozen=True, slots=True)
class Report:
    """All checks of one log."""

    origin: str
    size: int
    checks: tuple[CheckResult, ...]

    @property
    def ok(self) -> bool:
        """Tell whether nothing was found by any check."""
        return all(check.ok for check in self.checks)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give the listed findings of all checks."""
        return tuple(finding for check in self.checks for finding in check.findings)

    @property
    def first_wrong(self) -> int | None:
        """Give the first löpnummer that is wrong, None where no finding names one.

        A finding that only says "somewhere between" yields to one that places the fault better.
        """
        found = self.findings
        placed = [
            finding.position
            for finding in found
            if finding.position is not None and not any(finding.surrounds(one) for one in found)
        ]
        return min(placed, default=None)

    def as_json(self) -> dict[str, Any]:
        """Give the report as a plain object."""
        return {
            "origin": self.origin,
            "size": self.size,
            "ok": self.ok,
            "first_wrong": self.first_wrong,
            "checks": [_plain(check) for check in self.checks],
        }


def _plain(check: CheckResult) -> dict[str, Any]:
    return {
        "name": check.name,
        "title": check.title,
        "ok": check.ok,
        "rows": check.rows,
        "milliseconds": check.milliseconds,
        "rows_per_second": check.rate,
        "count": check.count,
        "findings": [
            {"position": one.position, "until": one.until, "what": one.what}
            for one in check.findings
        ],
    }
