"""Dates, times, shares and numbers, as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from api.web.formats import (
    andel,
    antal,
    dag_i_ord,
    dagar,
    datum,
    decimaltal,
    procent,
    tid,
    utredningar,
)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (59, 68, "86,8 %"),
        (1, 8, "12,5 %"),
        (0, 68, "0,0 %"),
        (68, 68, "100,0 %"),
        (1, 2000, "0,1 %"),
        (0, 0, "–"),
    ],
)
def test_a_share_has_one_decimal_and_of_nothing_it_is_a_dash(
    part: int, whole: int, text: str
) -> None:
    """A share is rounded half up; a share of nothing is not zero."""
    assert procent(part, whole) == text.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_share_of_nothing_has_no_number() -> None:
    """The number of a share of nothing is refused."""
    with pytest.raises(ZeroDivisionError):
        andel(0, 0)


def test_thousands_are_kept_together() -> None:
    """A number never breaks between its thousands."""
    assert antal(4812) == "4\N{NO-BREAK SPACE}812"


@pytest.mark.parametrize(("number", "text"), [(Fraction(93), "93"), (Fraction(187, 2), "93,5")])
def test_a_decimal_is_written_only_where_it_says_something(number: Fraction, text: str) -> None:
    """A whole number has no decimal."""
    assert decimaltal(number) == text


def test_a_moment_is_in_swedish_time_also_over_midnight() -> None:
    """An hour before midnight in UTC is the next day in Sweden."""
    assert tid(datetime(2022, 12, 31, 23, 30, tzinfo=UTC)) == "2023-01-01\N{NO-BREAK SPACE}00.30"


def test_a_day_is_written_in_words_and_an_unknown_one_says_so() -> None:
    """A day stays together over lines; a day nobody knows is not left blank."""
    assert dag_i_ord(date(2022, 12, 31)).replace("\N{NO-BREAK SPACE}", " ") == "31 december 2022"
    assert datum(None) == "framgår inte"


def test_words_follow_their_numbers() -> None:
    """One of something is in the singular."""
    assert [dagar(1)[2:], dagar(2)[2:]] == ["dag", "dagar"]
    assert [utredningar(1)[2:], utredningar(0)[2:]] == ["utredning", "utredningar"]
