"""The frozen baseline of writing rows: INSERT of the same rows, alone or with group commit.

Its group commit is a copy of the idea and not of our code: ours may change, this stays.
"""

from __future__ import annotations

import asyncio
import itertools
import queue
import threading
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import psycopg

from audit.store.sql import Queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.ground import Ground

SQL = Queries.load("tests.bench", "raw.sql")
MOST = 1_000
Waiting = tuple[UUID, Any]
"""The ärende of a row to be written, and the future to be told."""


class Rows:
    """Rows as the log wrote them, with positions of their own."""

    def __init__(self, ground: Ground, schema: str) -> None:
        """Make the tables and take a row of the log as the sample."""
        self.sql = SQL.bind(schema)
        with ground.superuser() as connection:
            connection.execute(self.sql.tables)
            connection.execute(self.sql.empty)
            self._sample = connection.execute(self.sql.sample, binary=True).fetchall()[0]
        self._positions = itertools.count(1)

    def of(self, arenden: list[UUID]) -> dict[str, Any]:
        """Give the parameters of one INSERT."""
        number = len(arenden)
        topic, version, data, leaf, salt, facts = self._sample
        return {
            "positions": list(itertools.islice(self._positions, number)),
            "times": [datetime.now(UTC)] * number,
            "arenden": arenden,
            "versions": [1] * number,
            "topics": [topic] * number,
            "schemas": [version] * number,
            "bytes": [data] * number,
            "leaves": [leaf] * number,
            "salts": [salt] * number,
            "facts": [facts] * number,
        }


class GroupCommit:
    """Writes the rows that wait together in one INSERT, which is one commit."""

    def __init__(self, connection: psycopg.Connection[Any], rows: Rows) -> None:
        """Start the one thread that writes."""
        self._connection = connection
        self._rows = rows
        self._queue: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def write(self) -> None:
        """Write one row; returns when it is durable."""
        future: Future[None] = Future()
        self._queue.put((uuid4(), future))
        future.result()

    async def write_async(self) -> None:
        """Write one row from an event loop."""
        future = asyncio.get_running_loop().create_future()
        self._queue.put((uuid4(), future))
        await future

    def close(self) -> None:
        """Stop the thread."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            waiting = [first]
            while len(waiting) < MOST and not self._queue.empty():
                waiting.append(self._queue.get() or first)
            values = self._rows.of([arende for arende, _ in waiting])
            self._connection.execute(self._rows.sql.insert, values, prepare=True, binary=True)
            _tell([future for _, future in waiting])


def _tell(futures: list[Any]) -> None:
    """Tell threads one by one, and an event loop once for all its callers."""
    for future in futures:
        if isinstance(future, Future):
            future.set_result(None)
    loops = [future for future in futures if isinstance(future, asyncio.Future)]
    if loops:
        loops[0].get_loop().call_soon_threadsafe(_tell_loop, loops)


def _tell_loop(futures: list[asyncio.Future[None]]) -> None:
    for future in futures:
        future.set_result(None)


@contextmanager
def raw_group(ground: Ground, schema: str) -> Iterator[GroupCommit]:
    """Give a raw writer with group commit."""
    with ground.superuser() as connection:
        writer = GroupCommit(connection, Rows(ground, schema))
        writer.write()
        try:
            yield writer
        finally:
            writer.close()


@contextmanager
def raw_alone(ground: Ground, schema: str) -> Iterator[Any]:
    """Give a function that writes one row: the driver's BEGIN, one INSERT, one COMMIT."""
    rows = Rows(ground, schema)
    with psycopg.connect(ground.database.superuser_dsn) as connection:

        def write() -> None:
            values = rows.of([uuid4()])
            connection.execute(rows.sql.insert, values, prepare=True, binary=True)
            connection.commit()

        write()
        yield write
