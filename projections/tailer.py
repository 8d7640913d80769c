"""Keeping every view of every log up to date while the service runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import psycopg
import structlog
from psycopg import sql

from audit.store.notify import channel_of
from audit.store.pool import make_pool
from projections.passing import pass_by
from projections.rebuild import drop_abandoned
from projections.registry import VIEWS
from projections.runner import abandoned, at_rest, catch_up

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg_pool import ConnectionPool

    from audit.store.log import Log
    from projections.view import View

POLL: Final = 2.0
"""Seconds after which the logs are looked at even where no notice came."""

PACE: Final = 0.25
"""Seconds from one look after a notice to the next: the first comes at once, those of a busy log
are taken together. A look costs some thirty statements, and commands would wait for them."""

PATIENCE: Final = 0.5
"""Seconds that a stop may have to wait for the end of a listening turn."""

Act: TypeAlias = "Callable[[Log, View], object]"

_LOG = structlog.get_logger(__name__)


class Tailer:
    """One thread that listens for growing logs, polls besides, and catches up their views."""

    def __init__(self, dsn: str, logs: Callable[[], Iterable[Log]]) -> None:
        """Keep how to listen (the application's role) and where the open logs are."""
        self._dsn = dsn
        self._logs = logs
        self._stopping = threading.Event()
        self._own: dict[UUID, Log] = {}
        self._pool: ConnectionPool[psycopg.Connection[Any]]
        self._thread = threading.Thread(target=self._run, name="tailer", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End after the batch that is under way, and wait for that; safe to call twice."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                # Connections of its own: what it asks of every nämnd in turn would make a page
                # wait for one, and fill those of the pages with what pages never ask.
                with (
                    make_pool(self._dsn, max_size=2) as pool,
                    psycopg.connect(self._dsn, autocommit=True) as connection,
                ):
                    self._own, self._pool = {}, pool
                    for log in self._opened():
                        self._some(log, drop_abandoned, abandoned)
                    self._follow(connection)
            except Exception as error:  # noqa: BLE001 - without this thread no view moves again
                # The server may be restarting: nothing is lost, for views know where they are.
                _LOG.warning("tailer_lost_connection", kind=type(error).__name__)
                self._stopping.wait(POLL)

    def _follow(self, connection: psycopg.Connection[Any]) -> None:
        heard: dict[str, str] = {}
        looked: dict[UUID, float] = {}
        grown = frozenset[str]()
        while not self._stopping.is_set():
            self._listen(connection, heard)
            now, every = time.monotonic(), self._opened()
            for number, log in enumerate(every):
                due = now - looked.get(log.id, 0.0) >= POLL
                if due or log.schema in grown:
                    self._some(log, catch_up, _behind)
                    # From the first look on each at a time of its own: all of them at once would
                    # take the processor from the pages for a while, every other second.
                    part = 0.0 if log.id in looked else POLL * number / len(every)
                    looked[log.id] = now - part
            until = min((looked[log.id] for log in every), default=now) + POLL
            grown = self._wait(connection, heard, until)
            self._stopping.wait(max(0.0, now + PACE - time.monotonic()))

    def _listen(self, connection: psycopg.Connection[Any], heard: dict[str, str]) -> None:
        """Listen to logs that were opened since the last turn as well."""
        for schema in {log.schema for log in self._logs()} - set(heard.values()):
            channel = channel_of(schema)
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
            heard[channel] = schema

    def _wait(
        self, connection: psycopg.Connection[Any], heard: dict[str, str], until: float
    ) -> frozenset[str]:
        """Wait for notices, the time to look at every log, or the stop; gives what has grown."""
        while not self._stopping.is_set() and time.monotonic() < until:
            patience = min(PATIENCE, max(until - time.monotonic(), 0.0))
            noticed = connection.notifies(timeout=patience, stop_after=1)
            grown = frozenset(heard[one.channel] for one in noticed if one.channel in heard)
            if grown:
                return grown
        return frozenset()

    def _opened(self) -> list[Log]:
        """Give every open log, over the tailer's own connections."""
        for log in self._logs():
            if log.id not in self._own:
                self._own[log.id] = log.over(self._pool)
        return [self._own[log.id] for log in self._logs()]

    def _some(self, log: Log, act: Act, which: Callable[[Log], frozenset[str]]) -> None:
        """Do something to the views of a log that need it; one question finds them."""
        if self._stopping.is_set():
            return
        try:
            names = which(log)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
            _LOG.warning("view_waits", view="", schema=log.schema, kind=type(error).__name__)
            return
        for view in VIEWS:
            if self._stopping.is_set():
                return
            if view.name in names:
                self._one(log, act, view)

    def _one(self, log: Log, act: Act, view: View) -> None:
        try:
            act(log, view)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
            # One log in trouble must not keep the others waiting; next turn tries again.
            kind = type(error).__name__
            _LOG.warning("view_waits", view=view.name, schema=log.schema, kind=kind)


def _behind(log: Log) -> frozenset[str]:
    """Name the views that have something to read, and those that are not there.

    Views that something was added beside, and nothing for, are moved on the way.
    """
    names = frozenset(view.name for view in VIEWS) - at_rest(log)
    return names - pass_by(log) if len(names) > 1 else names
