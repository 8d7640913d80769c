"""Rebuilding a view beside the one people read, comparing the two, and changing over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from psycopg import Connection

from audit.errors import ConfigurationError
from projections.compare import Compared, compare_copies, queries_of
from projections.errors import RebuildRunningError, ViewStoppedError
from projections.runner import Copy, advance, apply, catch_up, lock_state
from projections.snapshot import RUNNER

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.view import View

Report = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Report nothing."""


def rebuild(log: Log, view: View, progress: Report = _silent) -> Compared:
    """Build a view anew from the log, compare it with the one in use, and change over to it.

    `progress` is told (entries read, entries to read). Readers never wait.
    The change is made even where the copies differ: the new one is derived from the log by this
    release's statements; the answer says in how many rows the old one was wrong.
    Raises RebuildRunningError, and ViewStoppedError where the new copy stops at an error.
    """
    with _alone(log, view):
        try:
            compared, copy = _build_and_compare(log, view, progress)
            _finish(copy, progress)
            _swap(copy)
        finally:
            # Also after an error: a copy that nobody reads must not keep what a gallring removes.
            empty(log, view)
    return compared


def compare(log: Log, view: View, progress: Report = _silent) -> Compared:
    """Build a view anew from the log beside the one in use, compare them, and drop the new copy.

    Raises like `rebuild`.
    """
    with _alone(log, view):
        try:
            return _build_and_compare(log, view, progress)[0]
        finally:
            empty(log, view)


def empty(log: Log, view: View) -> None:
    """Remove every row of the copy that nobody reads."""
    queries = RUNNER.bind(log.schema)
    with log.pool.connection() as connection, connection.transaction():
        copy = Copy(log, view, _other(_live_slot(connection, log, view)))
        for table in view.tables:
            connection.execute(queries_of(log.schema, table).remove, {"slot": copy.slot})
        connection.execute(queries.reset, copy.values)


def drop_abandoned(log: Log, view: View) -> None:
    """Remove a copy that a killed rebuild left behind; does nothing while a rebuild runs."""
    try:
        with _alone(log, view):
            empty(log, view)
    except RebuildRunningError:
        return


def _build_and_compare(log: Log, view: View, progress: Report) -> tuple[Compared, Copy]:
    empty(log, view)
    catch_up(log, view)
    with log.pool.connection() as connection:
        live = Copy(log, view, _live_slot(connection, log, view))
        target = lock_state(connection, live).position
    copy = Copy(log, view, _other(live.slot))
    _demand_moved(advance(copy, to=target, progress=progress).error)
    return _compare_under_lock(live, copy), copy


def _compare_under_lock(live: Copy, copy: Copy) -> Compared:
    """Hold the copy in use still, bring the new one to its very position, and compare."""
    log, queries = live.log, RUNNER.bind(live.log.schema)
    with log.pool.connection() as connection, connection.transaction():
        target = lock_state(connection, live).position
        state = lock_state(connection, copy)
        if state.position < target:
            apply(connection, copy, state, target)
        rows = connection.execute(queries.gallrade_after, {"after": target}).fetchall()
        skip = frozenset(arende for (arende,) in rows)
        compared = compare_copies(connection, log.schema, live.view, skip)
    compared.position = target
    return compared


def _finish(copy: Copy, progress: Report) -> None:
    """Go on to the head: the copy in use may have been stopped long before it."""
    _demand_moved(advance(copy, progress=progress).error)


def _swap(copy: Copy) -> None:
    """Let people read the new copy from the next snapshot on; it is never older than the other."""
    queries = RUNNER.bind(copy.log.schema)
    with copy.log.pool.connection() as connection, connection.transaction():
        live = Copy(copy.log, copy.view, _other(copy.slot))
        target = lock_state(connection, live).position
        state = lock_state(connection, copy)
        if state.position < target:
            apply(connection, copy, state, target)
        connection.execute(queries.swap, copy.values)


def _demand_moved(error: str | None) -> None:
    if error is not None:
        raise ViewStoppedError(error)


def _live_slot(connection: Connection[Any], log: Log, view: View) -> str:
    row = connection.execute(RUNNER.bind(log.schema).live, {"view": view.name}).fetchone()
    if row is None:
        message = f"Vyn {view.name} saknas i databasen."
        raise ConfigurationError(message)
    return str(row[0])


def _other(slot: str) -> str:
    return "b" if slot == "a" else "a"


@contextmanager
def _alone(log: Log, view: View) -> Iterator[None]:
    """Be the only one who rebuilds this view; the lock dies with the connection."""
    queries = RUNNER.bind(log.schema)
    name = {"name": f"rebuild {log.schema} {view.name}"}
    with log.pool.connection() as connection:
        row = connection.execute(queries.try_lock, name).fetchone()
        if row is None or not row[0]:
            message = "Vyn byggs redan om."
            raise RebuildRunningError(message)
        try:
            yield
        finally:
            connection.execute(queries.unlock, name)
