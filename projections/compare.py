"""Two copies of a view beside each other, row by row, compared here and not by the server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from psycopg import sql
from psycopg.rows import tuple_row

if TYPE_CHECKING:
    from psycopg import Connection

    from projections.view import Table, View

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
        columns = _columns(connection, schema, table)
        one, other = (_rows(connection, schema, table, columns, slot, skip) for slot in ("a", "b"))
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


def _columns(connection: Connection[Any], schema: str, table: Table) -> list[str]:
    """Name every column but the slot."""
    query = """
        SELECT attname FROM pg_attribute
        WHERE attrelid = format('%%I.%%I', %s::text, %s::text)::regclass
          AND attnum > 0 AND NOT attisdropped AND attname <> 'slot' ORDER BY attnum
    """
    return [name for (name,) in connection.execute(query, [schema, table.name]).fetchall()]


def _rows(
    connection: Connection[Any],
    schema: str,
    table: Table,
    columns: list[str],
    slot: str,
    skip: frozenset[Any],
) -> Iterator[Row]:
    key = sql.SQL(", ").join(map(sql.Identifier, table.key))
    query = sql.SQL(
        "SELECT {key}, ROW({columns})::text FROM {table} WHERE slot = {slot} ORDER BY {key}"
    )
    filled = query.format(
        key=key,
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        table=sql.Identifier(schema, table.name),
        slot=sql.Literal(slot),
    )
    width = len(table.key)
    name = f"{table.name}_{slot}"
    with connection.cursor(name=name, row_factory=tuple_row) as cursor:
        cursor.itersize = FETCH
        for row in cursor.execute(filled):
            if row[0] not in skip:
                yield row[:width], row[width]
