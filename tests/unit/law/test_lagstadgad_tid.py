"""Calendar arithmetic by lag (1930:173): what holds for every day and every length."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.law.holidays import is_vardag
from audit.law.lagstadgad_tid import (
    Length,
    Unit,
    add_days,
    add_months,
    add_weeks,
    both_last_days,
    next_vardag,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
LENGTHS = st.builds(Length, st.integers(0, 60), st.sampled_from(Unit))


@given(DAYS, st.integers(0, 100))
def test_months_keep_the_number_or_end_the_month(start: date, months: int) -> None:
    """The last day has the start's number, or is the last of a month that has no such number."""
    end = add_months(start, months)

    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and add_days(end, 1).day == 1)


@given(DAYS, DAYS, LENGTHS)
def test_a_later_start_never_ends_earlier(one: date, other: date, length: Length) -> None:
    """Both last days are monotone in the start."""
    first, second = sorted((one, other))

    assert both_last_days(first, length)[0] <= both_last_days(second, length)[0]
    assert both_last_days(first, length)[1] <= both_last_days(second, length)[1]


@given(DAYS, st.integers(0, 59), st.sampled_from(Unit))
def test_a_longer_time_ends_later(start: date, number: int, unit: Unit) -> None:
    """One day, week or month more moves the last day on."""
    shorter, longer = Length(number, unit), Length(number + 1, unit)

    assert both_last_days(start, shorter)[0] < both_last_days(start, longer)[0]


@given(DAYS, LENGTHS)
def test_the_rolled_day_is_the_first_vardag_and_never_before(start: date, length: Length) -> None:
    """2 § gives a vardag on or after the last day, with no vardag between them."""
    sista_dag, sista_dag_vardag = both_last_days(start, length)
    between = [sista_dag + timedelta(n) for n in range((sista_dag_vardag - sista_dag).days)]

    assert is_vardag(sista_dag_vardag)
    assert sista_dag_vardag >= sista_dag
    assert not any(is_vardag(day) for day in between)


@given(DAYS)
def test_a_vardag_is_its_own_next_vardag(day: date) -> None:
    """Moving a moved day moves nothing, and no move is longer than five days."""
    moved = next_vardag(day)

    assert next_vardag(moved) == moved
    assert (moved - day).days <= 5


@given(DAYS, st.integers(0, 500))
def test_weeks_keep_the_weekday(start: date, weeks: int) -> None:
    """The last day has the same weekday name as the start."""
    end = add_weeks(start, weeks)

    assert end.weekday() == start.weekday()
    assert (end - start).days == 7 * weeks


def test_months_have_their_own_lengths_in_days() -> None:
    """Over 2023-2026 two months are 59-62 days, three 89-92, four 120-123: never a day count."""
    starts = [date(2023, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)]
    spans = {m: {(add_months(s, m) - s).days for s in starts} for m in (2, 3, 4)}

    assert {m: (min(days), max(days)) for m, days in spans.items()} == {
        2: (59, 62),
        3: (89, 92),
        4: (120, 123),
    }


def test_two_starts_can_share_a_last_day() -> None:
    """Adding months day by day is not adding them at once: 28 to 31 October end alike."""
    ends = {add_months(date(2025, 10, day), 4) for day in (28, 29, 30, 31)}

    assert ends == {date(2026, 2, 28)}


def test_a_time_does_not_run_backwards() -> None:
    """A length below zero is refused."""
    with pytest.raises(ValueError, match="backwards"):
        Length(-1, Unit.DAY)
