"""The frozen baseline of reading the whole log: one ordered SELECT of bytes and uuids."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from audit.store.sql import Queries

if TYPE_CHECKING:
    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.rounds import Rate

SQL = Queries.load("tests.bench", "reading.sql")
AT_ONCE = 5_000


def select(ground: Ground, log: Log) -> Rate:
    """Read every entry in order into this process, a few thousand at a time; gives entries/s."""
    query = SQL.bind(log.schema).ordered
    start, read = time.perf_counter(), 0
    with (
        ground.superuser() as connection,
        connection.transaction(),
        connection.cursor("everything", binary=True) as cursor,
    ):
        cursor.execute(query)
        while rows := cursor.fetchmany(AT_ONCE):
            read += len(rows)
    return read / (time.perf_counter() - start)
