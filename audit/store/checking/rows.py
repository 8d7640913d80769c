"""Reading the tables of a log for the check: in order, a stretch at a time, memory flat."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from psycopg import Connection, ServerCursor
from psycopg.rows import TupleRow

from audit.store.sql import Queries

QUERIES: Final = Queries.load("audit.store", "queries/check.sql")
ROWS: Final = 4096
FIRST: Final = -(2**63)
LAST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Span:
    """Rows with a position above `after` up to `last`; `size` is where the walk begins."""

    after: int = FIRST
    last: int = LAST
    size: int = 0


class Reader:
    """Reads one log over a connection that is inside a transaction."""

    def __init__(self, connection: Connection[Any], schema: str) -> None:
        """Keep the connection; everything is read as of one moment if its transaction says so."""
        self.connection = connection
        self.sql = QUERIES.bind(schema)
        self._ahead = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._facts: tuple[tuple[int, int], Future[list[TupleRow]]] | None = None

    def rows(self, name: str, **values: Any) -> list[TupleRow]:
        """Give all rows of a query that gives few."""
        query: bytes = getattr(self.sql, name)
        return self.connection.execute(query, values or None, binary=True).fetchall()

    def entries(self, span: Span) -> Iterator[list[Any]]:
        """Give the entries of a span, a stretch at a time, as plain tuples in `Spelled`'s order.

        While one stretch is looked at, the server already reads its facts and the next one.
        """
        after = span.after
        coming = self._ahead.submit(self._entries_after, after, span.last)
        while rows := coming.result():
            last = rows[-1][0]
            self._facts = ((after, last), self._ahead.submit(self._facts_after, after, last))
            coming = self._ahead.submit(self._entries_after, last, span.last)
            yield rows
            after = last

    def _entries_after(self, after: int, last: int) -> list[TupleRow]:
        return self.rows("entries", after=after, last=last, rows=ROWS)

    def _facts_after(self, after: int, last: int) -> list[TupleRow]:
        return self.rows("facts", after=after, last=last, rows=ROWS)

    def facts(self, after: int, last: int) -> Iterator[list[TupleRow]]:
        """Give (position, salt, facts) from after one position to another, a stretch at a time."""
        asked, coming = self._facts or (None, None)
        while after < last:
            ready = coming is not None and asked == (after, last)
            rows = coming.result() if coming and ready else self._facts_after(after, last)
            if not rows:
                return
            yield rows
            after = rows[-1][0]

    def close(self) -> None:
        """Let go of what was read ahead."""
        self._ahead.shutdown(cancel_futures=True)

    def later_gallringar(self, lacking: Mapping[int, UUID]) -> set[int]:
        """Tell at which of the positions a later gallring of the ärende explains what lacks."""
        if not lacking:
            return set()
        found: dict[UUID, int] = dict(self.rows("gallringar", arenden=list(set(lacking.values()))))
        return {at for at, arende in lacking.items() if found.get(arende, at) > at}


class InStep:
    """Rows of one query in order of their first column, taken in step with the entries."""

    def __init__(self, reader: Reader, name: str, span: Span) -> None:
        """Open a cursor on the server; `close` it."""
        values = {"after": span.after, "last": span.last}
        cursor_name = f"check_{name}"
        self._cursor: ServerCursor[TupleRow] = reader.connection.cursor(cursor_name)
        self._cursor.execute(getattr(reader.sql, name), values, binary=True)
        self._waiting: list[TupleRow] = []
        self._taken = 0
        self._ended = False
        self.count = 0

    def up_to(self, last: int) -> list[TupleRow]:
        """Give the rows up to a position that were not given before."""
        found: list[TupleRow] = []
        while self._fill():
            rows, start = self._waiting, self._taken
            self._taken = bisect_right(rows, last, lo=start, key=itemgetter(0))
            found += rows[start : self._taken]
            if self._taken < len(rows):
                break
        self.count += len(found)
        return found

    def _fill(self) -> bool:
        if self._taken == len(self._waiting) and not self._ended:
            self._waiting, self._taken = self._cursor.fetchmany(ROWS), 0
            self._ended = not self._waiting
        return self._taken < len(self._waiting)

    def close(self) -> None:
        """Let the cursor go."""
        self._cursor.close()
