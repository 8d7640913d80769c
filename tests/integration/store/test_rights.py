"""What each database role may do to the log: add, and in one case let go; never change."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from audit.errors import ConfigurationError
from audit.store.gallring import execute
from audit.store.opening import open_log
from audit.store.pool import make_pool
from tests.integration.store.test_handlingar import with_file
from tests.support.database import fresh_database, migrated_template
from tests.support.full_log import GRUND, one_utredning
from tests.support.logs import a_context, opened_log
from tests.support.utredningar import opened_event

LOG = ("entry", "facts", "sealed", "arende_key", "mapping", "handling", "subtree", "checkpoint")
FORBIDDEN = {
    "update": "UPDATE {table} SET {column} = {column}",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table}",
    "drop": "DROP TABLE {table}",
    "rename": "ALTER TABLE {table} RENAME TO borta",
    "alter": "ALTER TABLE {table} ADD COLUMN till text",
    "no triggers": "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "a trigger": "CREATE TRIGGER mitt BEFORE INSERT ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "a rule": "CREATE RULE mitt AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "a policy": "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} LIMIT 1 "
    "ON CONFLICT ({key}) DO UPDATE SET {column} = EXCLUDED.{column}",
    "merge": "MERGE INTO {table} t USING {table} s ON t.{column} = s.{column} "
    "WHEN MATCHED THEN DELETE",
}
KEYS = {
    "entry": "position",
    "facts": "position",
    "sealed": "position, part",
    "arende_key": "arende_id, purpose, wrapping_key_id",
    "mapping": "kind, identifier_hmac",
    "handling": "position",
    "subtree": "level, index",
    "checkpoint": "size",
    "head": "only_row",
}


@pytest.fixture(scope="module")
def filled(pg_server, tmp_path_factory):
    """A log with a row in every table; made once, since nothing below changes it."""
    folder = tmp_path_factory.mktemp("rights")
    template = migrated_template(pg_server)
    with fresh_database(pg_server, template) as database, opened_log(database, folder) as opened:
        opened.log.append_batch(one_utredning(opened.log, 0))
        opened.log.append([opened_event() for _ in range(260)], a_context())
        with_file(opened)
        yield opened


def attempt(dsn: str, *statements: str) -> None:
    """Run statements in one transaction."""
    with psycopg.connect(dsn) as connection:
        for statement in statements:
            connection.execute(statement)


def filled_in(act: str, table: str) -> str:
    """Write a forbidden statement for a table of the log."""
    key = KEYS[table]
    return FORBIDDEN[act].format(
        table=f"namnd_prov.{table}", key=key, column=key.split(", ", maxsplit=1)[0]
    )


@pytest.mark.parametrize("act", FORBIDDEN)
@pytest.mark.parametrize("table", KEYS)
def test_the_application_cannot_change_the_log(filled, table, act):
    """No statement of the application's role changes, empties, drops or unguards a table."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        attempt(filled.database.app_dsn, filled_in(act, table))


@pytest.mark.parametrize("table", LOG)
def test_the_application_copies_no_row_over_another(filled, table):
    """COPY adds rows and never replaces one: the same row again is refused."""
    with psycopg.connect(filled.database.app_dsn) as app:
        with app.cursor().copy(f"COPY namnd_prov.{table} TO STDOUT") as out:
            rows = b"".join(bytes(piece) for piece in out)
        copy = app.cursor().copy(f"COPY namnd_prov.{table} FROM STDIN")

        with pytest.raises(psycopg.errors.UniqueViolation), copy as into:
            into.write(rows)


@pytest.mark.parametrize(
    "change",
    [
        "size = size",
        "size = size - 1",
        "size = size + 1",
        "recorded_at = recorded_at + interval '1s'",
        "size = size + 1, recorded_at = recorded_at - interval '1s'",
        "only_row = false, size = size + 1, recorded_at = recorded_at + interval '1s'",
    ],
)
def test_the_head_only_grows(filled, change):
    """The application moves the head forward in size and time together, or not at all."""
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.CheckViolation)):
        attempt(filled.database.app_dsn, f"UPDATE namnd_prov.head SET {change}")


