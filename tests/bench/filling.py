"""Filling a log as an import does: 1,000 events to a commit, the next made ready meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.histories import a_context, history, noon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from datetime import date

    from audit.envelope import Event
    from audit.store.batch import Appended
    from audit.store.log import Log

CHUNK = 1_000


def chunks(number: int, seed: int = 1) -> Iterator[tuple[date, list[Event]]]:
    """Divide a history into chunks, each with the day of its last event."""
    yield from gathered(history(number, seed))


def gathered(events: Iterator[tuple[date, Event]]) -> Iterator[tuple[date, list[Event]]]:
    """Divide dated events into chunks, each with the day of its last event."""
    chunk: list[Event] = []
    for day, event in events:
        chunk.append(event)
        if len(chunk) == CHUNK:
            yield day, chunk
            chunk = []
    if chunk:
        yield day, chunk


def fill(log: Log, pieces: list[tuple[date, list[Event]]]) -> int:
    """Write made events into a constructed log; gives how many."""
    context = a_context()
    waiting: Future[Appended] | None = None
    for day, events in pieces:
        batch = log.prepare(events, context, at=noon(day))
        if waiting is not None:
            waiting.result()
        waiting = log.parts.committer.submit(batch)
    if waiting is not None:
        waiting.result()
    return sum(len(events) for _, events in pieces)
