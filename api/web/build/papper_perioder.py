"""The periods that the internkontroll is reported for: quarters, halves, thirds and whole years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from api.reports.delegation import Period
from audit.errors import FieldProblem, InvalidInputError

PARTS: Final = (
    (1, 3, "första kvartalet"),
    (4, 6, "andra kvartalet"),
    (7, 9, "tredje kvartalet"),
    (10, 12, "fjärde kvartalet"),
    (1, 6, "första halvåret"),
    (7, 12, "andra halvåret"),
    (1, 4, "första tertialet"),
    (5, 8, "andra tertialet"),
    (9, 12, "tredje tertialet"),
    (1, 12, "året"),
)
"""First and last month of each, and how it is called."""
QUARTERS: Final = 4
MOST_YEARS: Final = 5


def part_of(year: int, first: int, last: int, name: str) -> Period:
    """Give a part of a year as a period."""
    days = monthrange(year, last)[1]
    return Period(date(year, first, 1), date(year, last, days), f"{name} {year}")


def named(first: date, last: date) -> Period:
    """Give a period with the name that people use, else with its days.

    Raises InvalidInputError for one that ends before it begins, or is longer than five years.
    """
    if last < first:
        raise InvalidInputError(
            [FieldProblem("till", "Till och med: dagen ligger före den första.")]
        )
    if last.year - first.year >= MOST_YEARS:
        raise InvalidInputError([FieldProblem("till", "Perioden kan vara högst fem år.")])
    for part in PARTS:
        found = part_of(first.year, *part)
        if (found.first, found.last) == (first, last):
            return found
    return Period(first, last, f"{first.isoformat()} – {last.isoformat()}")


def begun(today: date) -> tuple[Period, ...]:
    """Give the parts of this year and the one before that have begun, the newest year first."""
    years = (today.year, today.year - 1)
    return tuple(
        period for year in years for part in PARTS
        if (period := part_of(year, *part)).first <= today
    )  # fmt: skip


def newest_ended(today: date) -> Period:
    """Give the quarter that ended last before a day: what is reported next."""
    quarters = [part_of(year, *part) for year in (today.year - 1, today.year)
                for part in PARTS[:QUARTERS]]  # fmt: skip
    return [one for one in quarters if one.last < today][-1]
