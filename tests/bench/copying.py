"""The frozen baseline of imports: binary COPY of the same rows, encoded before the clock starts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from audit.store.sql import Queries, quote_schema

if TYPE_CHECKING:
    from tests.bench.ground import Ground
    from tests.bench.rounds import Rate

SQL = Queries.load("tests.bench", "copying.sql")
TABLES = ("entry", "facts", "mapping")


class Copying:
    """The rows of a log as the server itself encodes them, copied into tables like the log's."""

    def __init__(self, ground: Ground, schema: str) -> None:
        """Take the rows of a log that has been filled."""
        self._ground = ground
        self._sql = SQL.bind(schema)
        self._encoded: dict[str, list[bytes]] = {}
        source = quote_schema(schema)
        with ground.superuser() as connection:
            connection.execute(self._sql.tables)
            for table in TABLES:
                query = f"COPY {source}.{table} TO STDOUT (FORMAT binary)".encode()
                with connection.cursor().copy(query) as copy:
                    self._encoded[table] = [bytes(block) for block in copy]
            counted = connection.execute(self._sql.rows).fetchone()
        self._events = int(counted[0]) if counted else 0

    def run(self) -> Rate:
        """Copy everything in one transaction, and commit; gives events per second."""
        with self._ground.superuser() as connection:
            connection.execute(self._sql.empty)
            start = time.perf_counter()
            with connection.transaction():
                for table, blocks in self._encoded.items():
                    query = f"COPY baseline_copy.{table} FROM STDIN (FORMAT binary)".encode()
                    with connection.cursor().copy(query) as copy:
                        for block in blocks:
                            copy.write(block)
            return self._events / (time.perf_counter() - start)
