"""What an address asks for, and what it is told where it cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from api.web.asked import asked, page_number
from api.web.links import Stand
from audit.errors import InvalidInputError

NOW = date(2026, 11, 22)


def test_what_is_left_out_means_now_and_the_running_ones() -> None:
    """An address without a query asks for today."""
    wanted = asked({}, NOW)

    assert (wanted.per, wanted.population, wanted.stand) == (NOW, "pagaende", Stand())


def test_both_dates_are_read() -> None:
    """The state on one day, with what was registered by another."""
    wanted = asked({"laget": "2022-12-31", "registrerat": " 2023-02-21 "}, NOW)

    assert wanted.stand == Stand(date(2022, 12, 31), date(2023, 2, 21))


def test_the_period_of_the_closed_begins_with_the_year() -> None:
    """Without a first day, the closed ones are those of the year so far."""
    wanted = asked({"population": "avslutade", "laget": "2022-12-31"}, NOW)

    assert (wanted.start, wanted.per) == (date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"laget": "2022-02-30"}, "laget"),
        ({"laget": "20221231"}, "laget"),
        ({"laget": "2022-W01-1"}, "laget"),
        ({"laget": "1899-12-31"}, "laget"),
        ({"registrerat": "i går"}, "registrerat"),
        ({"registrerat": "9999-12-31"}, "registrerat"),
        ({"nr": "-1"}, "nr"),
        ({"nr": "²"}, "nr"),
        ({"nr": "9" * 16}, "nr"),
        ({"population": "alla"}, "population"),
        ({"fran": "2023-01-01", "laget": "2022-12-31"}, "fran"),
    ],
)
def test_what_cannot_be_read_is_named(query: dict[str, str], field: str) -> None:
    """The field is named with a reason, and what was written is not repeated."""
    with pytest.raises(InvalidInputError) as caught:
        asked(query, NOW)

    assert [problem.field for problem in caught.value.problems] == [field]
    assert query[field] not in caught.value.problems[0].reason


def test_every_fault_is_told_at_once() -> None:
    """Two wrong dates are two reasons."""
    with pytest.raises(InvalidInputError) as caught:
        asked({"laget": "x", "registrerat": "y"}, NOW)

    assert [problem.field for problem in caught.value.problems] == ["laget", "registrerat"]


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "9" * 30, ""])
def test_pages_are_counted_from_one(text: str) -> None:
    """A page that is no whole number from 1 is refused."""
    with pytest.raises(InvalidInputError):
        page_number({"sida": text})
