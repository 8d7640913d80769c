"""Seeded mutations of a log by a superuser who has switched triggers and constraints off."""

from __future__ import annotations

import string
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from psycopg import sql

if TYPE_CHECKING:
    from random import Random

    from psycopg import Connection

# The column that places a row in the log; the head and the subtrees have none.
TABLES = {
    "entry": "position",
    "facts": "position",
    "sealed": "position",
    "arende_key": "position",
    "mapping": "position",
    "checkpoint": "size",
    "subtree": None,
    "head": None,
}
WEIGHTS = (8, 4, 4, 4, 4, 3, 2, 2)
CHARACTERS = string.ascii_letters + string.digits + " \n+/="
DROP_CONSTRAINTS = """
    SELECT format('ALTER TABLE %%I.%%I DROP CONSTRAINT %%I', n.nspname, c.relname, o.conname)
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = %s AND c.relname = ANY (%s) AND o.contype IN ('c', 'u', 'p', 'f')
"""
DROP_INDEX = "DROP INDEX {}.mapping_reference"


@dataclass(frozen=True)
class Mutation:
    """What was done, in words, and the first löpnummer that is then wrong, where it has one."""

    what: str
    first: int | None


@dataclass(frozen=True)
class Table:
    """The rows of a table as they stand, each with where it lies on the disk."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def place(self, row: tuple[Any, ...]) -> int | None:
        """Give the löpnummer of a row, None where its table has none.

        None for the newest checkpoint too: without it, nothing tells which sizes were signed.
        """
        column = TABLES[self.name]
        newest = max(other[1] for other in self.rows)
        if column is None or (self.name == "checkpoint" and row[1] == newest):
            return None
        return int(row[1 + self.columns.index(column)])

    @property
    def end(self) -> int:
        """Give the löpnummer after the last: what stands far behind it is first missed there."""
        at = 1 + self.columns.index(TABLES[self.name] or self.columns[0])
        return 1 + max(int(row[at]) for row in self.rows)


def switch_off(connection: Connection[Any], schema: str) -> None:
    """Become the one whom nothing refuses: no trigger fires, no constraint holds."""
    connection.execute("SET session_replication_role = replica")
    for (statement,) in connection.execute(DROP_CONSTRAINTS, [schema, list(TABLES)]).fetchall():
        connection.execute(statement)
    connection.execute(sql.SQL(DROP_INDEX).format(sql.Identifier(schema)))


def read_tables(connection: Connection[Any], schema: str) -> dict[str, Table]:
    """Read every table of the log that the check answers for."""
    found = {}
    for name in TABLES:
        cursor = connection.execute(
            sql.SQL("SELECT ctid, * FROM {}").format(sql.Identifier(schema, name))
        )
        columns = tuple(column.name for column in cursor.description or ())[1:]
        found[name] = Table(name, columns, cursor.fetchall())
    return found


class Tamperer:
    """Does one random thing to a log at a time."""

    def __init__(self, connection: Connection[Any], schema: str, random: Random) -> None:
        """Read the log as it stands; every mutation is rolled back by the caller."""
        self.connection, self.schema, self.random = connection, schema, random
        self.tables = read_tables(connection, schema)

    def mutate(self) -> Mutation:
        """Edit, delete, insert or swap something in one table; never without any effect."""
        (name,) = self.random.choices(list(TABLES), WEIGHTS)
        act = self.random.choice((self.edit, self.edit, self.delete, self.insert, self.swap))
        return act(self.tables[name]) or self.mutate()

    def edit(self, table: Table) -> Mutation:
        """Change one value of one row a little."""
        row = self.random.choice(table.rows)
        at = self.random.randrange(len(table.columns))
        value = self.changed(row[1 + at])
        self._set(table, row, at, value)
        changed = (*row[: 1 + at], value, *row[2 + at :])
        first = _least(table.place(row), table.place(changed))
        return Mutation(f"edit {table.name}.{table.columns[at]} at {table.place(row)}", first)

    def delete(self, table: Table) -> Mutation:
        """Remove one row."""
        row = self.random.choice(table.rows)
        query = sql.SQL("DELETE FROM {} WHERE ctid = {}")
        self._run(query, table, sql.Literal(row[0]))
        return Mutation(f"delete {table.name} at {table.place(row)}", table.place(row))

    def insert(self, table: Table) -> Mutation:
        """Add a copy of a row, as it is or with one value changed."""
        row = list(self.random.choice(table.rows))
        at = self.random.randrange(len(table.columns))
        if self.random.random() > 1 / 2:
            row[1 + at] = self.changed(row[1 + at])
        values = sql.SQL(", ").join(map(sql.Literal, row[1:]))
        self._run(sql.SQL("INSERT INTO {} VALUES ({})"), table, values)
        first = table.place(tuple(row))
        if table.name in {"entry", "checkpoint"}:
            first = _least(first, table.end)
        return Mutation(f"insert {table.name} at {table.place(tuple(row))}", first)

    def swap(self, table: Table) -> Mutation | None:
        """Exchange one value of two rows; None where they are alike."""
        if len(table.rows) == 1:
            return None
        one, other = self.random.sample(table.rows, 2)
        at = self.random.randrange(len(table.columns))
        if one[1 + at] == other[1 + at] or one[1:] == other[1:]:
            return None
        self._set(table, one, at, other[1 + at])
        self._set(table, other, at, one[1 + at])
        first = _least(table.place(one), table.place(other))
        what = f"swap {table.name}.{table.columns[at]} of {table.place(one)}, {table.place(other)}"
        return Mutation(what, first)

    def changed(self, value: Any) -> Any:
        """Give another value of the same type, as near as one bit or one character."""
        random = self.random
        match value:
            case bool():
                return not value
            case int():
                return value + random.choice((-3, -2, -1, 1, 2, 3, 100))
            case bytes():
                return flipped(random, value)
            case str():
                at = random.randrange(len(value))
                other = random.choice(CHARACTERS.replace(value[at], ""))
                return value[:at] + other + value[at + 1 :]
            case UUID():
                return UUID(bytes=flipped(random, value.bytes))
            case datetime():
                return value + timedelta(microseconds=random.choice((-1, 1, 10**6, -(10**12))))
        raise TypeError(type(value).__name__)

    def _set(self, table: Table, row: tuple[Any, ...], at: int, value: Any) -> None:
        query = sql.SQL("UPDATE {} SET {} = {} WHERE ctid = {}")
        column = sql.Identifier(table.columns[at])
        self._run(query, table, column, sql.Literal(value), sql.Literal(row[0]))

    def _run(self, query: sql.SQL, table: Table, *values: sql.Composable) -> None:
        name = sql.Identifier(self.schema, table.name)
        self.connection.execute(query.format(name, *values))


def flipped(random: Random, value: bytes) -> bytes:
    """Flip one bit."""
    bit = random.randrange(len(value) * 8)
    return (int.from_bytes(value, "big") ^ (1 << bit)).to_bytes(len(value), "big")


def _least(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else min(one, other)
