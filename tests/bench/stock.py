"""The frozen baseline of appending: the library's own PostgreSQL recorder, as it comes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.ground import Ground

SCHEMA = "baseline_stock"
TOPIC = "barnutredning.utredning_opened"


@contextmanager
def stock_append(ground: Ground, payload: int) -> Iterator[Callable[[], None]]:
    """Give a function that appends one event of `payload` bytes: own tables, own pool.

    The pool is as large as the library makes it from the environment's defaults: 5 and 10 more.
    """
    with ground.superuser() as connection:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}".encode())
    where = conninfo_to_dict(ground.database.superuser_dsn)
    datastore = PostgresDatastore(
        dbname=str(where["dbname"]),
        host=str(where["host"]),
        port=str(where.get("port") or 5432),
        user=str(where["user"]),
        password=str(where.get("password") or ""),
        connect_timeout=60,
        pool_size=5,
        max_overflow=10,
        schema=SCHEMA,
    )
    with datastore:
        recorder = PostgresApplicationRecorder(datastore)
        recorder.create_table()
        state = b"x" * payload

        def append() -> None:
            recorder.insert_events([StoredEvent(uuid4(), 1, TOPIC, state)])

        append()
        yield append
