"""However a committer ends, every caller gets an answer."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from audit.errors import LiggareError, LogUnavailableError, OutcomeUnknownError
from audit.store.committer import Committer
from tests.support.logs import a_context
from tests.support.utredningar import extended_event, opened_event

SECONDS = 20
"""Longer than any answer takes; a caller that hangs is found by it."""


def put_in(opened, appender=None, connect=None):
    """Give the log a committer of its own, not started."""
    real = opened.log.parts.committer
    made = Committer(
        connect or real._connect, appender or real._appender, lambda: None, real._committed
    )
    object.__setattr__(opened.log.parts, "committer", made)
    real.close()
    return made


def outcome_of(future):
    """Wait for an answer, of whatever kind."""
    try:
        return future.result(timeout=SECONDS)
    except LiggareError as error:
        return error


class Ends(BaseException):
    """What nobody catches ends the thread."""


def test_callers_at_the_moment_of_closing_are_answered(opened):
    """Each of many callers is either in the log or told that it is closed."""
    committer = opened.log.parts.committer
    batches = [opened.log.prepare([opened_event()], a_context()) for _ in range(200)]

    def call(batch):
        try:
            return outcome_of(committer.submit(batch))
        except LogUnavailableError as error:
            return error

    with ThreadPoolExecutor(16) as pool:
        answers = [pool.submit(call, batch) for batch in batches]
        committer.close()
        ended = [one.result(timeout=SECONDS) for one in answers]

    written = [one for one in ended if not isinstance(one, LiggareError)]
    assert len(ended) == 200
    assert opened.log.head().size == 1 + len(written)


def test_a_committer_that_dies_tells_those_it_served_and_those_who_waited(opened, monkeypatch):
    """The thread ends by something nobody foresaw: no caller hangs, and later ones are refused."""
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    reached, go_on = threading.Event(), threading.Event()

    def connect():
        reached.set()
        go_on.wait(SECONDS)
        raise Ends

    committer = put_in(opened, connect=connect)
    committer.start()
    served = committer.submit(opened.log.prepare([opened_event()], a_context()))
    reached.wait(SECONDS)
    waiting = committer.submit(opened.log.prepare([opened_event()], a_context()))
    go_on.set()

    assert isinstance(outcome_of(served), OutcomeUnknownError)
    assert isinstance(outcome_of(waiting), LogUnavailableError)
    with pytest.raises(LogUnavailableError):
        opened.log.append([opened_event()], a_context())


def test_a_log_that_was_never_started_refuses_instead_of_waiting(opened):
    """Without its thread nothing would ever be answered."""
    put_in(opened)

    with pytest.raises(LogUnavailableError):
        opened.log.append([opened_event()], a_context())


def test_a_caller_that_gave_up_harms_nobody(opened):
    """A request that was cancelled, or whose event loop ended, does not end the committer."""

    async def give_up():
        task = asyncio.ensure_future(opened.log.append_async([opened_event()], a_context()))
        await asyncio.sleep(0)
        task.cancel()

    asyncio.run(give_up())
    future = opened.log.parts.committer.submit(opened.log.prepare([opened_event()], a_context()))
    future.cancel()

    assert opened.log.append([opened_event()], a_context()).last_position > 1


@pytest.mark.parametrize("size", [1_000_000, 12_000_000])
def test_a_large_text_is_written_without_stopping_the_line(opened, size):
    """Megabytes of sealed words go through the same commit, and the next caller is served."""
    event = opened_event()
    words = replace_words(event, "å" * (size // 2))

    future = opened.log.parts.committer.submit(opened.log.prepare([event, words], a_context()))

    assert not isinstance(outcome_of(future), LiggareError)
    assert opened.log.append([opened_event()], a_context()).last_position == 4


def replace_words(event, text):
    """Make an extension with a long sealed text."""
    return extended_event(event.originator_id, 2, date(2022, 12, 1), date(2023, 2, 1), skal=text)
