"""Appending: order, times, conflicts, repeated requests, sealing, and who is told."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from audit.envelope import Erased
from audit.errors import IdempotencyMismatchError, StateError, VersionConflictError
from audit.evidence.checkpoint import parse_and_verify
from audit.evidence.hashing import leaf_hash
from audit.evidence.verification import verify_consistency, verify_inclusion
from tests.support.logs import SOMEBODY, a_context
from tests.support.utredningar import closed_event, extended_event, opened_event


def test_what_is_appended_is_loaded_again_with_its_words(opened):
    """Events come back equal, sealed words included, with the place the log gave them."""
    first = opened_event()
    second = extended_event(
        first.originator_id, 2, date(2022, 12, 1), date(2023, 2, 1), skal="Polisen är inte klar."
    )

    done = opened.log.append([first, second], a_context())

    found = opened.log.load(first.originator_id)
    assert [one.event for one in found] == [first, second]
    assert [one.position for one in found] == [done.first_position, done.last_position]
    assert found[0].actor is not None
    assert found[0].actor.account == SOMEBODY


def test_sealed_words_stand_nowhere_in_clear(opened):
    """The text of a sealed field is in no column of the log."""
    event = opened_event()
    words = extended_event(
        event.originator_id, 2, date(2022, 12, 1), date(2023, 2, 1), skal="hemligtord"
    )
    opened.log.append([event, words], a_context())

    with psycopg.connect(opened.database.superuser_dsn) as admin:
        tables = ("entry", "facts", "sealed", "arende_key", "checkpoint")
        rows = [admin.execute(f"SELECT * FROM namnd_prov.{one}").fetchall() for one in tables]

    assert b"hemligtord" not in repr(rows).encode()
    assert "hemligtord" not in repr(rows)


def test_two_writers_of_the_same_version_leave_one_event(opened):
    """The second of two events with the same version is refused and nothing of it is written."""
    event = opened_event()
    opened.log.append([event], a_context())
    before = opened.log.head().size

    with pytest.raises(VersionConflictError):
        opened.log.append([replace(event, enhet="e2")], a_context())

    assert opened.log.head().size == before


def test_a_conflict_refuses_its_own_batch_and_no_neighbour(opened):
    """Batches that wait together are refused one by one."""
    known = opened_event()
    opened.log.append([known], a_context())
    batches = [
        opened.log.prepare([event], a_context())
        for event in (opened_event(), known, opened_event())
    ]

    futures = [opened.log.parts.committer.submit(batch) for batch in batches]

    assert isinstance(futures[1].exception(), VersionConflictError)
    assert [futures[0].result().first_position, futures[2].result().first_position] == [3, 4]


def test_the_same_request_twice_is_answered_once_and_written_once(opened):
    """A repeated request key gives the first answer and writes nothing."""
    event = opened_event()
    kept = opened.log.idempotency(SOMEBODY, "nyckel-1", b"kropp", '{"svar":1}')
    opened.log.append([event], a_context(), idempotency=kept)

    again = opened.log.append([event], a_context(), idempotency=kept)

    assert again.replayed == '{"svar":1}'
    assert opened.log.head().size == 2


def test_a_request_key_with_another_body_is_refused(opened):
    """The same key may not carry another body."""
    first = opened.log.idempotency(SOMEBODY, "nyckel-1", b"kropp", "{}")
    other = opened.log.idempotency(SOMEBODY, "nyckel-1", b"annan kropp", "{}")
    opened.log.append([opened_event()], a_context(), idempotency=first)

    with pytest.raises(IdempotencyMismatchError):
        opened.log.append([opened_event()], a_context(), idempotency=other)


def test_another_actor_may_use_the_same_request_key(opened):
    """Request keys of different actors do not meet."""
    one = opened.log.idempotency(SOMEBODY, "nyckel-1", b"kropp", "{}")
    two = opened.log.idempotency(opened.log.id, "nyckel-1", b"annan kropp", "{}")
    opened.log.append([opened_event()], a_context(), idempotency=one)

    done = opened.log.append([opened_event()], a_context(), idempotency=two)

    assert done.replayed is None


def test_every_entry_has_a_time_of_its_own_that_only_grows(opened):
    """Times are strictly increasing, also within one commit."""
    opened.log.append([opened_event() for _ in range(50)], a_context())

    with opened.log.pool.connection() as connection:
        query = "SELECT recorded_at FROM namnd_prov.entry ORDER BY position"
        times = [row[0] for row in connection.execute(query)]

    assert all(former < later for former, later in itertools.pairwise(times))


def test_an_ordinary_log_cannot_be_backdated(opened):
    """Only a constructed log takes its time from the data."""
    with pytest.raises(StateError):
        opened.log.append([opened_event()], a_context(), at=datetime(2022, 1, 1, tzinfo=UTC))


def test_a_constructed_log_takes_its_time_from_the_data_but_never_backwards(constructed):
    """Data sets the clock forward; an earlier time becomes the last one and a microsecond."""
    first = datetime(2022, 12, 31, 20, tzinfo=UTC)
    constructed.log.append([opened_event()], a_context(), at=first)

    done = constructed.log.append(
        [opened_event()], a_context(), at=datetime(2022, 6, 1, tzinfo=UTC)
    )

    assert done.recorded_at == first + timedelta(microseconds=1)
    assert constructed.log.origin.endswith("/konstruerad")


def test_a_commit_signs_its_tree_and_every_entry_can_be_proved_in_it(opened):
    """The checkpoint verifies, each entry is included, and the earlier tree is a part of it."""
    old_size, old = opened.log.checkpoint()
    opened.log.append([opened_event() for _ in range(700)], a_context())
    size, note = opened.log.checkpoint()

    verifier = opened.log.parts.signer.verifier
    now = parse_and_verify(note, verifier, opened.log.origin)
    before = parse_and_verify(old, verifier, opened.log.origin)
    proof = opened.log.consistency_proof(old_size, size)
    verify_consistency(old_size, size, before.root, now.root, proof)
    for position, data in opened.log.entries(1, size)[::97]:
        proof = opened.log.inclusion_proof(position - 1, size)
        verify_inclusion(leaf_hash(data), position - 1, size, proof, now.root)


def test_readers_are_told_after_the_commit(opened):
    """A listener hears of the log's growth and then finds the event."""
    with psycopg.connect(opened.database.app_dsn, autocommit=True) as listener:
        listener.execute("LISTEN liggare_namnd_prov")
        opened.log.append([opened_event()], a_context())
        heard = list(listener.notifies(timeout=5, stop_after=1))

        size = listener.execute("SELECT size FROM namnd_prov.head").fetchone()

    assert len(heard) == 1
    assert size == (2,)


