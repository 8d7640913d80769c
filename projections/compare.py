"""Two copies of a view beside each other, row by row, compared here and not by the server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from psycopg.rows import tuple_row

from audit.store.sql import Queries

if TYPE_CHECKING:
    from psycopg import Connection

    from projections.view import Table, View

COPIES = Queries.load("projections", "queries/copies.sql")
FETCH = 5_000
Row = tuple[tuple[Any, ...], str]


@dataclass(slots=True)
class Compared:
    """How two copies of a view differ: rows looked at, differences, and where the first one is.

    `first` names table and the löpnummer where the first differing row begins.
    """

    position: int = 0
    rows: int = 0
    differences: int = 0
    first: tuple[str, int] | None = field(default=None)

    def note(self, table: str, key: tuple[Any, ...]) -> None:
        """Count one difference; the last part of a key is the löpnummer."""
        self.differences += 1
        if self.first is None or key[-1] < self.first[1]:
            self.first = (table, key[-1])


def compare_copies(
    connection: Connection[Any], schema: str, view: View, skip: frozenset[Any]
) -> Compared:
    """Compare both slots of a view in one transaction, without the ärenden of `skip`."""
    found = Compared()
    for table in view.tables:
        one, other = (_rows(connection, schema, table, slot, skip) for slot in ("a", "b"))
        merge(found, table.name, one, other)
    return found


def merge(found: Compared, table: str, one: Iterator[Row], other: Iterator[Row]) -> None:
    """Walk two ordered streams together; memory does not grow with them."""
    left, right = next(one, None), next(other, None)
    while left is not None or right is not None:
        found.rows += 1
        if left is not None and (right is None or left[0] < right[0]):
            found.note(table, left[0])
            left = next(one, None)
        elif right is not None and (left is None or right[0] < left[0]):
            found.note(table, right[0])
            right = next(other, None)
        else:
            if left is not None and left != right:
                found.note(table, left[0])
            left, right = next(one, None), next(other, None)


def _rows(
    connection: Connection[Any], schema: str, table: Table, slot: str, skip: frozenset[Any]
) -> Iterator[Row]:
    width, name = len(table.key), f"{table.name}_{slot}"
    with connection.cursor(name=name, row_factory=tuple_row) as cursor:
        cursor.itersize = FETCH
        for row in cursor.execute(queries_of(schema, table).rows, {"slot": slot}):
            if row[0] not in skip:
                yield row[:width], row[width]


def queries_of(schema: str, table: Table) -> Any:
    """Give the queries of `copies.sql` for one table."""
    names = {"{table}": table.name, "{key}": ", ".join(table.key)}
    texts = dict(COPIES.texts)
    for mark, name in names.items():
        texts = {query: text.replace(mark, name) for query, text in texts.items()}
    return Queries(texts).bind(schema)
