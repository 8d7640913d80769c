"""Telling readers that a log has grown: after the commit, merged, over a connection of its own.

A NOTIFY inside the append transaction would make all logs of the database wait for each other.
It is a wake-up only: readers also poll.
"""

from __future__ import annotations

import threading
import time
from typing import Any

import psycopg
from psycopg import Connection, sql

MERGE_SECONDS = 0.05
# A NOTIFY is a transaction of its own; nothing is lost when it is not flushed.
NO_FLUSH = "-c synchronous_commit=off"


class Notifier:
    """Sends `NOTIFY liggare_<schema>` for every log that grew since the last round."""

    def __init__(self, dsn: str) -> None:
        """Keep how to connect; `start` begins the work."""
        self._dsn = dsn
        self._condition = threading.Condition()
        # Owned by whoever holds the condition.
        self._grown: set[str] = set()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="notifier", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def wake(self, schema: str) -> None:
        """Say that a log grew; returns at once."""
        with self._condition:
            self._grown.add(schema)
            self._condition.notify()

    def close(self) -> None:
        """Stop; what was not sent is found by polling."""
        with self._condition:
            self._stopping = True
            self._condition.notify()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        connection: Connection[Any] | None = None
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._grown or self._stopping)
                grown, self._grown = self._grown, set()
                if self._stopping:
                    break
            connection = self._send(connection, grown)
            # Merge: a busy log wakes its readers some twenty times a second, not at every commit.
            time.sleep(MERGE_SECONDS)
        if connection is not None:
            connection.close()

    def _send(self, connection: Connection[Any] | None, grown: set[str]) -> Connection[Any] | None:
        try:
            if connection is None or connection.closed:
                connection = psycopg.connect(self._dsn, autocommit=True, options=NO_FLUSH)
            for schema in sorted(grown):
                channel = sql.Identifier(channel_of(schema))
                connection.execute(sql.SQL("NOTIFY {}").format(channel))
        except psycopg.Error:
            # Readers poll; the next growth tries again.
            return None
        return connection


def channel_of(schema: str) -> str:
    """Name the channel that tells of a log's growth."""
    return f"liggare_{schema}"
