"""Bringing a database to the shape this release needs: roles, then numbered files per schema.

Every step runs as the owner under an advisory lock with lock and statement timeouts,
one transaction per file, so that an interrupted migration goes on where it stopped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import psycopg
from psycopg import sql

from audit.errors import ConfigurationError
from audit.store.sql import Queries, quote_schema

OWNER, APP, DESTROYER = "liggare_owner", "liggare_app", "liggare_destroyer"
ROLES = (OWNER, APP, DESTROYER)
_FILE = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
_QUERIES = Queries.load("audit.store", "queries/migrations.sql").bind("liggare")


@dataclass(frozen=True, slots=True)
class MigrationSet:
    """Numbered SQL files in a folder of a package, applied to one schema in order."""

    name: str
    package: str
    folder: str

    def steps(self) -> list[tuple[int, str]]:
        """Give (number, SQL text) in order; raises ConfigurationError on a gap."""
        root = resources.files(self.package).joinpath(self.folder)
        named = [(_FILE.fullmatch(item.name), item) for item in root.iterdir()]
        found = sorted((int(match[1]), item) for match, item in named if match)
        if [number for number, _ in found] != list(range(1, len(found) + 1)):
            message = f"the migrations of {self.name} are not numbered 1, 2, 3 …"
            raise ConfigurationError(message)
        return [(number, item.read_text(encoding="utf-8")) for number, item in found]


SHARED = MigrationSet("shared", "audit.store", "schema/shared")
LOG = MigrationSet("log", "audit.store", "schema/log")


def provision(superuser_dsn: str, dbname: str, passwords: Mapping[str, str] | None = None) -> None:
    """Create the three roles (where they lack) and give the owner the database; safe to run again.

    Roles without a password in `passwords` are left as they are.
    """
    with psycopg.connect(superuser_dsn, dbname=dbname, autocommit=True) as connection:
        for role in ROLES:
            _ensure_role(connection, role, (passwords or {}).get(role))
        connection.execute(
            sql.SQL("GRANT CREATE, CONNECT ON DATABASE {} TO {}").format(
                sql.Identifier(dbname), sql.Identifier(OWNER)
            )
        )
        connection.execute(sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))


def _ensure_role(connection: psycopg.Connection, role: str, password: str | None) -> None:
    name = sql.Identifier(role)
    # Two processes may provision at once: a duplicate means that the other one was first.
    try:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(name))
    except psycopg.errors.DuplicateObject:
        pass
    except psycopg.errors.UniqueViolation:
        pass
    if password is not None:
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password)))


def migrate_shared(owner_dsn: str) -> list[str]:
    """Bring the shared schema up to date; returns what was applied."""
    return _migrate(owner_dsn, "liggare", (SHARED,))


def migrate_log(owner_dsn: str, schema: str, extra: Sequence[MigrationSet] = ()) -> list[str]:
    """Bring one log's schema up to date, with other packages' sets; returns what was applied."""
    return _migrate(owner_dsn, schema, (LOG, *extra))


def pending(connection: psycopg.Connection, schema: str, sets: Sequence[MigrationSet]) -> list[str]:
    """Name the migrations that have not been applied to a schema."""
    applied = _applied(connection, schema)
    return [
        f"{schema} {one.name} {number:04d}"
        for one in sets
        for number, _ in one.steps()
        if number > applied.get(one.name, 0)
    ]


def _migrate(owner_dsn: str, schema: str, sets: Sequence[MigrationSet]) -> list[str]:
    done: list[str] = []
    with psycopg.connect(owner_dsn, autocommit=True) as connection:
        connection.execute(_QUERIES.timeouts)
        # One migration at a time in the whole database; released when the connection closes.
        connection.execute(_QUERIES.take_lock)
        connection.execute(_QUERIES.ensure_registry)
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {quote_schema(schema)}".encode())
        for one in sets:
            done += _apply(connection, schema, one)
    return done


def _apply(connection: psycopg.Connection, schema: str, one: MigrationSet) -> list[str]:
    applied = _applied(connection, schema).get(one.name, 0)
    done = []
    for number, text in one.steps():
        if number > applied:
            with connection.transaction():
                connection.execute(text.replace("{schema}", quote_schema(schema)).encode())
                values = {"schema": schema, "set": one.name, "version": number}
                connection.execute(_QUERIES.record, values)
            done.append(f"{schema} {one.name} {number:04d}")
    return done


def _applied(connection: psycopg.Connection, schema: str) -> dict[str, int]:
    rows = connection.execute(_QUERIES.applied, {"schema": schema}).fetchall()
    return dict(rows)
