"""Each message of a commit is lost once unsent and once unanswered; then the log is read."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import psycopg
import pytest

from audit.errors import LogUnavailableError, OutcomeUnknownError
from audit.store.committer import Committer
from audit.store.pool import committer_connection
from tests.support.logs import SOMEBODY, a_context
from tests.support.lying_connection import Fault, LyingConnection
from tests.support.utredningar import extended_event, opened_event

# (the statement, is its answer lost rather than itself) → is the event in the log afterwards
FAULTS = {
    ("FOR UPDATE", False): False,
    ("FOR UPDATE", True): False,
    ("AS wanted", False): False,
    ("AS wanted", True): False,
    ("WITH entries", False): False,
    ("WITH entries", True): False,
    ("WITH words", False): False,
    ("WITH words", True): False,
    ("COMMIT", False): False,
    ("COMMIT", True): True,
}


def lying_committer(opened, fault):
    """Give the log a committer whose connection fails once."""
    log, dsn = opened.log, opened.database.app_dsn
    log.parts.committer.close()
    real = log.parts.committer
    committer = Committer(
        lambda: cast("Any", LyingConnection(committer_connection(dsn), fault)),
        real._appender,
        real._demand_healthy,
        real._committed,
    )
    object.__setattr__(log.parts, "committer", committer)
    committer.start()
    return log


def a_full_batch(log):
    """Prepare an event that writes to every table of the log."""
    event = opened_event()
    words = extended_event(
        event.originator_id, 2, date(2022, 12, 1), date(2023, 2, 1), skal="Väntar på utlåtande."
    )
    kept = log.idempotency(SOMEBODY, "nyckel", b"kropp", "{}")
    mapping = log.new_mapping("barn", "prov-1", event.barn)
    return event, log.prepare([event, words], a_context(), mappings=[mapping], idempotency=kept)


@pytest.mark.parametrize(("statement", "after"), FAULTS)
def test_a_lost_message_leaves_all_of_a_batch_or_nothing_and_says_which(opened, statement, after):
    """What is acknowledged is there exactly once; what is refused is not there at all."""
    log = lying_committer(opened, Fault(statement, after))
    event, batch = a_full_batch(log)
    kept = FAULTS[statement, after]

    if kept:
        assert log.append_batch(batch).first_position == 2
    else:
        with pytest.raises(LogUnavailableError):
            log.append_batch(batch)

    assert len(log.load(event.originator_id)) == (2 if kept else 0)
    assert log.head().size == (3 if kept else 1)
    assert len(log.references("barn", ["prov-1"])) == (1 if kept else 0)


@pytest.mark.parametrize(("statement", "after"), FAULTS)
def test_the_same_batch_sent_again_after_a_lost_message_is_in_the_log_once(
    opened, statement, after
):
    """A caller that does not know may send again under the same key."""
    log = lying_committer(opened, Fault(statement, after))
    event, batch = a_full_batch(log)

    try:
        log.append_batch(batch)
    except LogUnavailableError:
        log.append_batch(batch)
    log.append_batch(batch)

    assert len(log.load(event.originator_id)) == 2


def test_an_outcome_that_cannot_be_found_out_is_said_to_be_unknown(opened):
    """When the database is gone after a lost answer, nobody is told that nothing was written."""
    fault = Fault("COMMIT", after=True)
    log = lying_committer(opened, fault)
    committer = log.parts.committer
    connect = committer._connect

    def fail_afterwards():
        if fault.times:
            return connect()
        raise psycopg.OperationalError("no database (on purpose)")

    committer._connect = fail_afterwards
    event, batch = a_full_batch(log)
    with pytest.raises(OutcomeUnknownError):
        log.append_batch(batch)
    committer._connect = connect

    assert len(log.load(event.originator_id)) == 2


def test_a_refused_hand_over_stops_the_log(opened, monkeypatch):
    """A log whose checkpoints cannot leave the house for a minute accepts nothing more."""
    hand_over = opened.log.parts.hand_over
    opened.log.append([opened_event()], a_context())
    hand_over.file.path.unlink()
    opened.log.append([opened_event()], a_context())
    monkeypatch.setattr("audit.store.outside.GIVE_UP_SECONDS", -1)
    hand_over.publish(opened.log.checkpoint()[1])

    with pytest.raises(LogUnavailableError):
        opened.log.append([opened_event()], a_context())
