"""Median and mean out of how many utredningar took each number of days."""

from __future__ import annotations

import statistics
from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from projections.barnutredning.figure import Days, days_of


@given(st.lists(st.integers(0, 400), min_size=1))
def test_median_and_mean_are_those_of_the_single_numbers(days: list[int]) -> None:
    """Counting by length loses nothing, be the number odd or even."""
    exact = [Fraction(one) for one in days]

    assert days_of(Counter(days)) == Days(statistics.median(exact), statistics.mean(exact))


def test_an_empty_population_has_neither_median_nor_mean() -> None:
    """Nothing is not nought days."""
    assert days_of(Counter()) == Days(None, None)