@pytest.mark.parametrize("act", ["delete", "truncate", "update", "upsert"])
@pytest.mark.parametrize("table", LOG)
def test_not_even_the_owner_changes_rows(filled, table, act):
    """The triggers stop the one whom no right stops."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        attempt(filled.database.owner_dsn, filled_in(act, table))


@pytest.mark.parametrize("table", ["facts", "sealed", "handling", "arende_key", "mapping"])
def test_the_destroyer_deletes_nothing_without_a_gallring(filled, table):
    """Contents, keys and mappings do not leave by themselves."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        attempt(filled.database.destroyer_dsn, f"DELETE FROM namnd_prov.{table}")


@pytest.mark.parametrize("table", ["entry", "subtree", "checkpoint", "head"])
def test_the_destroyer_deletes_no_entry_and_no_proof(filled, table):
    """Order and proofs are not the destroyer's to touch."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        attempt(filled.database.destroyer_dsn, f"DELETE FROM namnd_prov.{table}")


@pytest.mark.parametrize("table", ["facts", "sealed", "handling", "arende_key"])
def test_a_gallring_of_another_arende_opens_no_door(filled, table):
    """In the transaction of one ärende's gallring, the contents of another stay."""
    insert = (
        "INSERT INTO namnd_prov.entry SELECT 999, recorded_at, gen_random_uuid(), 1, "
        "'gallring.executed', 1, bytes, leaf_hash FROM namnd_prov.entry WHERE position = 1"
    )

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        attempt(filled.database.destroyer_dsn, insert, f"DELETE FROM namnd_prov.{table}")


@pytest.mark.parametrize("table", ["facts", "sealed", "handling", "arende_key", "mapping"])
def test_an_earlier_gallring_opens_no_door(filled, table):
    """A gallring that was committed before does not count for what is deleted later."""
    other = opened_event()
    filled.log.append([other], a_context())
    execute(filled.log, filled.database.destroyer_dsn, other.originator_id, a_context(), **GRUND)

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        attempt(filled.database.destroyer_dsn, f"DELETE FROM namnd_prov.{table}")


@pytest.mark.parametrize("role", ["superuser", "owner"])
def test_the_service_refuses_to_work_as_anyone_mightier(filled, role):
    """A log is not opened by a connection that could change it."""
    pool = make_pool(getattr(filled.database, f"{role}_dsn"), max_size=2)
    around = replace(filled.around, pool=pool)

    with pool, pytest.raises(ConfigurationError, match="vägrar"):
        open_log(around, "prov", filled.keys)


def test_a_role_that_may_remove_what_the_log_holds_does_not_open_it(opened):
    """The key destroyer is no superuser and no owner, and is refused all the same."""
    with make_pool(opened.database.destroyer_dsn, max_size=3) as pool:
        around = replace(opened.around, dsn=opened.database.destroyer_dsn, pool=pool)

        with pytest.raises(ConfigurationError, match="ändra eller ta bort"):
            open_log(around, "prov", opened.keys)


@pytest.mark.parametrize("table", ["entry", "facts", "handling", "head"])
def test_a_log_whose_refusals_were_switched_off_is_not_opened(opened, table):
    """Triggers that somebody left off after a repair are noticed at the next start."""
    with psycopg.connect(opened.database.superuser_dsn, autocommit=True) as admin:
        admin.execute(f"ALTER TABLE namnd_prov.{table} DISABLE TRIGGER USER")
        with pytest.raises(ConfigurationError, match="spärrar"):
            open_log(opened.around, "prov", opened.keys)
        admin.execute(f"ALTER TABLE namnd_prov.{table} ENABLE TRIGGER USER")

    open_log(opened.around, "prov", opened.keys).close()
