"""What a beslut is on a day, and what a quarter asks of it, is what was worked out by hand."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit.verkstallighet.kvartalet import quarter
from audit.verkstallighet.lage import (
    avgift_line,
    classify,
    reportable,
    reporting_lagrum,
    running,
)
from tests.unit.verkstallighet.story import told

if TYPE_CHECKING:
    from audit.verkstallighet.beslut import Beslut

SHORT = {
    "16 kap. 6 f § socialtjänstlagen (2001:453)": "16:6f",
    "34 kap. 1 § socialtjänstlagen (2025:400)": "34:1",
    "28 f § lagen (1993:387) om stöd och service till vissa funktionshindrade": "28f",
}
ENOUGH = 60


def table() -> list[dict[str, str]]:
    """Read the cases."""
    with (Path(__file__).parent / "by_hand.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


CASES = table()


def asked(fraga: str, state: Beslut, per: str) -> str:
    """Ask the service a question of the table."""
    if fraga == "kvartal":
        ar, nummer = per.split("-")
        found = [one.rapportslag for one in quarter([state], int(ar), int(nummer))]
        return "+".join(found) or "-"
    day = date.fromisoformat(per)
    waits = running(state, day)
    if fraga == "lage":
        lage = classify(state, day)
        runs = f"{waits.slag} {waits.frist.sista_dag}" if waits else "-"
        return f"{lage} {runs} {'ja' if reportable(state, day) else 'nej'}" if lage else "-"
    if waits is None or state.registered is None:
        return "-"
    if fraga == "avgift":
        return str(avgift_line(waits, state.registered.lag))
    return "+".join(SHORT[one] for one in reporting_lagrum(waits, day))


@pytest.mark.parametrize(
    "row", CASES, ids=lambda row: f"{row['fraga']}: {row['forlopp']} | {row['per']}"
)
def test_a_case_worked_by_hand(row: dict[str, str]) -> None:
    """The service says what a person found with the sentence of law beside it."""
    answer = asked(row["fraga"], told(row["forlopp"]).state, row["per"])

    assert answer == row["svar"], row["mening"]


def test_there_are_enough_cases_and_each_has_its_sentence() -> None:
    """Sixty cases by hand, each with its sentence and its reckoning."""
    assert len(CASES) >= ENOUGH
    assert all(row["mening"] and row["raknat"] for row in CASES)
