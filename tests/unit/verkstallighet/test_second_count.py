"""What the service says of many dated cases is what a second, naive count says."""

from __future__ import annotations

import pytest

from tests.unit.verkstallighet import generated
from tests.unit.verkstallighet.naive_verkstallighet import ASK
from tests.unit.verkstallighet.story import told
from tests.unit.verkstallighet.test_by_hand import CASES as BY_HAND
from tests.unit.verkstallighet.test_by_hand import asked

CASES = generated.cases()
ENOUGH = 200


def test_the_second_count_says_what_a_person_found() -> None:
    """It answers every case that was worked by hand as the person did."""
    differing = [
        (row["forlopp"], row["per"], row["svar"], found)
        for row in BY_HAND
        if (found := ASK[row["fraga"]](row["forlopp"], row["per"])) != row["svar"]
    ]

    assert differing == []


@pytest.mark.parametrize("fraga", ASK)
def test_the_service_and_the_second_count_agree(fraga: str) -> None:
    """Every generated case has one answer, counted twice."""
    mine = [(line, per) for what, line, per in CASES if what == fraga]
    states = {line: told(line).state for line in {line for line, _ in mine}}
    differing = [
        (line, per, said, counted)
        for line, per in mine
        if (said := asked(fraga, states[line], per)) != (counted := ASK[fraga](line, per))
    ]

    assert differing == []
    assert mine


def test_there_are_many_cases_and_they_tell_things_apart() -> None:
    """More than two hundred, with every kind of report and several answers to each question."""
    answers = {what: {ASK[what](line, per) for w, line, per in CASES if w == what} for what in ASK}

    assert len(CASES) >= ENOUGH
    assert {"ny", "fortsatt", "verkstallt", "avslutat", "-"} <= answers["kvartal"]
    assert {answer.split(" ")[0] for answer in answers["lage"]} >= {
        *("vantar", "erbjuden", "tackat_ja", "tackat_nej", "delvis", "avbrott", "verkstallt"),
        "avslutat",
    }
    assert answers["lagrum"] >= {"16:6f", "16:6f+34:1", "34:1", "28f"}
