"""The writing of an import: chunks of at most 1,000 events between its start and its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from audit.codec import words_of
from audit.envelope import Context, Event
from audit.intake.outcome import RowResult
from audit.store.batch import Appended, Batch, NewMapping, PreparedEvent
from audit.store.importing.words import ManyKeys

if TYPE_CHECKING:
    from datetime import datetime

    from audit.store.log import Log

CHUNK = 1_000
"""Events in one commit: nobody else waits longer than that takes."""


class Writer:
    """Writes the events of checked rows; the next chunk is made ready while one is committed."""

    def __init__(
        self,
        log: Log,
        context: Context,
        mappings: Callable[[Event], Iterable[NewMapping]],
        at: datetime | None,
    ) -> None:
        """Keep where to write and in whose name; `at` sets the time of a constructed log.

        `mappings` gives what an event introduces.
        """
        self._log = log
        self._context = context
        self._mappings = mappings
        self._at = at
        # One for the whole import, so that an ärende's fresh key is drawn once.
        self._keys = ManyKeys.of(log)

    def write(self, results: Iterable[RowResult], progress: Callable[[int], None]) -> None:
        """Write every event; raises what the log raises, and then the import stays open."""
        waiting: Future[Appended] | None = None
        done, size = 0, 0
        for events in chunks(results):
            self._keys.learn({event.originator_id for event in events if words_of(event)})
            batch = Batch(tuple(self._prepare(event) for event in events), None, self._at)
            if waiting is not None:
                waiting.result()
                done += size
                progress(done)
            waiting, size = self._log.parts.committer.submit(batch), len(events)
        if waiting is not None:
            waiting.result()
            progress(done + size)

    def _prepare(self, event: Event) -> PreparedEvent:
        return self._log.mapper.prepare(
            event, self._context, self._keys, tuple(self._mappings(event))
        )


def by_version(results: Sequence[RowResult]) -> list[RowResult]:
    """Give the results that write something so that each stream's events come in order.

    Rows of one utredning may stand anywhere in the file, and are decided in an order of their own.
    """
    writing = [result for result in results if result.events]
    place: dict[UUID, int] = {}
    for at, result in enumerate(writing):
        place.setdefault(result.events[0].originator_id, at)

    def order(result: RowResult) -> tuple[int, int]:
        first = result.events[0]
        return place[first.originator_id], first.originator_version

    return sorted(writing, key=order)


def chunks(results: Iterable[RowResult]) -> Iterator[list[Event]]:
    """Divide events into chunks; the events of one row are never divided."""
    gathered: list[Event] = []
    for result in results:
        if len(gathered) + len(result.events) > CHUNK:
            yield gathered
            gathered = []
        gathered.extend(result.events)
    if gathered:
        yield gathered
