"""How a time given by law is counted: lag (1930:173) om beräkning av lagstadgad tid.

1 § gives the last day by its number in the month; 2 § lets the measure wait until the next vardag.
Both days are always kept: the law's own last day, and the last day on which one may still act.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from audit.law.holidays import is_vardag


class Unit(StrEnum):
    """What a length is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a time is: so many days, weeks or months, never below zero."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse a time that would run backwards."""
        if self.number < 0:
            message = "a time given by law does not run backwards"
            raise ValueError(message)


def add_days(start: date, days: int) -> date:
    """Give the day so many days after: the day of the event itself is day 0."""
    return start + timedelta(days=days)


def add_weeks(start: date, weeks: int) -> date:
    """Give the day with the same weekday name so many weeks later (1 §)."""
    return start + timedelta(weeks=weeks)


def add_months(start: date, months: int) -> date:
    """Give the day with the same number so many months later, or that month's last day (1 §)."""
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    last_of_month = monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(start.day, last_of_month))


def next_vardag(day: date) -> date:
    """Give the day itself where it is a vardag, otherwise the first vardag after it (2 §).

    Raises OutsideCalendarError for years whose holidays are not known.
    """
    while not is_vardag(day):
        day += timedelta(days=1)
    return day


def last_day(start: date, length: Length) -> date:
    """Give the last day of a time that starts on a day, by 1 § alone."""
    match length.unit:
        case Unit.DAY:
            return add_days(start, length.number)
        case Unit.WEEK:
            return add_weeks(start, length.number)
        case Unit.MONTH:
            return add_months(start, length.number)


def both_last_days(start: date, length: Length) -> tuple[date, date]:
    """Give the last day by 1 §, and the last day on which 2 § lets one act: never an earlier one.

    Raises OutsideCalendarError for years whose holidays are not known.
    """
    sista_dag = last_day(start, length)
    return sista_dag, next_vardag(sista_dag)
