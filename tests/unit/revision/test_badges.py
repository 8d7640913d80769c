"""What a page says of a day of answering: in words and with a shape, late the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from api.web.build.granskningar.seen import frist_badge, state_badge
from audit.revision import commands as c
from audit.revision.svarsfrist import svarsfrister
from tests.unit.revision.story import DUE, G, lindesberg

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (DUE - 15 * DAY, ("Ska lämnas", "inom")),
        (DUE - 14 * DAY, ("Ska lämnas inom kort", "snart")),
        (DUE, ("Ska lämnas inom kort", "snart")),
        (DUE + DAY, ("Över tiden sedan 2022-09-22", "over")),
    ],
)
def test_an_answer_is_late_the_day_after_its_day(day: date, wanted: tuple[str, str]) -> None:
    """Fourteen days before it is soon, on its day still in time, and the day after it is late."""
    badge = frist_badge(svarsfrister(lindesberg().state)[0], day)

    assert (badge.text, badge.mark) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (DUE, ("Lämnat 2022-09-21", "inom")),
        (DUE + DAY, ("Lämnat 2022-09-22, för sent", "over")),
    ],
)
def test_an_answer_given_late_says_so_for_ever(given: date, wanted: tuple[str, str]) -> None:
    """The day it was given stands, and whether that was in time, however long ago."""
    told = lindesberg().on(DUE + DAY, c.GiveSvar(**G, lamnat=given))
    badge = frist_badge(svarsfrister(told.state)[0], DUE + 1000 * DAY)

    assert (badge.text, badge.mark) == wanted


def test_a_granskning_that_waits_too_long_says_so_itself() -> None:
    """Where an answer is late the granskning says since when, and else only that one is due."""
    state = lindesberg().state

    assert state_badge(state, DUE).text == "Svar ska lämnas"
    assert state_badge(state, DUE + 2 * DAY).text == "Över tiden sedan 2022-09-22"
