"""The waiting list by month: three kinds of cell, totals of the needs alone, the published ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from api.demo.verkstallighet.vantelistor import ALDREOMSORG, AR, FUNKTIONSSTOD, TACKAT_JA
from audit.errors import InvalidInputError
from audit.verkstallighet.commands import CountVantelista
from audit.verkstallighet.deciding import Around, decide
from audit.verkstallighet.vantelista import MANADER, RADER, Vantelista
from audit.verkstallighet.verkstallighet import Verkstallighet

if TYPE_CHECKING:
    from audit.envelope import Event

LISTA = UUID(int=5)
AROUND = Around(("kvalitet",), date(2024, 2, 1), Verkstallighet())
PUBLISHED = {
    "funktionsstod": (7, 6, 7, 9, 10, 12, 11, 7, 9, 8, 11, 13),
    "aldreomsorg": (11, 13, 14, 18, 23, 24, 20, 20, 18, 14, 12, 13),
}
OVER = {
    ("funktionsstod", "over_gruppbostad"): "6 5 5 5 5 6 5 2 4 4 3 4",
    ("aldreomsorg", "over_demens"): "– – – 1 4 2 8 11 11 4 2 2",
}


def lista() -> Vantelista:
    """Give the list of 2023 as its events tell it."""
    history: list[Event] = []
    for omrade, rows in (("funktionsstod", FUNKTIONSSTOD), ("aldreomsorg", ALDREOMSORG)):
        for manad in MANADER:
            antal = {kod: one[manad - 1] for kod, one in rows.items()}
            command = CountVantelista(
                vantelista=LISTA, ar=AR, manad=manad, omrade=omrade,
                antal={kod: n for kod, n in antal.items() if n is not None},
                tackat_ja={k: n for (k, of), n in TACKAT_JA.items() if of == manad and k in rows},
            )  # fmt: skip
            history += decide(command, history, AROUND)
    return Vantelista.from_events(history)


@pytest.mark.parametrize("omrade", PUBLISHED)
def test_the_published_totals_are_the_sums_of_the_needs(omrade: str) -> None:
    """Each month's total is what was published; parts are never added to it."""
    found = lista()

    assert tuple(found.total(omrade, one).antal for one in MANADER) == PUBLISHED[omrade]
    assert all(found.whole(omrade, one) for one in MANADER)


@pytest.mark.parametrize(("row", "cells"), OVER.items())
def test_the_published_rows_stand_cell_by_cell(row: tuple[str, str], cells: str) -> None:
    """A number is a number, and where there was none there is a dash."""
    found = lista()

    assert " ".join(found.cell(*row, one).text for one in MANADER) == cells


def test_a_number_a_dash_and_an_empty_cell_are_three_things() -> None:
    """Some, none, and not measured are told apart, and so is who has said yes."""
    found = lista()
    texts = [found.cell("aldreomsorg", "lediga", one).text for one in (3, 4, 9)]

    assert texts == ["1", "–", ""]
    assert found.cell("aldreomsorg", "behov_demens", 9).tackat_ja == TACKAT_JA["behov_demens", 9]


def test_a_month_counted_anew_replaces_what_was_counted() -> None:
    """The newest count stands whole: a row that it leaves out is not measured any more."""
    first = CountVantelista(
        vantelista=LISTA, ar=AR, manad=1, omrade="funktionsstod",
        antal={"behov_gruppbostad": 6, "over_gruppbostad": 6}, tackat_ja={},
    )  # fmt: skip
    second = CountVantelista(
        vantelista=LISTA, ar=AR, manad=1, omrade="funktionsstod",
        antal={"behov_gruppbostad": 5}, tackat_ja={},
    )  # fmt: skip
    history = list(decide(first, [], AROUND))
    history += decide(second, history, AROUND)
    found = Vantelista.from_events(history)

    assert found.total("funktionsstod", 1).antal == second.antal["behov_gruppbostad"]
    assert not found.whole("funktionsstod", 1)
    assert found.cell("funktionsstod", "over_gruppbostad", 1).text == ""


@pytest.mark.parametrize(
    ("antal", "yes", "manad", "field"),
    [
        ({}, {}, 1, "antal"),
        ({"hittat_pa": 1}, {}, 1, "antal"),
        ({"behov_gruppbostad": -1}, {}, 1, "behov_gruppbostad"),
        ({"behov_gruppbostad": 2, "over_gruppbostad": 3}, {}, 1, "over_gruppbostad"),
        ({"behov_gruppbostad": 2}, {"behov_gruppbostad": 3}, 1, "behov_gruppbostad"),
        ({"behov_gruppbostad": 2}, {}, 13, "manad"),
    ],
)
def test_what_nobody_can_have_counted_is_refused(
    antal: dict[str, int], yes: dict[str, int], manad: int, field: str
) -> None:
    """The field that is wrong is named."""
    command = CountVantelista(
        vantelista=LISTA, ar=AR, manad=manad, omrade="funktionsstod", antal=antal, tackat_ja=yes
    )
    with pytest.raises(InvalidInputError) as refused:
        decide(command, [], AROUND)

    assert field in {one.field for one in refused.value.problems}


def test_a_month_can_be_counted_from_its_first_day() -> None:
    """The day before it the month is refused, and the first day is named."""
    command = CountVantelista(
        vantelista=LISTA, ar=2024, manad=2, omrade="funktionsstod",
        antal={"behov_gruppbostad": 2}, tackat_ja={},
    )  # fmt: skip
    early = Around(("kvalitet",), date(2024, 1, 31), Verkstallighet())
    with pytest.raises(InvalidInputError) as refused:
        decide(command, [], early)

    assert [(one.field, one.reason[-11:]) for one in refused.value.problems] == [
        ("manad", "2024-02-01.")
    ]
    assert decide(command, [], AROUND)


def test_no_two_rows_are_called_the_same_where_they_stand_alone() -> None:
    """In a file each row has a name of its own, that begins with the need it is part of."""
    names = [row.hel for rows in RADER.values() for row in rows]

    assert len(set(names)) == len(names)
    assert "Behov av gruppbostad, varav har väntat mer än 3 månader" in names
