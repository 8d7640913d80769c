"""Keeping every view of every log up to date while the service runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

import psycopg
import structlog
from psycopg import sql

from audit.store.notify import channel_of
from projections.rebuild import drop_abandoned
from projections.registry import VIEWS
from projections.runner import catch_up

if TYPE_CHECKING:
    from audit.store.log import Log

POLL: Final = 2.0
"""Seconds after which the logs are looked at even where no notice came."""

PATIENCE: Final = 0.5
"""Seconds that a stop may have to wait for the end of a listening turn."""

_LOG = structlog.get_logger(__name__)


class Tailer:
    """One thread that listens for growing logs, polls besides, and catches up their views."""

    def __init__(self, dsn: str, logs: Callable[[], Iterable[Log]]) -> None:
        """Keep how to listen (the application's role) and where the open logs are."""
        self._dsn = dsn
        self._logs = logs
        self._stopping = threading.Event()
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
        self._each(drop_abandoned)
        while not self._stopping.is_set():
            try:
                with psycopg.connect(self._dsn, autocommit=True) as connection:
                    self._follow(connection)
            except Exception as error:  # noqa: BLE001 - without this thread no view moves again
                # The server may be restarting: nothing is lost, for views know where they are.
                _LOG.warning("tailer_lost_connection", kind=type(error).__name__)
                self._stopping.wait(POLL)

    def _follow(self, connection: psycopg.Connection[Any]) -> None:
        heard: set[str] = set()
        while not self._stopping.is_set():
            self._listen(connection, heard)
            self._each(catch_up)
            self._wait(connection)

    def _listen(self, connection: psycopg.Connection[Any], heard: set[str]) -> None:
        """Listen to logs that were opened since the last turn as well."""
        for schema in {log.schema for log in self._logs()} - heard:
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel_of(schema))))
            heard.add(schema)

    def _wait(self, connection: psycopg.Connection[Any]) -> None:
        """Wait for a notice, the end of the poll interval, or the stop."""
        until = time.monotonic() + POLL
        while not self._stopping.is_set() and time.monotonic() < until:
            if any(True for _ in connection.notifies(timeout=PATIENCE, stop_after=1)):
                return

    def _each(self, act: Callable[[Log, Any], object]) -> None:
        for log in self._logs():
            for view in VIEWS:
                if self._stopping.is_set():
                    return
                try:
                    act(log, view)
                except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
                    # One log in trouble must not keep the others waiting; next turn tries again.
                    kind = type(error).__name__
                    _LOG.warning("view_waits", view=view.name, schema=log.schema, kind=kind)
