"""Views move past what does not concern them, as if each had read it by itself; no other does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

import psycopg

from projections.passing import pass_by
from projections.position import status
from projections.registry import VIEWS
from projections.runner import Copy, advance, catch_up
from tests.support.superuser import as_superuser

if TYPE_CHECKING:
    from audit.store.log import Log
    from tests.support.histories import Register
    from tests.support.logs import Opened

MAY = date(2022, 5, 2)


def states(log: Log) -> list[tuple[object, ...]]:
    """Give how every copy stands."""
    with log.pool.connection() as connection:
        query = f"SELECT * FROM {log.schema}.view_state ORDER BY view, slot"
        return connection.execute(query.encode()).fetchall()


def all_caught_up(log: Log) -> None:
    """Bring each view to the head by itself."""
    for view in VIEWS:
        catch_up(log, view)


def reading(log: Log) -> frozenset[str]:
    """Name the views that read one of the kinds of entry in the log."""
    with log.pool.connection() as connection:
        rows = connection.execute(f"SELECT DISTINCT topic FROM {log.schema}.entry".encode())
        topics = {topic for (topic,) in rows}
    return frozenset(view.name for view in VIEWS if not topics.isdisjoint(view.reads))


def test_they_stand_as_if_each_had_read_by_itself(register: Register, opened: Opened) -> None:
    """Position, time, tree and counts are those that reading one view at a time gives."""
    log = opened.log
    register.open(MAY)
    passed = pass_by(log)
    all_caught_up(log)
    together = states(log)
    as_superuser(
        opened,
        "DELETE FROM view_utredning;"
        " UPDATE view_state SET position = 0, edge = '', consumed = '{}'",
    )
    all_caught_up(log)

    assert passed == {view.name for view in VIEWS} - reading(log) != frozenset()
    assert together == states(log)
    assert all(status(log, view).complete for view in VIEWS)


def test_whoever_stands_elsewhere_is_left_alone(register: Register, opened: Opened) -> None:
    """Only views that share the commonest place move; the others are read on by themselves."""
    log = opened.log
    first, *others = (view for view in VIEWS if view.name not in reading_of_utredningar(register))
    catch_up(log, first)
    register.open(MAY)

    assert pass_by(log) == {view.name for view in others}
    assert status(log, first).behind == 1


def reading_of_utredningar(register: Register) -> frozenset[str]:
    """Open an utredning, and name the views that read of it."""
    register.open(MAY)
    return reading(register.log)


def test_the_other_copy_and_a_stopped_view_stay(register: Register, opened: Opened) -> None:
    """A copy that nobody reads is not moved, and a view that has stopped stays where it did."""
    log = opened.log
    stopped, rebuilt, *_ = (v for v in VIEWS if v.name not in reading_of_utredningar(register))
    advance(Copy(log, rebuilt, "b"), to=1)
    as_superuser(opened, f"UPDATE view_state SET stopped_at = now() WHERE view = '{stopped.name}'")
    before = [row for row in states(log) if row[1] == "b" or row[0] == stopped.name]
    passed = pass_by(log)

    assert stopped.name not in passed
    assert rebuilt.name in passed
    assert [row for row in states(log) if row[1] == "b" or row[0] == stopped.name] == before


def test_a_gap_or_an_unknown_kind_moves_nobody(register: Register, opened: Opened) -> None:
    """Where an entry lacks, or is of a kind that nobody knows, reading by itself says so."""
    log = opened.log
    arende = register.open(MAY)
    register.close(arende, date(2022, 6, 1))
    as_superuser(opened, "UPDATE entry SET topic = 'okand.handelse' WHERE version = 2")
    unknown = pass_by(log)
    as_superuser(opened, "DELETE FROM entry WHERE version = 2")

    assert (unknown, pass_by(log)) == (frozenset(), frozenset())
    assert {status(log, view).position for view in VIEWS} == {0}


def test_many_at_once_move_them_once(register: Register, opened: Opened) -> None:
    """Processes that move the same views at the same time leave them as one would."""
    log = opened.log
    register.open(MAY)
    with ThreadPoolExecutor(6) as many:
        passed = list(many.map(lambda _: pass_by(log), range(6)))
    all_caught_up(log)

    moved = [name for one in passed for name in one]
    assert sorted(moved) == sorted({view.name for view in VIEWS} - reading(log))
    assert all(status(log, view).complete for view in VIEWS)


def test_a_view_that_somebody_holds_is_not_waited_for(register: Register, opened: Opened) -> None:
    """While a rebuild holds one of them, the others move; it comes along when it is let go."""
    log = opened.log
    held, *others = (v for v in VIEWS if v.name not in reading_of_utredningar(register))
    with psycopg.connect(opened.database.app_dsn) as holding:
        query = f"SELECT FROM {log.schema}.view_state WHERE view = %s FOR UPDATE"
        holding.execute(query.encode(), [held.name])
        passed = pass_by(log)

    assert passed == {view.name for view in others}
    assert pass_by(log) == {held.name}


def test_nothing_to_read_moves_nobody(opened: Opened) -> None:
    """At the head there is nothing to pass by."""
    all_caught_up(opened.log)

    assert pass_by(opened.log) == frozenset()
