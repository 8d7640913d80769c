"""Opening: a log whose keys, home, first entry or outside file are not right is not written."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from audit.errors import ConfigurationError, NotFoundError, ReadOnlyLogError, StateError
from audit.store.checking import check
from audit.store.founding import Founding, adopt, found, operator_context
from audit.store.gallring import execute
from audit.store.keys import new_keys
from audit.store.notify import Notifier
from audit.store.opening import Surroundings, open_log
from audit.store.outside import OutsideFile
from audit.store.pool import make_pool
from tests.support.full_log import GRUND
from tests.support.logs import a_context
from tests.support.utredningar import opened_event

LONG_AGO = datetime(2022, 6, 1, 8, tzinfo=UTC)


def refusal(log) -> str | None:
    """Try to append; gives why the log refuses, None where it accepts."""
    try:
        log.append([opened_event()], a_context())
    except ReadOnlyLogError as error:
        return error.detail
    return None


@contextmanager
def another(opened, **changed):
    """Open the log once more, as another process with other surroundings would."""
    log = open_log(replace(opened.around, **changed), "prov", opened.keys)
    try:
        yield log
    finally:
        log.close()


@contextmanager
def copied(opened):
    """Copy the whole database; gives the surroundings of the copy, with the same outside files."""
    name, admin_dsn = f"{opened.database.name}_kopia", opened.database.superuser_dsn
    opened.log.close()
    opened.around.notifier.close()
    opened.around.pool.close()
    with psycopg.connect(make_conninfo(admin_dsn, dbname="postgres"), autocommit=True) as admin:
        copy, source = sql.Identifier(name), sql.Identifier(opened.database.name)
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(copy, source))
        dsn = make_conninfo(opened.database.app_dsn, dbname=name)
        notifier = Notifier(dsn)
        notifier.start()
        try:
            with make_pool(dsn, max_size=6) as pool:
                yield Surroundings(dsn, pool, notifier, opened.around.outside)
        finally:
            notifier.close()
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(copy))


def test_a_log_opens_again_and_goes_on(opened):
    """What one process wrote, the next one reads and adds to."""
    event = opened_event()
    opened.log.append([event], a_context())

    with another(opened) as log:
        assert log.load(event.originator_id)[0].event == event
        assert refusal(log) is None


def test_an_unknown_namnd_is_not_opened_by_accident(opened):
    """Nothing is made for a name that is not registered."""
    with pytest.raises(NotFoundError):
        open_log(opened.around, "okand", opened.keys)


def test_other_keys_do_not_open_a_log(opened):
    """A log that was opened with another signing key is not touched."""
    with pytest.raises(ConfigurationError, match="andra nycklar"):
        open_log(opened.around, "prov", new_keys())


def test_a_log_is_not_opened_without_its_outside_file(opened, tmp_path):
    """Where the checkpoints outside are missing, nothing starts and no new file is made."""
    empty = tmp_path / "empty"
    empty.mkdir()

    with (
        pytest.raises(ConfigurationError, match="utanför databasen saknas"),
        another(opened, outside=empty),
    ):
        pass
    assert list(empty.iterdir()) == []


def test_an_emptied_outside_file_makes_the_log_read_only(opened):
    """A file that was there and holds nothing any more says nothing of how long the log was."""
    opened.log.append([opened_event()], a_context())
    outside_of(opened).path.write_text("")

    with another(opened) as log:
        assert "tom" in (refusal(log) or "")


def test_a_broken_note_outside_makes_the_log_read_only(opened):
    """A note that does not verify stops writing, not reading."""
    outside_of(opened).append("nonsens\n\n— ingen AAAA\n")

    with another(opened) as log:
        assert "trasig" in (refusal(log) or "")
        assert log.head().size == 1


def test_a_log_cut_back_opens_read_only(opened):
    """Entries and checkpoints cut away together are noticed by the file outside."""
    opened.log.append([opened_event()], a_context())
    opened.log.append([opened_event()], a_context())
    opened.log.close()
    cut_back_to(opened, 2)

    with another(opened) as log:
        assert "utanför databasen" in (refusal(log) or "")
        assert not check(log).ok


def test_a_copied_log_is_only_read_until_it_is_adopted(opened):
    """A copy in another database reads all and writes nothing, until an operator takes it over."""
    event = opened_event()
    opened.log.append([event], a_context())

    with copied(opened) as around:
        log = open_log(around, "prov", opened.keys)
        first, loaded = refusal(log), log.load(event.originator_id)
        log_is_gallrat = refused_gallring(log, opened, event)
        adopt(around, log, operator_context())
        adopt(around, log.reads, operator_context())
        log.close()
        again = open_log(around, "prov", opened.keys)
        after, report = refusal(again), check(again)
        again.close()

    assert "kopierad" in (first or "")
    assert "kopierad" in log_is_gallrat
    assert loaded[0].event == event
    assert (after, report.findings) == (None, ())


def test_an_abandoned_original_as_large_as_its_heir_opens_read_only(opened):
    """Where two trees of one size were handed over, a log that holds only one of them is read."""
    with copied(opened) as around:
        log = open_log(around, "prov", opened.keys)
        adopt(around, log, operator_context())
        log.close()

    with make_pool(opened.database.app_dsn, max_size=4) as pool:
        notifier = Notifier(opened.database.app_dsn)
        notifier.start()
        dsn, outside = opened.database.app_dsn, opened.around.outside
        original = open_log(Surroundings(dsn, pool, notifier, outside), "prov", opened.keys)
        before = refusal(original)
        original.close()
        notifier.close()

    assert "utanför databasen" in (before or "")


def test_an_ordinary_log_takes_no_time_but_now(opened):
    """`at` is refused where it would date an event back, in the log and at its founding."""
    with pytest.raises(StateError, match="annan tid än nu"):
        opened.log.append([opened_event()], a_context(), at=LONG_AGO)


def test_an_ordinary_log_is_not_founded_in_the_past(opened):
    """A founding with a time of its own needs a constructed log."""
    founding = Founding("backdaterad", "Prov", at=LONG_AGO)

    with pytest.raises(StateError, match="annan tid än nu"):
        found(opened.database.owner_dsn, opened.around, founding, new_keys())


def test_a_constructed_log_says_so_in_its_origin_for_ever(constructed):
    """The origin, and with it every checkpoint, contains the word."""
    _, note = constructed.log.checkpoint()

    assert constructed.log.origin.endswith("/konstruerad")
    assert note.splitlines()[0] == constructed.log.origin


def test_a_constructed_log_takes_its_clock_from_the_data_and_never_backwards(constructed):
    """A given time is taken as it is; an earlier one becomes the microsecond after the last."""
    first = constructed.log.append([opened_event()], a_context(), at=LONG_AGO)
    second = constructed.log.append([opened_event()], a_context(), at=LONG_AGO.replace(year=2021))

    assert first.recorded_at == LONG_AGO
    assert (second.recorded_at - first.recorded_at).total_seconds() == pytest.approx(1e-6)


def test_a_namnd_is_founded_once(opened):
    """A second founding of the same name is refused and changes nothing."""
    with pytest.raises(ConfigurationError, match="redan öppnad"):
        found(opened.database.owner_dsn, opened.around, Founding("prov", "Prov"), opened.keys)


def outside_of(opened) -> OutsideFile:
    """Give the outside file of a log, once all that waited is in it."""
    opened.log.close()
    file: OutsideFile = opened.log.parts.hand_over.file
    return file


def refused_gallring(log, opened, event) -> str:
    """Try to gallra; gives why it was refused."""
    try:
        execute(log, opened.database.destroyer_dsn, event.originator_id, a_context(), **GRUND)
    except ReadOnlyLogError as error:
        return error.detail
    return ""


def cut_back_to(opened, size: int) -> None:
    """Take the newest entries away with everything in the database that tells of them."""
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute("SET session_replication_role = replica")
        for table in ("entry", "facts"):
            admin.execute(f"DELETE FROM namnd_prov.{table} WHERE position > {size}")
        admin.execute(f"DELETE FROM namnd_prov.checkpoint WHERE size > {size}")
        admin.execute(f"UPDATE namnd_prov.head SET size = {size}, right_edge = ({EDGE_OF_TWO})")


EDGE_OF_TWO = """
    SELECT sha256('\\x01'::bytea || string_agg(leaf_hash, ''::bytea ORDER BY position))
    FROM namnd_prov.entry
"""
