"""The measure barnutredningstid: utredningar running on a day, and utredningar closed in a period.

Two populations, named apart and never mixed.
Days are counted from the opening (day 0); shares and means are exact fractions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from audit.barnutredning.classify import Tidsklass
from projections.barnutredning.queries import FIGURE, figure_snapshot, notes_snapshot
from projections.snapshot import Basis

if TYPE_CHECKING:
    from projections.snapshot import Source


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many utredningar, and how many of them carry each flag.

    `within_vardag`: over the last day, yet within the vardag to which 2 § lag (1930:173) moves it;
    `closed_later`: closed after the day asked for, as far as was known (never of closed ones).
    """

    count: int = 0
    extended_after_limit: int = 0
    within_vardag: int = 0
    closed_later: int = 0

    def __add__(self, other: ClassCount) -> ClassCount:
        """Count both together."""
        return ClassCount(
            self.count + other.count,
            self.extended_after_limit + other.extended_after_limit,
            self.within_vardag + other.within_vardag,
            self.closed_later + other.closed_later,
        )


@dataclass(frozen=True, slots=True)
class Days:
    """Days of a population: None where it is empty."""

    median: Fraction | None = None
    mean: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A population by class, and what the answer rests on.

    `known_position` is the löpnummer asked for; where it lies beyond what the view has read,
    `behind` is True and the numbers are not to be shown as current.
    `lengths` counts them by days.
    """

    known_position: int
    basis: Basis
    all: ClassCount
    classes: Mapping[Tidsklass, ClassCount]
    days: Days
    lengths: Mapping[int, int] = field(default_factory=dict)

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)

    @property
    def total(self) -> int:
        """Count all."""
        return self.all.count

    @property
    def within(self) -> int:
        """Count those within four months (class 1)."""
        return self.classes[Tidsklass.INOM].count

    @property
    def extended(self) -> int:
        """Count those over four months but within a decided extension (class 2, no breach)."""
        return self.classes[Tidsklass.OVER_INOM_FORLANGNING].count

    @property
    def extension_expired(self) -> int:
        """Count those over, whose extension has run out (class 3)."""
        return self.classes[Tidsklass.OVER_FORLANGNING_UTE].count

    @property
    def without_extension(self) -> int:
        """Count those over, without a decision to extend (class 4)."""
        return self.classes[Tidsklass.OVER_UTAN_FORLANGNING].count

    @property
    def share_within(self) -> Fraction | None:
        """Give the share within four months; None of an empty population."""
        return Fraction(self.within, self.total) if self.total else None

    @property
    def share_within_limit(self) -> Fraction | None:
        """Give the share within four months or a decided extension; None of an empty population."""
        return Fraction(self.within + self.extended, self.total) if self.total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Running(Counted):
    """Utredningar that run on the day `per`."""

    per: date

    @property
    def closed_later(self) -> int:
        """Count those that were closed after `per`, as far as was known."""
        return self.all.closed_later


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Counted):
    """Utredningar closed from `start` to `end`, both included; classed on the day of closing.

    `months` counts them by whole months from opening to closing.
    """

    start: date
    end: date
    months: Mapping[int, int]


def running(source: Source, per: date, known_position: int) -> Running:
    """Count the utredningar that run on a day by class and flag, as known at a löpnummer."""
    queries = FIGURE.bind(source.schema)
    with figure_snapshot(source) as seen:
        rows = seen.fetch(queries.running, {"per": per, "known": known_position})
    return Running(per=per, **_counted(rows, known_position, seen.basis))


def closed_counts(source: Source, start: date, end: date, known_position: int) -> Counted:
    """Count those that `closed` counts, and leave their months out."""
    queries = FIGURE.bind(source.schema)
    with figure_snapshot(source) as seen:
        rows = seen.fetch(queries.closed, {"start": start, "end": end, "known": known_position})
    return Counted(**_counted(rows, known_position, seen.basis))


def closed(source: Source, start: date, end: date, known_position: int) -> Closed:
    """Count the utredningar closed in a period by class on the day of closing."""
    queries = FIGURE.bind(source.schema)
    asked = {"start": start, "end": end, "known": known_position}
    with figure_snapshot(source) as seen:
        rows = seen.fetch(queries.closed, asked)
        months: list[tuple[Any, ...]] = seen.fetch(queries.closed_months, asked)
    counted = _counted(rows, known_position, seen.basis)
    return Closed(start=start, end=end, months=dict(months), **counted)


def running_by_enhet(
    source: Source, per: date, known_position: int
) -> dict[str, dict[Tidsklass, int]]:
    """Count the utredningar that run on a day by enhet and class; small numbers are not hidden."""
    queries = FIGURE.bind(source.schema)
    found: dict[str, dict[Tidsklass, int]] = {}
    with figure_snapshot(source) as seen:
        asked = {"per": per, "known": known_position}
        for enhet, klass, count in seen.fetch(queries.running_by_enhet, asked):
            found.setdefault(enhet, {})[Tidsklass(klass)] = count
    return found


def running_by_samordnare(
    source: Source, per: date, known_position: int
) -> dict[str | None, dict[Tidsklass, int]]:
    """Count the utredningar that run on a day by samordnare and class; None: none is told."""
    queries = FIGURE.bind(source.schema)
    found: dict[str | None, dict[Tidsklass, int]] = {}
    with notes_snapshot(source) as seen:
        asked = {"per": per, "known": known_position}
        for samordnare, klass, count in seen.fetch(queries.running_by_samordnare, asked):
            found.setdefault(samordnare, {})[Tidsklass(klass)] = count
    return found


def _counted(rows: Iterable[tuple[Any, ...]], known_position: int, basis: Basis) -> dict[str, Any]:
    """Read the rows of a query: one per class and number of days."""
    classes = dict.fromkeys(Tidsklass, ClassCount())
    lengths: Counter[int] = Counter()
    for klass, days, *counts in rows:
        classes[Tidsklass(klass)] += ClassCount(*counts)
        lengths[days] += counts[0]
    return {
        "known_position": known_position,
        "basis": basis,
        "all": sum(classes.values(), ClassCount()),
        "classes": classes,
        "days": days_of(lengths),
        "lengths": dict(sorted(lengths.items())),
    }


def days_of(lengths: Counter[int]) -> Days:
    """Give median and mean of how many took each number of days, exactly."""
    days = sorted(lengths.elements())
    if not days:
        return Days()
    middle = days[(len(days) - 1) // 2] + days[len(days) // 2]
    return Days(Fraction(middle, 2), Fraction(sum(days), len(days)))
