"""A log that nobody writes to gives its connection back, and takes another when somebody does."""

from __future__ import annotations

import psycopg

from audit.store import committer
from tests.support.logs import a_context
from tests.support.utredningar import opened_event
from tests.support.waiting import wait_until

COMMITTING = "SELECT count(*) FROM pg_stat_activity WHERE pid = %s"


def test_an_idle_log_gives_its_connection_back_and_writes_on(opened, monkeypatch):
    """Nothing is held open between two writes that lie apart; the second is written all the same.

    With a connection for ever, a database of a hundred nämnder turned away whoever came last.
    """
    monkeypatch.setattr(committer, "IDLE_SECONDS", 0.2)
    log = opened.log
    log.append([opened_event()], a_context())
    held = log.parts.committer._connection.info.backend_pid

    with psycopg.connect(opened.database.superuser_dsn, autocommit=True) as connection:
        gone = wait_until(lambda: connection.execute(COMMITTING, [held]).fetchone() == (0,))
    done = log.append([opened_event()], a_context())

    assert gone
    assert done.last_position == log.head().size
    assert log.parts.committer.refusal is None
