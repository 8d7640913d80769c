"""Whoever switches the triggers off and changes anything is found, and where is said."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import psycopg
import pytest

from audit.evidence.right_edge import RightEdge
from audit.store.checking import check_connected, subject_of
from tests.support.database import fresh_database, migrated_template
from tests.support.full_log import fill
from tests.support.logs import opened_log
from tests.support.tampering import Tamperer, switch_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.checking.report import Report

BATCHES, EACH = 10, 100


class Victim:
    """A full log that a superuser changes and that is put back after each look."""

    def __init__(self, connection, subject, notes) -> None:
        """Keep the connection, on which nothing refuses any more."""
        self.connection, self.subject, self.notes = connection, subject, notes

    def check(self) -> Report:
        """Check the log as it stands on this connection."""
        return check_connected(self.connection, self.subject, self.notes)


@pytest.fixture(scope="module")
def victim(pg_server, tmp_path_factory) -> Iterator[Victim]:
    """A log with one of everything; made once, since every mutation is rolled back."""
    folder = tmp_path_factory.mktemp("full")
    template = migrated_template(pg_server)
    with fresh_database(pg_server, template) as database, opened_log(database, folder) as opened:
        log = fill(opened)
        log.close()
        notes = log.parts.hand_over.file.notes()
        with psycopg.connect(database.superuser_dsn, autocommit=True) as connection:
            switch_off(connection, log.schema)
            yield Victim(connection, subject_of(log), notes)


def test_nothing_is_found_in_a_log_that_nobody_touched(victim):
    """The log that is mutated below is itself content."""
    assert victim.check().findings == ()


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_mutation_is_found_and_its_place_named(victim, batch):
    """A hundred seeded edits, deletions, insertions and swaps: each is found and placed."""
    missed = []
    tamperer = Tamperer(victim.connection, victim.subject.schema, Random(batch))
    for _ in range(EACH):
        with victim.connection.transaction(force_rollback=True):
            mutation = tamperer.mutate()
            report = victim.check()
        if report.ok or mutation.first not in {None, report.first_wrong}:
            missed.append((mutation, report.first_wrong))

    assert not missed, "\n".join(map(str, missed))


def test_a_forger_who_hashes_anew_but_cannot_sign_is_found(victim):
    """An entry changed with its leaf, subtrees, right edge and head still names other facts."""
    with victim.connection.transaction(force_rollback=True):
        forge(victim, 20, rb'"facts_sha256":"\w{8}', b'"facts_sha256":"01234567')
        report = victim.check()

    assert not report.ok
    assert report.first_wrong == 20


def test_an_entry_forged_with_all_that_lies_beside_it_is_placed_within_its_commit(victim):
    """Where only the signed root tells, the commit of the entry is named."""
    with victim.connection.transaction(force_rollback=True):
        forge(victim, 20, b'"kind":"cli"', b'"kind":"web"')
        report = victim.check()

    (finding,) = [one for one in report.findings if one.check == "checkpoints"]
    assert finding.position is not None
    assert finding.until is not None
    assert finding.position <= 20 <= finding.until
    assert report.first_wrong == finding.position


def test_a_log_cut_back_with_all_that_proves_it_is_found_outside_only(victim):
    """Entries, contents, checkpoints and head cut back agree with themselves; the file tells."""
    with victim.connection.transaction(force_rollback=True):
        size = cut_back(victim)
        report = victim.check()

    assert [check.name for check in report.checks if not check.ok] == ["outside"]
    assert report.first_wrong == size + 1


def forge(victim, position: int, pattern: bytes, replacement: bytes) -> None:
    """Change the bytes of an entry and recompute the tree over all of the log, but no signature."""
    run, schema = victim.connection.execute, victim.subject.schema
    ((data,),) = run(f"SELECT bytes FROM {schema}.entry WHERE position = {position}").fetchall()
    forged = re.sub(pattern, replacement, data)
    run(f"UPDATE {schema}.entry SET bytes = %s WHERE position = {position}", [forged])
    run(f"UPDATE {schema}.entry SET leaf_hash = sha256('\\x00'::bytea || bytes)")
    rows = run(f"SELECT leaf_hash FROM {schema}.entry ORDER BY position").fetchall()
    edge, subtrees = RightEdge().extend([row[0] for row in rows])
    for tree in subtrees:
        values = [tree.hash, tree.level, tree.index]
        run(f"UPDATE {schema}.subtree SET hash = %s WHERE level = %s AND index = %s", values)
    run(f"UPDATE {schema}.head SET right_edge = %s", [edge.to_bytes()])


def cut_back(victim) -> int:
    """Remove the newest commits from every table, as if they had never been; give the size."""
    run, schema = victim.connection.execute, victim.subject.schema
    newest = f"SELECT size FROM {schema}.checkpoint ORDER BY size DESC OFFSET 1 LIMIT 1"
    ((size,),) = run(newest).fetchall()
    for table in ("entry", "facts", "sealed", "arende_key", "mapping"):
        run(f"DELETE FROM {schema}.{table} WHERE position > %s", [size])
    run(f"DELETE FROM {schema}.checkpoint WHERE size > %s", [size])
    query = f"SELECT leaf_hash, recorded_at FROM {schema}.entry ORDER BY position"
    rows = run(query).fetchall()
    edge, _ = RightEdge().extend([row[0] for row in rows])
    values = [size, rows[-1][1], edge.to_bytes()]
    run(f"UPDATE {schema}.head SET size = %s, recorded_at = %s, right_edge = %s", values)
    return int(size)
