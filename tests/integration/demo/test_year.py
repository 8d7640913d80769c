"""The constructed year 2024 and the goals of 2022: what is published comes out of their events."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from api.acts import ARSPLAN, forslag, punkt_id
from audit.arsplan.arsmal import utfall
from audit.arsplan.codes import BEFATTNINGAR, VIDARE
from audit.arsplan.forfaller import forfaller
from audit.arsplan.laget import Lage, Rad, rader
from projections.asof import today_of

if TYPE_CHECKING:
    from tests.integration.demo.conftest import Demo

TODAY = date(2024, 4, 30)
TO_REVIEWERS = ("fullmaktige", "revisorerna")
PUBLISHED = [
    ("internkontrollrapport/5", 5, TO_REVIEWERS),
    ("internkontrollrapport/9", 9, TO_REVIEWERS),
    ("ej_verkstallda/2024-1", 5, TO_REVIEWERS),
    ("ej_verkstallda/2024-2", 8, TO_REVIEWERS),
    ("ej_verkstallda/2024-3", 11, TO_REVIEWERS),
    ("delegationsordning", 5, ()),
    ("internkontrollplan", 10, ()),
    ("synpunkter", 8, ()),
    ("fyramanadersrapport", 5, ()),
    ("delarsrapport", 9, ()),
    ("kvalitetsberattelse", 10, ()),
]
"""Regel, the month it is treated in, and where it goes on (Härnösand 2024)."""


def year(demo: Demo) -> list[Rad]:
    """Give the year as it stands on the demo's last day."""
    return list(rader(ARSPLAN.state(demo.log).plan(2024), TODAY))


@pytest.mark.parametrize(("regel", "month", "vidare"), PUBLISHED)
def test_each_published_punkt_stands_in_its_month(
    demo: Demo, regel: str, month: int, vidare: tuple[str, ...]
) -> None:
    """Each has its month, an ansvarig, a diarienummer, and goes on where it is published to."""
    (found,) = (one for one in year(demo) if one.punkt.id == punkt_id(demo.log, 2024, regel))

    assert found.sammantrade is not None
    assert (found.sammantrade.dag.month, found.punkt.vidare) == (month, vidare)
    assert found.punkt.ansvarig in BEFATTNINGAR
    assert found.punkt.diarienummer
    assert set(found.punkt.vidare) <= set(VIDARE)


def test_the_answers_to_the_revisorer_keep_their_days(demo: Demo) -> None:
    """One by 2024-05-06, about the anmärkning, and one by 2024-06-07: both at a sammanträde."""
    found = {one.punkt.senast: one for one in year(demo) if one.punkt.slag == "svar_revisorer"}

    assert set(found) == {date(2024, 5, 6), date(2024, 6, 7)}
    assert all(one.sammantrade and one.sammantrade.dag <= day for day, one in found.items() if day)


def test_the_year_stands_as_told_on_the_demos_last_day(demo: Demo) -> None:
    """Seven treated, two delivered, one late, one not treated, one moved, three not planned in."""
    found = year(demo)
    counted = Counter(one.lage for one in found)

    assert today_of(demo.log) == TODAY
    assert {lage: counted[lage] for lage in Lage if lage is not Lage.PLANERAD} == {
        Lage.BEHANDLAD: 7, Lage.LEVERERAD: 2, Lage.SEN: 1, Lage.EJ_BEHANDLAD: 1,
        Lage.INOM_KORT: 5, Lage.INTE_INPLANERAD: 3, Lage.STRUKEN: 0,
    }  # fmt: skip
    assert sum(bool(one.punkt.flyttad_fran) for one in found) == 1
    assert not forslag(demo.log, 2024)


def test_the_year_and_its_calendar_count_the_same(demo: Demo) -> None:
    """At the stopptid of May five fall due that are not delivered, on the day before today one."""
    due = forfaller(ARSPLAN.state(demo.log), TODAY)

    assert due[date(2024, 5, 8)] == 5
    assert due[date(2024, 4, 29)] == 1
    assert due[date(2024, 5, 29)] == 1


@pytest.mark.parametrize("day", [date(2023, 2, 21), TODAY])
def test_the_sixteen_goals_of_2022_come_out(demo: Demo, day: date) -> None:
    """13 met, 1 partly, 1 not, 1 without result yet, then and on the demo's last day."""
    arsmal = ARSPLAN.state(demo.log).arsmal(2022)

    assert utfall(arsmal, day) == {"uppfyllt": 13, "delvis": 1, "ej": 1, "saknas": 1}


def test_the_missing_goal_is_to_be_reported_back(demo: Demo) -> None:
    """The task of § 20, 2023-02-21, is late in March 2024 and stands untreated in the year."""
    arsmal = ARSPLAN.state(demo.log).arsmal(2022)
    (task,) = (task for mal in arsmal.gallande for task in mal.uppdrag)
    (asked,) = (one for one in year(demo) if one.punkt.slag == "aterrapport")

    assert (task.given.beslutad, task.given.paragraf) == (date(2023, 2, 21), "§ 20")
    assert [task.sent(day) for day in (date(2024, 2, 29), date(2024, 3, 1))] == [False, True]
    assert asked.lage is Lage.EJ_BEHANDLAD
