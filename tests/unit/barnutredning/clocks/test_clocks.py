"""Every clock gives what was worked out by hand, and what a second, plain count gives."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.unit.barnutredning.clocks import generated
from tests.unit.barnutredning.clocks.asked import answer
from tests.unit.barnutredning.clocks.naive import ANSWER


def table(name: str) -> list[dict[str, str]]:
    """Read a table of cases."""
    with (Path(__file__).parent / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


BY_HAND, BY_COUNT = table("by_hand.csv"), table("by_second_count.csv")
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


def test_the_table_of_the_second_count_is_read_as_it_stands() -> None:
    """What a person can read through is what the plain count gives, and the service too."""
    wrong = [
        row
        for row in BY_COUNT
        for count in (ANSWER[row["klocka"]](row["forlopp"], row["per"]),
                      answer(row["klocka"], row["forlopp"], row["per"]))
        if count != row["svar"]
    ]  # fmt: skip

    assert not wrong


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
    assert {row["klocka"] for row in BY_COUNT} == set(ANSWER)
    assert len({label(row) for row in (*BY_HAND, *BY_COUNT)}) >= 300
