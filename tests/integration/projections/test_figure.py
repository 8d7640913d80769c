"""The figure barnutredningstid on any day, as known at any time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from audit.barnutredning.classify import Tidsklass
from projections.asof import AsOf
from projections.barnutredning.figure import Closed, Running, closed, running, running_by_enhet
from projections.barnutredning.listing import (
    Flag,
    Narrowing,
    closed_listing,
    listing,
    reaching,
)
from projections.registry import view_named
from projections.runner import catch_up

if TYPE_CHECKING:
    from audit.store.log import Log
from tests.support.behind import arenden_by_class
from tests.support.histories import Register

VIEW = view_named("barnutredning")
YEAR_END = date(2022, 12, 31)


def figure(log: Log, per: date, known_at: date | None = None) -> Running:
    """Catch up and ask for the running utredningar."""
    catch_up(log, VIEW)
    return running(log, per, AsOf.resolve(log, per, known_at).position)


def period(log: Log, start: date, end: date) -> Closed:
    """Catch up and ask for the closed utredningar as known now."""
    catch_up(log, VIEW)
    return closed(log, start, end, AsOf.resolve(log, end).position)


def stromsund(register: Register) -> None:
    """Write 68 that run on 2022-12-31: 59 within, 3 extended, 6 over (2 closed later)."""
    for number in range(59):
        register.open(date(2022, 10, 1 + number % 28), on=date(2022, 11, 1))
    for _ in range(3):
        arende = register.open(date(2022, 8, 1), on=date(2022, 11, 1))
        register.extend(arende, date(2022, 11, 28), date(2023, 2, 1), on=date(2022, 11, 29))
    over = [register.open(date(2022, 8, 5), on=date(2022, 11, 1)) for _ in range(6)]
    for arende in over[:2]:
        register.close(arende, date(2023, 1, 17), on=date(2023, 1, 18))


def test_the_published_figure_comes_out_of_events(register: Register) -> None:
    """68 run at the end of 2022: 59 within, 3 extended, 6 over, 2 of them closed later."""
    stromsund(register)

    found = figure(register.log, YEAR_END, date(2023, 2, 21))

    assert (found.total, found.within, found.extended) == (68, 59, 3)
    assert (found.extension_expired, found.without_extension, found.closed_later) == (0, 6, 2)
    assert found.share_within == Fraction(59, 68)
    assert found.classes[Tidsklass.OVER_UTAN_FORLANGNING].closed_later == 2


def test_what_was_known_then_lacks_what_came_later(register: Register) -> None:
    """As known on the measuring day, nobody could know that two would be closed."""
    stromsund(register)

    found = figure(register.log, YEAR_END, YEAR_END)

    assert (found.total, found.without_extension, found.closed_later) == (68, 6, 0)


def test_the_last_day_is_included_and_the_rolled_day_is_only_told(register: Register) -> None:
    """Opened 2022-08-31: within on 2022-12-31, then over, yet within the vardag to 2023-01-02."""
    register.open(date(2022, 8, 31), on=date(2022, 9, 1))

    on_the_day = figure(register.log, YEAR_END)
    over = [figure(register.log, date(2023, 1, day)) for day in (1, 2, 3)]

    assert (on_the_day.within, on_the_day.all.within_vardag) == (1, 0)
    assert [one.without_extension for one in over] == [1, 1, 1]
    assert [one.all.within_vardag for one in over] == [1, 1, 0]


def test_the_day_of_closing_no_longer_counts_as_running(register: Register) -> None:
    """An utredning runs up to the day before it is closed."""
    arende = register.open(date(2022, 9, 1))
    register.close(arende, date(2022, 10, 3))

    days = [figure(register.log, date(2022, 10, day)).total for day in (2, 3)]

    assert days == [1, 0]


def test_an_extension_counts_from_the_day_it_was_decided(register: Register) -> None:
    """Before its decision an extension changes nothing, however early it was registered."""
    arende = register.open(date(2022, 5, 2))
    register.extend(arende, date(2022, 9, 20), date(2022, 11, 1))

    before = figure(register.log, date(2022, 9, 19))
    after = figure(register.log, date(2022, 9, 20))
    expired = figure(register.log, date(2022, 11, 2))

    assert (before.without_extension, before.all.extended_after_limit) == (1, 0)
    assert (after.extended, after.all.extended_after_limit) == (1, 1)
    assert expired.extension_expired == 1


def test_a_withdrawn_extension_counts_no_more(register: Register) -> None:
    """A correction that takes an extension back leaves the utredning without one, from then on."""
    arende = register.open(date(2022, 5, 2), on=date(2022, 5, 3))
    register.extend(arende, date(2022, 8, 20), date(2022, 11, 1), on=date(2022, 8, 21))
    register.correct(arende, 2, on=date(2022, 10, 1), ny_sista_dag="")

    then = figure(register.log, date(2022, 9, 15), date(2022, 9, 15))
    now = figure(register.log, date(2022, 9, 15))

    assert (then.extended, now.without_extension) == (1, 1)


def test_a_moved_opening_moves_the_limit(register: Register) -> None:
    """A corrected first day changes the class as known after the correction, and not before."""
    arende = register.open(date(2022, 5, 2), on=date(2022, 5, 3))
    register.correct(arende, 1, on=date(2022, 10, 1), inledd="2022-06-02")

    then = figure(register.log, date(2022, 9, 15), date(2022, 9, 15))
    now = figure(register.log, date(2022, 9, 15))

    assert (then.without_extension, now.within) == (1, 1)
    assert now.days.mean == Fraction((date(2022, 9, 15) - date(2022, 6, 2)).days)


def test_a_closing_let_stand_again_brings_its_own_facts(register: Register) -> None:
    """Withdrawn, replaced and let stand again, the first closing has its own day and code."""
    arende = register.open(date(2022, 5, 2))
    register.close(arende, date(2022, 6, 1))
    register.correct(arende, 2, avslut="insats")
    register.correct(arende, 2, avslutad="")
    register.close(arende, date(2022, 7, 1))
    register.correct(arende, 5, avslutad="")
    register.correct(arende, 2, avslutad="2022-06-15")
    catch_up(register.log, VIEW, batch=2)

    with register.log.pool.connection() as connection:
        rows = connection.execute(
            "SELECT avslutad::text, avslut FROM namnd_prov.view_utredning"
            " WHERE slot = 'a' ORDER BY from_position"
        ).fetchall()

    assert rows == [
        (None, None),
        ("2022-06-01", "utan_insats"),
        ("2022-06-01", "insats"),
        (None, None),
        ("2022-07-01", "utan_insats"),
        (None, None),
        ("2022-06-15", "insats"),
    ]


def test_closed_in_a_period_is_another_population(register: Register) -> None:
    """Closed utredningar are classed on the day of closing, with median, mean and months."""
    for closed_on in (date(2022, 3, 1), date(2022, 5, 1), date(2022, 5, 2)):
        register.close(register.open(date(2022, 1, 1)), closed_on)
    late = register.open(date(2022, 1, 1))
    register.extend(late, date(2022, 4, 1), date(2022, 7, 1))
    register.close(late, date(2022, 6, 30))

    found = period(register.log, date(2022, 1, 1), date(2022, 12, 31))

    assert (found.total, found.within, found.extended, found.without_extension) == (4, 2, 1, 1)
    assert (found.share_within, found.share_within_limit) == (Fraction(1, 2), Fraction(3, 4))
    assert found.days.median == Fraction(120 + 121, 2)
    assert found.days.mean == Fraction(59 + 120 + 121 + 180, 4)
    assert found.months == {2: 1, 4: 2, 5: 1}


def test_an_empty_population_has_no_share(register: Register) -> None:
    """Where nothing runs, there is no share and no median, and no error."""
    found = figure(register.log, YEAR_END)

    assert (found.total, found.share_within, found.days.median) == (0, None, None)


def test_the_list_shows_the_utredningar_behind_a_number(register: Register) -> None:
    """Each class and flag can be opened: the list has as many rows as the number says."""
    stromsund(register)
    known = figure(register.log, YEAR_END).known_position
    over = Narrowing(klass=Tidsklass.OVER_UTAN_FORLANGNING)

    six = listing(register.log, YEAR_END, known, over, limit=4)
    two = listing(register.log, YEAR_END, known, Narrowing(flag=Flag.CLOSED_LATER))

    assert (len(six.rows), six.total, two.total) == (4, 6, 2)
    assert {row.avslutad for row in two.rows} == {date(2023, 1, 17)}
    assert {row.days_over for row in six.rows} == {26}
    assert listing(register.log, YEAR_END, known, over, offset=10).total == 6


def test_the_list_people_open_first_holds_what_reaches_four_months_soon(
    register: Register,
) -> None:
    """Within 30 days: the last day today and the one 30 days ahead are in, the next is not."""
    wanted = [register.open(day) for day in (date(2022, 5, 1), date(2022, 5, 31))]
    register.open(date(2022, 6, 2))
    register.open(date(2022, 4, 30))
    known = figure(register.log, date(2022, 9, 1)).known_position

    found = reaching(register.log, date(2022, 9, 1), known)

    assert [row.arende_id for row in found.rows] == wanted


def test_each_enhet_has_its_own_numbers(register: Register) -> None:
    """The figure can be split by enhet, and the parts add up."""
    for enhet, number in (("norr", 2), ("soder", 3)):
        for _ in range(number):
            register.open(date(2022, 10, 1), enhet=enhet)
    known = figure(register.log, YEAR_END).known_position

    found = running_by_enhet(register.log, YEAR_END, known)

    assert found == {"norr": {Tidsklass.INOM: 2}, "soder": {Tidsklass.INOM: 3}}


def test_the_ids_behind_each_class_can_be_frozen(register: Register) -> None:
    """A measurement can keep which ärenden were behind each class."""
    arende = register.open(date(2022, 1, 3))
    known = figure(register.log, YEAR_END).known_position

    found = arenden_by_class(register.log, YEAR_END, known)

    assert found[Tidsklass.OVER_UTAN_FORLANGNING] == (arende,)
    assert found[Tidsklass.INOM] == ()


def test_the_closed_list_names_the_same_utredningar(register: Register) -> None:
    """The list of a period has the closed ones in the order they were closed."""
    first, second = register.open(date(2022, 1, 3)), register.open(date(2022, 1, 3))
    register.close(second, date(2022, 3, 1))
    register.close(first, date(2022, 4, 1))
    known = figure(register.log, YEAR_END).known_position

    found = closed_listing(register.log, date(2022, 1, 1), YEAR_END, known)

    assert [row.arende_id for row in found.rows] == [second, first]


def test_a_figure_says_that_its_view_is_behind(register: Register) -> None:
    """Asked for what the view has not read yet, the figure says so instead of seeming current."""
    known = figure(register.log, YEAR_END).known_position
    register.open(date(2022, 10, 1))

    found = running(register.log, YEAR_END, known + 1)

    assert (found.behind, found.basis.behind, found.total) == (True, 1, 0)
