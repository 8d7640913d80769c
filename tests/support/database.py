"""Databases for tests: empty ones, and clones of a template that was migrated once.

Each test gets a database of its own, so that tests run side by side and in any order.
"""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from audit.store import migrations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.server import RunServer

SCHEMA = "namnd_prov"
READS_SCHEMA = "namnd_prov_lasning"
ONE_AT_A_TIME = 7_105_021_845
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Database:
    """One database, and how each of the roles connects to it."""

    name: str
    superuser_dsn: str
    owner_dsn: str
    app_dsn: str
    destroyer_dsn: str
    schema: str = SCHEMA
    reads_schema: str = READS_SCHEMA


@contextmanager
def fresh_database(server: RunServer, template: str | None = None) -> Iterator[Database]:
    """Make a database, empty or cloned from a template, and drop it afterwards."""
    name = f"{server.prefix}_{os.getpid()}_{next(_numbers)}"
    create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    if template:
        # Copied file by file: the template does not change, so nothing need go through the log.
        create += sql.SQL(" TEMPLATE {} STRATEGY FILE_COPY").format(sql.Identifier(template))
    with psycopg.connect(server.superuser_dsn, autocommit=True) as admin:
        admin.execute(create)
        try:
            yield _provisioned(server, admin, name)
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def migrated_template(server: RunServer) -> str:
    """Return the name of the run's migrated template; the first worker to ask makes it."""
    name = f"{server.prefix}_mall"
    with psycopg.connect(server.superuser_dsn, autocommit=True) as admin:
        # Held until the connection closes: the other workers wait for a finished template.
        admin.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        found = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not found:
            unfinished = sql.Identifier(f"{name}_halv")
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(unfinished))
            admin.execute(sql.SQL("CREATE DATABASE {}").format(unfinished))
            _migrate(_provisioned(server, admin, f"{name}_halv"))
            admin.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(unfinished, sql.Identifier(name))
            )
    return name


def drop_leftovers(server: RunServer) -> None:
    """Drop every database of the run; needed only where the server outlives it."""
    with psycopg.connect(server.superuser_dsn, autocommit=True) as admin:
        query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        for (name,) in admin.execute(query, [server.prefix]).fetchall():
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _provisioned(server: RunServer, admin: psycopg.Connection, name: str) -> Database:
    # Rights on a database are not cloned with it, and roles are made once for the whole server.
    admin.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME + 1])
    migrations.provision(server.dsn(name), name, server.passwords)
    admin.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME + 1])
    owner, app, destroyer = (server.dsn(name, role) for role in migrations.ROLES)
    return Database(name, server.dsn(name), owner, app, destroyer)


def _migrate(database: Database) -> None:
    migrations.migrate_shared(database.owner_dsn)
    extra = _migrations_of_views()
    migrations.migrate_log(database.owner_dsn, SCHEMA, extra)
    migrations.migrate_log(database.owner_dsn, READS_SCHEMA)


def _migrations_of_views() -> Sequence[migrations.MigrationSet]:
    """Return the views' own migrations: `audit` knows nothing of them, the template has them."""
    if importlib.util.find_spec("projections") is None:
        return ()
    found = getattr(importlib.import_module("projections"), "MIGRATIONS", ())
    return (found,) if isinstance(found, migrations.MigrationSet) else tuple(found)
