"""Questions whose plans are kept go over connections of their own, and answer the same."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import psycopg

from audit.store.log import Log
from audit.store.pool import MAX_PLANNING, PLANS, make_planning_pool
from projections.barnutredning.figure import running
from projections.registry import VIEWS
from projections.runner import catch_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.histories import Register
    from tests.support.logs import Opened

DAY = date(2022, 6, 1)


@contextmanager
def planning(opened: Opened) -> Iterator[Log]:
    """Give the log with a pool for kept plans."""
    with make_planning_pool(opened.database.app_dsn) as pool:
        yield Log(replace(opened.log.parts, planning=pool))


def test_the_answer_is_the_same(register: Register, opened: Opened) -> None:
    """Whichever connection is asked, and however often, the figure is one; many plans are kept."""
    register.open(date(2022, 5, 2))
    for view in VIEWS:
        catch_up(opened.log, view)
    with planning(opened) as log:
        found = {running(log, DAY, 2).total for _ in range(2 * MAX_PLANNING + 8)}
        with log.planning.connection() as connection:
            kept = connection.prepared_max

    assert found == {running(opened.log, DAY, 2).total} == {1}
    assert kept == PLANS


def test_a_connection_that_ended_is_not_lent_out(register: Register, opened: Opened) -> None:
    """When the server has ended them, the next question is answered over new ones."""
    register.open(date(2022, 5, 2))
    for view in VIEWS:
        catch_up(opened.log, view)
    with planning(opened) as log:
        before = running(log, DAY, 2).total
        with psycopg.connect(opened.database.superuser_dsn, autocommit=True) as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        after = running(log, DAY, 2).total

    assert (before, after) == (1, 1)
