"""What only a superuser with the triggers off can do to a log's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from tests.support.logs import Opened


def as_superuser(opened: Opened, statement: str) -> None:
    """Run statements in the schema of the log, with its triggers off."""
    with psycopg.connect(opened.database.superuser_dsn) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(f"SET search_path = {opened.log.schema}".encode())
        connection.execute(statement.encode())
