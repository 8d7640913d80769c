"""The two time axes of the nämnd's year: where a punkt stood then, told late, taken back."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.acts import ARSPLAN
from api.web.build.aret.year import year_view
from audit.arsplan import commands as c
from audit.arsplan import events_arsplan as e
from audit.arsplan.arsmal import Arsmal
from audit.arsplan.laget import Lage, rader
from tests.property.year_histories import BEGINNING, STEPS, Course, Step
from tests.support.database import fresh_database
from tests.support.logs import Opened, a_context, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.web.models.aret import YearView
    from audit.arsplan.arsplan import Arsplan
    from tests.support.server import RunServer

AR = 2024
YEARS = itertools.count(2000)
DAYS = st.integers(0, 400).map(lambda days: date(AR, 1, 1) + timedelta(days=days))


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One log for all examples, each with a year of its own."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield log


def a_course(steps: list[Step], ar: int = AR) -> Course:
    """Tell a year with three sammanträden and three punkter, and what the steps do to them."""
    course = Course(uuid4(), ar)
    course.goes_on([*BEGINNING, *steps])
    return course


def taken_back_after(course: Course, day: date) -> set[UUID]:
    """Name what was dropped, cancelled or treated in error, as somebody found out after a day."""
    known = {event.originator_version: event for event in course.events}
    found: list[Any] = [
        known[event.corrects]
        for event, on in zip(course.events, course.days, strict=True)
        if isinstance(event, e.ArsplanCorrected) and on > day
    ]
    return {getattr(one, "punkt", None) or one.sammantrade for one in found}


@settings(max_examples=15)
@given(steps=STEPS)
def test_now_is_now_however_it_is_said(steps: list[Step]) -> None:
    """On the newest day, and on any day ahead, the year is what was registered."""
    course = a_course(steps)
    year = course.year()

    for day in (course.today, course.today + timedelta(days=100)):
        assert year.on(day) is year
        assert year_view(year, Arsmal(), AR, day).senare == ""


@settings(max_examples=25)
@given(steps=STEPS, day=DAYS)
def test_a_day_shows_each_thing_where_it_was_registered_to_stand_then(
    steps: list[Step], day: date
) -> None:
    """Moved, changed, dropped or cancelled later: on that day as on that very day's own page.

    But for what the nämnd had treated by then, and what somebody has since found to be wrong.
    """
    course = a_course(steps)
    then, now = course.year(until=day), course.year()
    stood, left = now.on(day), taken_back_after(course, day)
    treated = [one for one in now.punkter.values() if one.behandlad and one.behandlad <= day]
    left |= {one.id for one in treated} | {one.sammantrade for one in treated if one.sammantrade}

    for punkt in then.punkter.values():
        if punkt.id not in left:
            assert placed(stood, punkt.id) == placed(then, punkt.id)
    for held in then.sammantraden.values():
        if held.id not in left:
            assert told(stood, held.id) == told(then, held.id)


def placed(year: Arsplan, punkt: UUID) -> tuple[Any, ...]:
    """Give what a day's page says of a punkt's place."""
    one = year.punkter[punkt]
    return one.sammantrade, one.flyttad_fran, one.struken, one.arende, one.senast


def told(year: Arsplan, sammantrade: UUID) -> tuple[Any, ...]:
    """Give what a day's page says of a sammanträde."""
    one = year.sammantraden[sammantrade]
    return one.dag, one.stopptid, one.installt


@settings(max_examples=25)
@given(steps=STEPS)
def test_what_was_treated_stands_at_the_sammantrade_of_that_day(steps: list[Step]) -> None:
    """However late a move or a new day was registered: where it was treated, it stood."""
    year = a_course(steps).year()
    treated = {one.id: one.behandlad for one in year.punkter.values() if one.behandlad}

    for day in set(treated.values()):
        found = [one for one in rader(year, day) if one.lage is Lage.BEHANDLAD]
        assert {one.punkt.id for one in found} == {id_ for id_, on in treated.items() if on <= day}
        for one in found:
            assert one.sammantrade is not None
            assert one.sammantrade.dag == one.punkt.behandlad


@settings(max_examples=5)
@given(steps=STEPS, more=STEPS, days=st.integers(0, 200))
def test_what_is_learned_late_changes_that_day_and_nothing_that_was_registered(
    opened: Opened, steps: list[Step], more: list[Step], days: int
) -> None:
    """A delivery told afterwards counts from its day; as registered earlier nothing changes."""
    ar, log = next(YEARS), opened.log
    course = Course(uuid4(), ar)
    # One more, not planned in, that nothing has happened to yet.
    known = log.append(
        course.goes_on([*BEGINNING, *steps, (0, "punkt", 0, 0)]), a_context()
    ).last_position
    which = list(course.year().punkter)[-1]
    day = course.today - timedelta(days=days)
    said = views(opened, ar, known, day)

    course.tell(c.DeliverPunkt(arsplan=course.stream, punkt=which, levererad=day))
    now = log.append(course.events[-1:], a_context()).last_position
    told = views(opened, ar, now, day)
    log.append(course.goes_on([(1, "punkt", 0, 0), *more]), a_context())

    assert views(opened, ar, known, day) == said
    assert views(opened, ar, now, day) == told
    assert [before == after for before, after in zip(said, told, strict=True)] == [True, False]


def views(opened: Opened, ar: int, known: int, day: date) -> list[YearView]:
    """Give the pages of a year on the day before and on a day, as known at a löpnummer."""
    year = ARSPLAN.state(opened.log, known).plan(ar)
    return [year_view(year, Arsmal(), ar, one) for one in (day - timedelta(days=1), day)]
