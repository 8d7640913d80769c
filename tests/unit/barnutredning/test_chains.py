"""Utredningar in a row and utredningar that stand still, with two published cases.

Of the published cases the course and the lengths are known; their days are constructed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid5

import pytest

from audit.barnutredning import Arbetslage, Chain, Utredning, chains, idle
from tests.unit.barnutredning.examples import ARENDE, closing, extending, history, opening, state
from tests.unit.barnutredning.uppgifter import hearing, noting

PAGAR, STILLA, SAKNAS = Arbetslage


def row(*pairs: tuple[str, str | None]) -> list[Utredning]:
    """Make utredningar of one child from their openings and closings."""
    made = []
    for number, (inledd, avslutad) in enumerate(pairs):
        arende = uuid5(ARENDE, str(number))
        commands = [opening(inledd=date.fromisoformat(inledd))]
        events = history(*commands)
        if avslutad:
            shut = closing(avslutad=date.fromisoformat(avslutad), avslut="utan_insats")
            events = history(*commands, shut)
        made.append(Utredning.from_events([replace(e, originator_id=arende) for e in events]))
    return made


def found(utredningar: list[Utredning], per: str, within: int = 30) -> list[tuple[int, int]]:
    """Give the number of parts and the summed days of each chain on a day."""
    made: tuple[Chain, ...] = chains(utredningar, date.fromisoformat(per), within)
    return [(len(one.parts), one.days) for one in made]


def test_three_in_a_row_over_a_year_are_one_chain() -> None:
    """As JO 2565-2016: each opened the day the former closed; the days are those of a year."""
    three = row(
        ("2015-01-12", "2015-05-12"), ("2015-05-12", "2015-09-11"), ("2015-09-11", "2016-01-20")
    )

    assert found(three, "2016-06-30", within=0) == [(3, 373)]


def test_one_of_six_months_opened_again_the_same_day_is_a_chain() -> None:
    """As in Sundbyberg: closed after six months, a new one that day, nearly six months more."""
    two = row(("2019-01-14", "2019-07-15"), ("2019-07-15", "2020-01-10"))

    assert found(two, "2020-02-01", within=0) == [(2, 182 + 179)]


@pytest.mark.parametrize(
    ("opened", "within", "chained"),
    [
        ("2023-05-10", 0, True),
        ("2023-05-11", 0, False),
        ("2023-06-09", 30, True),
        ("2023-06-10", 30, False),
        ("2023-04-01", 0, True),
    ],
)
def test_how_close_is_close_is_the_namnds_choice(opened: str, within: int, chained: bool) -> None:  # noqa: FBT001
    """Up to so many days after the closing, and while the other ran."""
    two = row(("2023-01-10", "2023-05-10"), (opened, None))

    assert bool(found(two, "2023-07-01", within)) == chained


def test_a_chain_is_that_of_its_day() -> None:
    """Before the second is opened there is none; while it runs its days so far are counted."""
    two = row(("2023-01-10", "2023-05-10"), ("2023-05-10", "2023-09-10"))

    assert found(two, "2023-05-09") == []
    assert found(two, "2023-05-20") == [(2, 120 + 10)]
    assert found(two, "2024-01-01") == [(2, 120 + 123)]


def test_the_order_they_are_given_in_does_not_matter() -> None:
    """They are put in the order they were opened; two chains are told apart."""
    given = row(
        ("2024-02-01", None), ("2023-05-10", "2023-06-10"), ("2024-01-10", "2024-02-01"),
        ("2023-01-10", "2023-05-10"),
    )  # fmt: skip

    assert found(given, "2024-02-11", within=0) == [(2, 120 + 31), (2, 22 + 10)]


def test_a_long_one_holds_what_is_opened_while_it_runs() -> None:
    """A short one within it does not end the row."""
    three = row(("2023-01-10", "2023-08-10"), ("2023-02-01", "2023-02-20"), ("2023-08-10", None))

    assert found(three, "2023-08-12", within=0) == [(3, 212 + 19 + 2)]


def test_days_below_zero_are_a_mistake() -> None:
    """Nothing is opened before it is closed."""
    with pytest.raises(ValueError, match="chain"):
        chains([], date(2023, 1, 1), -1)


def test_what_is_not_opened_is_in_no_chain() -> None:
    """An empty or gallrad history has no part."""
    assert chains([Utredning(), Utredning(version=3, erased=True)], date(2023, 1, 1), 30) == ()


@pytest.mark.parametrize(
    ("per", "lage", "days"),
    [
        ("2022-10-01", PAGAR, 0),
        ("2022-10-31", PAGAR, 30),
        ("2022-11-01", STILLA, 31),
        ("2022-11-10", STILLA, 40),
        ("2022-11-20", STILLA, 40),
    ],
)
def test_the_newest_note_tells_how_long_nothing_happened(
    per: str, lage: Arbetslage, days: int
) -> None:
    """Silence is counted to the extract and no further: of the days after it nothing is known."""
    noted = idle(state(opening(), noting("2022-10-01", "2022-11-10")), date.fromisoformat(per), 30)

    assert noted is not None
    assert (noted.lage, noted.days) == (lage, days)


def test_without_notes_the_basis_is_missing() -> None:
    """An utredning of which no extract tells is not said to stand still."""
    known = idle(state(opening()), date(2022, 10, 1), 30)
    young = idle(state(opening()), date(2022, 9, 9), 30)

    assert known is not None
    assert young is not None
    assert (known.lage, known.known_through) == (SAKNAS, None)
    assert young.lage is PAGAR


def test_an_extract_that_ends_too_soon_is_no_basis() -> None:
    """Ten silent days are known; of the forty after them nothing is."""
    found_idle = idle(state(opening(), noting("2022-09-01", "2022-09-11")), date(2022, 10, 21), 30)

    assert found_idle is not None
    assert (found_idle.lage, found_idle.days) == (SAKNAS, 10)


def test_what_else_happened_is_activity_too() -> None:
    """A child that was heard, or a decision to extend, is work, whatever the notes say."""
    begun = (opening(), noting("2022-08-20", "2022-09-30"))
    heard, extended = hearing("2022-09-25"), extending(beslutad=date(2022, 11, 30))

    for command, per in ((heard, date(2022, 9, 30)), (extended, date(2022, 12, 5))):
        found_idle = idle(state(*begun, command), per, 14)

        assert found_idle is not None
        assert found_idle.lage is PAGAR


def test_what_happens_later_is_not_known_on_an_earlier_day() -> None:
    """A note of December says nothing of October, and a closed utredning is not asked about."""
    later = state(opening(), noting("2022-12-01", "2022-12-02"), closing())
    october = idle(later, date(2022, 10, 1), 30)

    assert october is not None
    assert october.lage is SAKNAS
    assert idle(later, date(2022, 12, 5) + timedelta(days=1), 30) is None
