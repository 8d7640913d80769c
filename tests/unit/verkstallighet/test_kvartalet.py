"""When a quarter begins and is over, and how its reports and its numbers are told."""

from __future__ import annotations

from datetime import date

import pytest

from api.reports.verkstallighet.quarter import in_short
from api.web.build.verkstallighet.individrapporter import quarter_names
from audit.verkstallighet.codes import RAPPORTSLAG, rapport_i_ord
from audit.verkstallighet.events_listor import Statistikrad
from audit.verkstallighet.kvartalet import (
    begun,
    ended,
    first_day,
    last_day_of,
    partly,
    statistics,
)
from tests.unit.verkstallighet.story import told


@pytest.mark.parametrize("kvartal", [1, 2, 3, 4])
def test_a_quarter_has_begun_on_its_first_day_and_is_over_after_its_last(kvartal: int) -> None:
    """Its own days lie between the two."""
    first, last = first_day(2024, kvartal), last_day_of(2024, kvartal)
    days = [date.fromordinal(first.toordinal() + n) for n in (-1, 0)]
    ends = [date.fromordinal(last.toordinal() + n) for n in (0, 1)]

    assert [begun(2024, kvartal, day) for day in days] == [False, True]
    assert [ended(2024, kvartal, day) for day in ends] == [False, True]


def test_an_avbrott_is_told_as_one() -> None:
    """It goes on or is given again; a beslut keeps its own words."""
    assert rapport_i_ord("fortsatt", "avbrott") == "Avbrottet pågår fortfarande"
    assert rapport_i_ord("verkstallt", "avbrott") == "Verkställt igen"
    assert {rapport_i_ord(slag, "beslut") for slag in RAPPORTSLAG} == set(RAPPORTSLAG.values())


def test_statistics_never_call_an_avbrott_a_beslut_that_was_not_carried_out() -> None:
    """Each kind has its own number in the summary, and one that is not there is not named."""
    beslut = Statistikrad("beslut", "sol", "hemtjanst", (120, 95))
    avbrott = Statistikrad("avbrott", "lss", "kontaktperson_lss", (200,))
    both, alone = in_short([beslut, avbrott], {}), in_short([avbrott], {})

    assert both.startswith(
        "2 beslut har inte verkställts inom tre månader och 1 avbrott i verkställigheten har varat"
    )
    assert "beslut har inte" not in alone
    assert "200 dagar" in both.replace("\N{NO-BREAK SPACE}", " ")


def test_statistics_say_how_many_are_carried_out_in_part() -> None:
    """They are counted among the others, and named in the summary; the numbers stay."""
    per = date(2025, 12, 31)
    lines = ("sol beslut 2025-02-10", "sol beslut 2025-02-11, delvis 2025-03-01")
    states = [told(line).state for line in lines]
    rows, delvis = statistics(states, per), partly(states, per)
    avbrott = Statistikrad("avbrott", "lss", "kontaktperson_lss", (200,))

    assert delvis == {("beslut", "sol", "sarskilt_boende"): 1}
    assert in_short(rows, delvis).startswith(
        "2 beslut har inte verkställts inom tre månader, varav 1 är delvis verkställt. De gäller"
    )
    assert "är delvis verkställt, och 1 avbrott i" in in_short([*rows, avbrott], delvis)


def test_quarters_of_a_year_are_named_together() -> None:
    """As a sentence names them, the oldest first."""
    assert quarter_names([(2023, 3), (2023, 2)]) == "kvartal 2 och 3 2023"
    assert quarter_names([(2023, 1), (2022, 4)]) == "kvartal 4 2022 och kvartal 1 2023"
