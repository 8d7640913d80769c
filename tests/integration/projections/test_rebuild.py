"""Rebuilding a view beside the one people read."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

import psycopg
import pytest

from projections.barnutredning.figure import running
from projections.errors import RebuildRunningError, ViewStoppedError
from projections.position import status
from projections.rebuild import compare, drop_abandoned, rebuild
from projections.registry import VIEWS, view_named
from projections.runner import Copy, advance, catch_up
from tests.support.rows import rows_of

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.view import View
    from tests.support.histories import Register
    from tests.support.logs import Opened

VIEW = view_named("barnutredning")
MAY = date(2022, 5, 2)


def some(register: Register, number: int = 3) -> None:
    """Write some utredningar with extension, correction and closing."""
    for _ in range(number):
        arende = register.open(MAY)
        register.extend(arende, date(2022, 8, 1), date(2022, 10, 1))
        register.correct(arende, 1, enhet="enhet-2")
        register.close(arende, date(2022, 9, 1))


def live_slot(log: Log) -> str:
    """Tell which copy people read."""
    with log.pool.connection() as connection:
        query = f"SELECT slot FROM {log.schema}.view_registry WHERE view = 'barnutredning'"
        row = connection.execute(query).fetchone()
    assert row is not None
    return str(row[0])


def as_superuser(opened: Opened, statement: str) -> None:
    """Do what only a superuser with the triggers off can."""
    with psycopg.connect(opened.database.superuser_dsn) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(f"SET search_path = {opened.log.schema}".encode())
        connection.execute(statement.encode())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_rebuild_gives_the_same_rows(register: Register, opened: Opened, view: View) -> None:
    """The new copy has every row of the old one, and the old one is emptied."""
    some(register)
    catch_up(opened.log, view, batch=2)
    before = rows_of(opened.log, view, "a")
    steps: list[tuple[int, int]] = []

    found = rebuild(opened.log, view, lambda done, total: steps.append((done, total)))

    assert (found.differences, found.rows, found.position) == (0, len(before), 13)
    assert rows_of(opened.log, view, "b") == before
    assert rows_of(opened.log, view, "a") == []
    assert steps[-1] == (13, 13)
    assert status(opened.log, view).complete


def test_a_second_rebuild_goes_back_to_the_first_copy(register: Register, opened: Opened) -> None:
    """The copies take turns, and the generation grows."""
    some(register)
    slots = []
    for _ in range(3):
        rebuild(opened.log, VIEW)
        slots.append(live_slot(opened.log))

    assert slots == ["b", "a", "b"]


@pytest.mark.parametrize(
    ("change", "differences"),
    [
        ("UPDATE view_utredning SET enhet = 'annan' WHERE from_position = 4", 1),
        ("DELETE FROM view_utredning WHERE from_position = 4", 1),
        ("DELETE FROM view_forlangning", 3),
        ("UPDATE view_utredning SET from_position = 2000 WHERE from_position = 4", 2),
    ],
)
def test_a_changed_row_is_found_and_put_right(
    register: Register, opened: Opened, change: str, differences: int
) -> None:
    """A row edited, removed or added behind our back is counted, and gone after the rebuild."""
    some(register)
    catch_up(opened.log, VIEW)
    right = rows_of(opened.log, VIEW)
    as_superuser(opened, change)

    checked = compare(opened.log, VIEW)
    rebuilt = rebuild(opened.log, VIEW)

    assert (checked.differences, rebuilt.differences) == (differences, differences)
    assert checked.first is not None
    assert rows_of(opened.log, VIEW, "b") == right


def test_a_comparison_changes_nothing(register: Register, opened: Opened) -> None:
    """After a comparison people read the same copy, and the other one is empty."""
    some(register)
    catch_up(opened.log, VIEW)
    before = rows_of(opened.log, VIEW)

    found = compare(opened.log, VIEW)

    assert (found.differences, live_slot(opened.log)) == (0, "a")
    assert (rows_of(opened.log, VIEW), rows_of(opened.log, VIEW, "b")) == (before, [])


def test_readers_see_whole_figures_while_copies_change(register: Register, opened: Opened) -> None:
    """Through rebuild after rebuild every reader gets the same figure, never half of one."""
    for _ in range(20):
        register.open(MAY)
    catch_up(opened.log, VIEW)
    done, seen = threading.Event(), set()

    def read() -> None:
        while not done.is_set():
            found = running(opened.log, date(2022, 6, 1), 21)
            seen.add((found.total, found.behind))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        rebuild(opened.log, VIEW)
    done.set()
    for reader in readers:
        reader.join()

    assert seen == {(20, False)}


def test_a_reader_keeps_its_copy_through_two_changes(register: Register, opened: Opened) -> None:
    """A snapshot taken before two rebuilds still holds every row of the copy it began with."""
    some(register)
    catch_up(opened.log, VIEW)
    query = f"SELECT count(*) FROM {opened.log.schema}.view_utredning WHERE slot = 'a'"
    with opened.log.pool.connection() as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        connection.execute("SELECT 1 FROM pg_class LIMIT 1")
        rebuild(opened.log, VIEW)
        rebuild(opened.log, VIEW)
        row = connection.execute(query).fetchone()

    assert row == (9,)


def test_events_written_meanwhile_are_in_the_new_copy(register: Register, opened: Opened) -> None:
    """Whoever writes during a rebuild loses nothing."""
    some(register)
    wrote = threading.Event()

    def write_once(done: int, total: int) -> None:
        if not wrote.is_set():
            wrote.set()
            register.open(MAY)

    rebuild(opened.log, VIEW, write_once)

    assert status(opened.log, VIEW).complete
    assert len(rows_of(opened.log, VIEW, "b")) == 13


def test_a_rebuild_brings_a_stopped_view_back(register: Register, opened: Opened) -> None:
    """A view that stopped is replaced by one that read on, once the cause is gone."""
    some(register)
    as_superuser(opened, "UPDATE entry SET schema_version = 2 WHERE position = 6")
    catch_up(opened.log, VIEW)
    as_superuser(opened, "UPDATE entry SET schema_version = 1 WHERE position = 6")

    found = rebuild(opened.log, VIEW)

    assert (found.differences, found.position) == (0, 5)
    assert status(opened.log, VIEW).complete


def test_a_rebuild_that_cannot_end_leaves_the_old_copy(register: Register, opened: Opened) -> None:
    """Where the new copy stops at an error, people go on reading the old one."""
    some(register)
    catch_up(opened.log, VIEW)
    as_superuser(opened, "UPDATE entry SET schema_version = 2 WHERE position = 6")

    with pytest.raises(ViewStoppedError, match="löpnummer 6"):
        rebuild(opened.log, VIEW)

    assert live_slot(opened.log) == "a"
    assert rows_of(opened.log, VIEW, "b") == []


def test_a_view_is_rebuilt_by_one_at_a_time(register: Register, opened: Opened) -> None:
    """A second rebuild of the same view is refused while the first one runs."""
    some(register)
    refused: list[bool] = []

    def again(done: int, total: int) -> None:
        try:
            rebuild(opened.log, VIEW)
        except RebuildRunningError:
            refused.append(True)

    rebuild(opened.log, VIEW, again)

    assert refused


def test_what_a_killed_rebuild_left_is_removed(register: Register, opened: Opened) -> None:
    """A half-built copy does not outlive the next start."""
    some(register)
    catch_up(opened.log, VIEW)
    advance(Copy(opened.log, VIEW, "b"), to=7)

    drop_abandoned(opened.log, VIEW)

    assert rows_of(opened.log, VIEW, "b") == []
    assert len(rows_of(opened.log, VIEW, "a")) == 12
