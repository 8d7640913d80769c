"""Numbers that anyone may read: none under five, and none that can be counted out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.reports.delegation import Period
from api.reports.small_cells import SMALLEST, Counted, merged, merged_upward
from api.reports.summary_paper import may_be_split
from tests.unit.reports.papers import a_moment

ROWS = st.lists(
    st.builds(
        Counted,
        name=st.sampled_from([f"enhet {n}" for n in range(9)]),
        antal=st.integers(0, 12),
        within=st.sampled_from(["Äldreomsorg", "Funktionsstöd", "Barn"]),
    ),
    unique_by=lambda one: one.name,
)


@given(ROWS)
def test_the_sum_is_kept_and_no_small_number_stands(rows: list[Counted]) -> None:
    """Whatever is merged, all of it is there; a number under five only where it is the total."""
    for found in (merged(rows, "Övriga"), merged_upward(rows, "Övriga")):
        total = sum(one.antal for one in rows)

        assert sum(one.antal for one in found) == total
        assert total < SMALLEST or all(one.antal >= SMALLEST for one in found)
        assert total >= SMALLEST or len(found) <= 1


def test_a_small_number_takes_the_next_with_it() -> None:
    """One enhet with two cases is merged with the smallest of the others, never left alone."""
    rows = [Counted("A", 30), Counted("B", 2), Counted("C", 7)]

    assert merged(rows, "Övriga") == (Counted("A", 30), Counted("Övriga", 9))


def test_an_enhet_that_is_hidden_hides_its_verksamhet() -> None:
    """Beside the verksamhet's other enheter the hidden one could be counted out."""
    rows = [
        Counted("A", 30, "Äldreomsorg"),
        Counted("B", 2, "Äldreomsorg"),
        Counted("C", 7, "Barn"),
    ]

    assert merged_upward(rows, "Övriga") == (Counted("Äldreomsorg", 32), Counted("C", 7, "Barn"))


@pytest.mark.parametrize(
    ("first", "last", "split"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), True),
        (date(2023, 1, 1), date(2023, 6, 30), False),
        (date(2023, 7, 1), date(2023, 12, 31), False),
        (date(2024, 1, 1), date(2024, 12, 31), False),
    ],
)
def test_only_a_year_that_has_ended_is_split_for_the_public(
    first: date, last: date, *, split: bool
) -> None:
    """A half-year beside its year, or a year that still grows, would give small numbers away."""
    assert may_be_split(Period(first, last, "prov"), a_moment()) is split
