"""Every case that was worked out by hand comes out of the rules."""

from __future__ import annotations

import pytest

from audit.law import limit, rule_for
from tests.unit.law.dated_cases import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.start}")
def test_both_last_days_are_those_of_the_law(case: Case) -> None:
    """A limit has the last day that 1 § gives and the one that 2 § gives."""
    found = limit(rule_for(case.rule, case.start), case.start)

    assert (found.sista_dag, found.sista_dag_vardag) == case[2:4], f"{case.why}: {case.law}"


def test_the_table_is_long_enough_to_mean_something() -> None:
    """The table holds at least 60 cases, each named once and each with its sentence of law."""
    assert len({case[:2] for case in CASES}) == len(CASES) >= 60
    assert all(case.law for case in CASES)
