"""Freezing a mätning: its numbers agree with the ärenden behind them, and it happens once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from audit.envelope import Happened
from audit.errors import InvalidInputError, StateError
from audit.internkontroll import FreezeMatning, MatningFrozen, decide

MATNING = UUID("0193f2a0-0000-7000-8000-00000000000a")
ARENDEN = tuple(f"0193f2a0-0000-7000-8000-0000000001{n:02}" for n in range(9))


def freezing(**changes: Any) -> FreezeMatning:
    """Make the command that freezes 68 running utredningar, nine of them over."""
    values: dict[str, Any] = {
        "matning": MATNING,
        "happened": Happened.on(date(2023, 2, 21)),
        "kontrollmoment": "barnutredningstid",
        "population": "pagaende",
        "per": date(2022, 12, 31),
        "known_position": 4812,
        "known_root": "ab" * 32,
        "numbers": {"inom": 59, "over_inom_forlangning": 3, "over_utan_forlangning": 6},
        "arenden": {"over_inom_forlangning": ARENDEN[:3], "over_utan_forlangning": ARENDEN[3:]},
    }
    return FreezeMatning(**values | changes)


def test_a_matning_keeps_its_numbers_and_what_the_log_knew() -> None:
    """The event holds numbers, ärenden, and the head of the log they rest on."""
    (event,) = decide(freezing(), [])

    assert isinstance(event, MatningFrozen)
    assert event.numbers["inom"] == 59
    assert event.arenden["over_utan_forlangning"] == ARENDEN[3:]
    assert (event.known_position, event.known_root) == (4812, "ab" * 32)
    assert (event.originator_id, event.originator_version) == (MATNING, 1)


def test_the_closed_are_measured_over_a_period() -> None:
    """The population of closed utredningar has a first and a last day."""
    period = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
    (event,) = decide(freezing(population="avslutade", **period), [])

    assert isinstance(event, MatningFrozen)
    assert (event.period_start, event.period_end) == (date(2022, 1, 1), date(2022, 12, 31))


def test_a_matning_is_frozen_once() -> None:
    """A frozen mätning is never changed."""
    history = decide(freezing(), [])

    with pytest.raises(StateError, match="redan fryst"):
        decide(freezing(), history)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kontrollmoment": "annat"}, "kontrollmoment"),
        ({"population": "alla"}, "population"),
        ({"population": "avslutade"}, "period_start"),
        ({"period_start": date(2022, 1, 1), "period_end": date(2022, 2, 1)}, "period_start"),
        ({"population": "avslutade", "period_start": date(2022, 1, 1)}, "period_start"),
        (
            {
                "population": "avslutade",
                "period_start": date(2022, 2, 1),
                "period_end": date(2022, 1, 1),
            },
            "period_end",
        ),
        ({"known_position": 0}, "known_position"),
        ({"known_root": "AB" * 32}, "known_root"),
        ({"known_root": "ab"}, "known_root"),
        ({"numbers": {}, "arenden": {}}, "numbers"),
        ({"numbers": {"inom": -1}, "arenden": {}}, "numbers"),
        ({"numbers": {"Inom 4": 1}, "arenden": {}}, "numbers"),
        ({"arenden": {"inom": ARENDEN}}, "arenden"),
        ({"arenden": {"okand": ()}}, "arenden"),
        ({"numbers": {"a": 2}, "arenden": {"a": ARENDEN[:1] * 2}}, "arenden"),
        ({"numbers": {"a": 1}, "arenden": {"a": ("19990101-1234",)}}, "arenden"),
    ],
)
def test_a_matning_that_does_not_fit_is_refused(changes: dict[str, Any], field: str) -> None:
    """Unknown codes, a period where none belongs, and numbers without their ärenden are refused."""
    with pytest.raises(InvalidInputError) as error:
        decide(freezing(**changes), [])

    assert {problem.field for problem in error.value.problems} == {field}
