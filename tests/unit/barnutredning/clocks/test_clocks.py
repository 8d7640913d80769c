"""Every clock gives what was worked out by hand, and what a second, plain count gives."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.unit.barnutredning.clocks import generated
from tests.unit.barnutredning.clocks.asked import answer
from tests.unit.barnutredning.clocks.naive import ANSWER

with (Path(__file__).parent / "by_hand.csv").open(encoding="utf-8") as file:
    BY_HAND = list(csv.DictReader(file, delimiter=";"))
CASES = generated.cases()


def label(row: dict[str, str]) -> str:
    """Name a case by its course of events and its day."""
    return f"{row['klocka']}: {row['forlopp']} | {row['per']}"


@pytest.mark.parametrize("row", BY_HAND, ids=label)
def test_a_case_worked_by_hand(row: dict[str, str]) -> None:
    """The service says what a person found with the sentence of law beside it."""
    assert answer(row["klocka"], row["forlopp"], row["per"]) == row["svar"], row["mening"]


@pytest.mark.parametrize("row", BY_HAND, ids=label)
def test_the_second_count_agrees_with_the_hand(row: dict[str, str]) -> None:
    """The plain count, which the generated cases rest on, finds the same."""
    assert ANSWER[row["klocka"]](row["forlopp"], row["per"]) == row["svar"]


@pytest.mark.parametrize("klocka", sorted(ANSWER))
def test_the_service_agrees_with_the_second_count(klocka: str) -> None:
    """Around ends of months, leap days, holidays and changes of law both counts agree."""
    asked = [(line, per) for kind, line, per in CASES if kind == klocka]
    different = {
        f"{line} | {per}": (answer(klocka, line, per), ANSWER[klocka](line, per))
        for line, per in asked
        if answer(klocka, line, per) != ANSWER[klocka](line, per)
    }

    assert asked
    assert not different


def test_the_table_is_as_large_as_it_should_be() -> None:
    """Sixty cases by hand, each with its sentence and its reckoning, and three hundred in all."""
    assert len({label(row) for row in BY_HAND}) == len(BY_HAND) >= 60
    assert all(row["mening"] and row["raknat"] for row in BY_HAND)
    assert {row["klocka"] for row in BY_HAND} == set(ANSWER)
    assert len(CASES) + len(BY_HAND) >= 300