def test_the_librarys_recorder_reads_the_log_in_order(opened):
    """Notifications of the `eventsourcing` library are gapless and in the order of the log."""
    opened.log.append([opened_event() for _ in range(30)], a_context())

    found = opened.log.recorder.select_notifications(start=5, limit=10)

    assert [one.id for one in found] == list(range(5, 15))
    assert opened.log.recorder.max_notification_id() == 31


def test_an_entry_says_nothing_of_what_was_said(opened):
    """Neither dates, enhet nor words stand in the bytes that are kept for ever."""
    event = opened_event(inledd=date(2022, 9, 1))
    closing = closed_event(event.originator_id, 2, date(2022, 12, 24))
    done = opened.log.append([event, closing], a_context())

    kept = b"".join(data for _, data in opened.log.entries(2, done.last_position))

    assert not any(part in kept for part in (b"2022-09-01", b"2022-12-24", b"insats", b'"e1"'))
    assert str(event.barn).encode() not in kept


def test_loading_an_unknown_arende_gives_nothing(opened):
    """There is no such ärende."""
    assert opened.log.load(opened_event().originator_id) == []
    assert not issubclass(type(opened_event()), Erased)


def test_an_answer_is_kept_for_its_time_and_then_forgotten(opened):
    """After 90 days the key is free again, and what it stood for is gone from the database."""
    kept = opened.log.idempotency(SOMEBODY, "nyckel", b"kropp", "svar")
    other = opened.log.idempotency(SOMEBODY, "annan", b"kropp", "svar")
    for one in (kept, other):
        opened.log.append([opened_event()], a_context(), idempotency=one)
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute(
            "UPDATE namnd_prov.idempotency SET expires_at = expires_at - interval '90 days'"
        )
    again = opened.log.idempotency(SOMEBODY, "nyckel", b"en annan kropp", "nytt svar")

    done = opened.log.append([opened_event()], a_context(), idempotency=again)
    repeated = opened.log.append([opened_event()], a_context(), idempotency=again)

    with psycopg.connect(opened.database.superuser_dsn) as admin:
        rows = admin.execute("SELECT key_hmac FROM namnd_prov.idempotency").fetchall()
    assert (done.replayed, repeated.replayed) == (None, "nytt svar")
    assert rows == [(kept.key_hmac,)]
