"""Which days are no vardag, against lists written from the acts themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from audit.law.holidays import (
    FIRST_YEAR,
    LAST_YEAR,
    OutsideCalendarError,
    is_vardag,
    why_no_vardag,
)

HELGDAGAR_2026 = {
    "nyårsdagen": date(2026, 1, 1),
    "trettondedag jul": date(2026, 1, 6),
    "långfredagen": date(2026, 4, 3),
    "påskdagen": date(2026, 4, 5),
    "annandag påsk": date(2026, 4, 6),
    "första maj": date(2026, 5, 1),
    "kristi himmelsfärdsdag": date(2026, 5, 14),
    "pingstdagen": date(2026, 5, 24),
    "nationaldagen": date(2026, 6, 6),
    "midsommarafton": date(2026, 6, 19),
    "midsommardagen": date(2026, 6, 20),
    "alla helgons dag": date(2026, 10, 31),
    "julafton": date(2026, 12, 24),
    "juldagen": date(2026, 12, 25),
    "annandag jul": date(2026, 12, 26),
    "nyårsafton": date(2026, 12, 31),
}
"""Lag (1989:253) with the eves of 2 § lag (1930:173), for one year."""


def days_of(year: int) -> list[date]:
    """Give every day of a year."""
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def test_a_year_has_exactly_the_days_of_the_acts() -> None:
    """2026 has the thirteen allmänna helgdagar, the three eves, and otherwise only weekends."""
    reasons = {day: why_no_vardag(day) for day in days_of(2026)}
    named = {why: day for day, why in reasons.items() if why not in {None, "lördag", "söndag"}}

    assert named == HELGDAGAR_2026


@pytest.mark.parametrize("year", range(1990, 2101, 10))
def test_weekends_are_never_vardagar_and_names_never_hide_one(year: int) -> None:
    """No Saturday or Sunday is a vardag, and at most twelve weekdays of a year are not."""
    weekdays = [day for day in days_of(year) if day.weekday() < 5]

    assert not any(is_vardag(day) for day in days_of(year) if day.weekday() >= 5)
    assert 6 <= sum(not is_vardag(day) for day in weekdays) <= 12


@pytest.mark.parametrize("year", range(1990, 2101))
def test_midsommarafton_is_the_friday_between_19_and_25_june(year: int) -> None:
    """Midsommarafton is found each year, and is the only such Friday."""
    june = [date(year, 6, n) for n in range(19, 26)]

    assert [d for d in june if why_no_vardag(d) == "midsommarafton"] == [
        d for d in june if d.weekday() == 4
    ]


def test_other_eves_are_vardagar() -> None:
    """Trettondagsafton, skärtorsdagen, valborg and allhelgonaafton are not in 2 §."""
    eves = [date(2026, 1, 5), date(2026, 4, 2), date(2026, 4, 30), date(2026, 10, 30)]

    assert all(is_vardag(day) for day in eves)


def test_pentecost_monday_gave_way_to_the_national_day_in_2005() -> None:
    """Annandag pingst is a helgdag through 2004, nationaldagen from 2005."""
    assert why_no_vardag(date(2004, 5, 31)) == "annandag pingst"
    assert is_vardag(date(2005, 5, 16))
    assert why_no_vardag(date(2005, 6, 6)) == "nationaldagen"


@pytest.mark.parametrize("day", [date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1)])
def test_a_year_without_known_holidays_is_refused(day: date) -> None:
    """Outside the years that are known there is an error, never a guess."""
    with pytest.raises(OutsideCalendarError):
        is_vardag(day)
