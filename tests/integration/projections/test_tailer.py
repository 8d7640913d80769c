"""Views follow their log while the service runs."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

import psycopg

from projections.barnutredning.figure import running
from projections.position import status
from projections.registry import VIEWS, view_named
from projections.runner import Copy, advance
from projections.tailer import Tailer
from tests.support.rows import rows_of
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from tests.support.histories import Register
    from tests.support.logs import Opened


def test_what_is_written_is_soon_in_every_view(register: Register, opened: Opened) -> None:
    """While the tailer runs, views come to the head by themselves; stopped, they stay."""
    tailer = Tailer(opened.database.app_dsn, lambda: [opened.log])
    tailer.start()
    register.open(date(2022, 5, 2))

    came = wait_until(lambda: running(opened.log, date(2022, 6, 1), 2).total == 1)
    tailer.stop()
    register.open(date(2022, 5, 2))

    assert came
    assert running(opened.log, date(2022, 6, 1), 3).behind
    assert "tailer" not in {thread.name for thread in threading.enumerate()}


def test_a_lost_connection_is_made_anew(register: Register, opened: Opened) -> None:
    """When the server ends the tailer's connections, it comes back and goes on."""
    tailer = Tailer(opened.database.app_dsn, lambda: [opened.log])
    tailer.start()
    wait_until(lambda: status(opened.log, VIEWS[-1]).complete)
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        )
    register.open(date(2022, 5, 2))

    came = wait_until(lambda: all(status(opened.log, view).complete for view in VIEWS))
    tailer.stop()

    assert came


def test_whatever_goes_wrong_with_one_view_the_others_go_on(
    register: Register, opened: Opened
) -> None:
    """A view that is missing keeps no other one waiting, and is followed again once it is there."""
    first, last = VIEWS[0], VIEWS[-1]
    tailer = Tailer(opened.database.app_dsn, lambda: [opened.log])
    with psycopg.connect(opened.database.owner_dsn, autocommit=True) as owner:
        owner.execute(
            "UPDATE namnd_prov.view_registry SET view = 'borta' WHERE view = %s", [first.name]
        )
        tailer.start()
        register.open(date(2022, 5, 2))
        went_on = wait_until(lambda: status(opened.log, last).complete)
        owner.execute(
            "UPDATE namnd_prov.view_registry SET view = %s WHERE view = 'borta'", [first.name]
        )
    came_back = wait_until(lambda: status(opened.log, first).complete)
    tailer.stop()

    assert (went_on, came_back) == (True, True)


def test_a_start_removes_what_a_killed_rebuild_left(register: Register, opened: Opened) -> None:
    """A half-built copy is gone once the service runs again."""
    view = view_named("barnutredning")
    register.open(date(2022, 5, 2))
    advance(Copy(opened.log, view, "b"))
    tailer = Tailer(opened.database.app_dsn, lambda: [opened.log])
    tailer.start()

    gone = wait_until(lambda: rows_of(opened.log, view, "b") == [])
    tailer.stop()

    assert gone
