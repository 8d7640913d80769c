"""A log that is restored or cut back under a running service is not built upon, nor reopened."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from audit.errors import ConfigurationError, LogUnavailableError, ReadOnlyLogError
from audit.evidence.right_edge import RightEdge
from audit.store.checking import check
from audit.store.founding import adopt, operator_context
from audit.store.opening import open_log
from tests.support.logs import a_context
from tests.support.utredningar import opened_event


def cut_back_to(opened, size):
    """Let the database be as it was when the log had `size` entries, as a restore would."""
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute("SET session_replication_role = replica")
        leaves = admin.execute(
            "SELECT leaf_hash, recorded_at FROM namnd_prov.entry ORDER BY position"
        ).fetchmany(size)
        edge, _ = RightEdge().extend([bytes(leaf) for leaf, _ in leaves])
        for table in ("entry", "facts"):
            admin.execute(f"DELETE FROM namnd_prov.{table} WHERE position > %s", [size])
        admin.execute("DELETE FROM namnd_prov.checkpoint WHERE size > %s", [size])
        admin.execute(
            "UPDATE namnd_prov.head SET size = %s, right_edge = %s, recorded_at = %s",
            [size, edge.to_bytes(), leaves[-1][1]],
        )


def reopened(opened):
    """Open the log once more; gives why it refuses, None where it accepts."""
    log = open_log(opened.around, "prov", opened.keys)
    try:
        log.append([opened_event()], a_context())
    except ReadOnlyLogError as error:
        return error.detail
    finally:
        log.close()
    return None


def test_a_running_service_signs_nothing_on_top_of_a_log_that_was_cut_back(opened):
    """The head came back shorter than it was: nothing is appended, and the reason is kept."""
    for _ in range(3):
        opened.log.append([opened_event()], a_context())
    cut_back_to(opened, 2)

    with pytest.raises(LogUnavailableError, match="kortats eller återställts"):
        opened.log.append([opened_event()], a_context())
    assert opened.log.head().size == 2
    assert "återställts" in (opened.log.parts.committer.refusal or "")


def test_a_service_that_has_not_written_yet_knows_how_long_the_log_was(opened):
    """What was there at the opening is the least that must be there at the first append."""
    opened.log.append([opened_event()], a_context())
    log = open_log(opened.around, "prov", opened.keys)
    cut_back_to(opened, 1)

    with pytest.raises(LogUnavailableError, match="kortats eller återställts"):
        log.append([opened_event()], a_context())
    log.close()


def test_a_log_that_went_on_after_it_was_cut_back_opens_read_only(opened):
    """The largest checkpoint outside tells, not the last one: here the last one fits."""
    for _ in range(4):
        opened.log.append([opened_event()], a_context())
    opened.log.close()
    cut_back_to(opened, 2)
    hand_over_of_the_fork(opened)

    assert "utanför databasen" in (reopened(opened) or "")


def hand_over_of_the_fork(opened):
    """Hand over the newest checkpoint that the shortened log holds."""
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        row = admin.execute("SELECT note FROM namnd_prov.checkpoint ORDER BY size DESC").fetchone()
    assert row is not None
    opened.log.parts.hand_over.file.append(row[0])


def test_a_restored_log_goes_on_once_it_is_adopted_though_more_was_handed_over_before(opened):
    """An adoption is recorded and ends the refusal; the check still tells of what was lost."""
    for _ in range(3):
        opened.log.append([opened_event()], a_context())
    opened.log.close()
    cut_back_to(opened, 2)
    refused = reopened(opened)
    log = open_log(opened.around, "prov", opened.keys)
    adopt(opened.around, log, operator_context())
    log.close()

    assert "utanför databasen" in (refused or "")
    assert reopened(opened) is None
    assert not check(opened.log).ok


def test_a_head_that_is_not_the_signed_one_opens_read_only(opened):
    """The next entry would be built on the head: it must be the one that was signed."""
    opened.log.append([opened_event()], a_context())
    opened.log.close()
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute("UPDATE namnd_prov.head SET right_edge = sha256('annan')")

    assert "huvudrad" in (reopened(opened) or "")


@pytest.mark.parametrize(
    "change",
    ["constructed = NOT constructed", "slug = 'annan'", "schema_name = 'namnd_annan'"],
)
def test_a_registry_that_says_something_else_than_position_1_opens_nothing(opened, change):
    """What a nämnd is stands in its log; the registry is only how it is found."""
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute(f"UPDATE liggare.namnd SET {change}")
        row = admin.execute("SELECT slug FROM liggare.namnd").fetchone()
    assert row is not None

    with pytest.raises((ConfigurationError, psycopg.errors.UndefinedTable)):
        open_log(replace(opened.around), row[0], opened.keys).close()
