"""The databases that tests are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from tests.support.database import Database


@pytest.mark.parametrize("role", ["owner", "app", "destroyer"])
def test_each_role_connects_as_itself_and_is_no_superuser(database: Database, role: str) -> None:
    """Each of the three roles can sign in, and none of them is a superuser."""
    with psycopg.connect(getattr(database, f"{role}_dsn")) as connection:
        query = "SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user"
        found = connection.execute(query).fetchone()

    assert found == (f"liggare_{role}", False)


def test_a_migrated_database_holds_both_logs(migrated: Database) -> None:
    """The template that tests are cloned from has the schema of a nämnd and of its read log."""
    with psycopg.connect(migrated.owner_dsn) as connection:
        rows = connection.execute("SELECT nspname FROM pg_namespace").fetchall()

    assert {("liggare",), (migrated.schema,), (migrated.reads_schema,)} <= set(rows)


def test_what_one_test_writes_no_other_sees(migrated: Database, database: Database) -> None:
    """Two databases in one test are two databases."""
    with psycopg.connect(migrated.owner_dsn) as connection:
        connection.execute("CREATE TABLE liggare.only_here ()")
    with psycopg.connect(database.owner_dsn) as connection:
        found = connection.execute("SELECT to_regclass('liggare.only_here')").fetchone()

    assert found == (None,)
