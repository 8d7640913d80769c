"""The day's look for limits that a new act has changed: a thread of the service."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

import structlog

from audit.clock import today
from audit.errors import StateError
from audit.store.law_changes import began_between, recompute_limits

if TYPE_CHECKING:
    from audit.store.log import Log

POLL: Final = 60.0
"""Seconds between two looks; a log that has not grown is not looked at twice in a day."""
GRACE: Final = 10.0
"""Seconds that a stop waits for the look that is under way."""

_LOG = structlog.get_logger(__name__)


class LawWatch:
    """Goes through every log whose clock is the world's; one thread per process.

    Two processes may look at once: the log takes an event of theirs only once.
    """

    def __init__(self, logs: Callable[[], Iterable[Log]], now: Callable[[], date] = today) -> None:
        """Keep where the open logs are and what day it is in Sweden."""
        self._logs = logs
        self._now = now
        # The day and löpnummer through which each log was looked at, by this process.
        self._seen: dict[str, tuple[date, int]] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="law", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End after the look that is under way; safe to call twice, and before the start."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=GRACE)

    def look(self, log: Log) -> int:
        """Count anew what is to be in one log now; gives how many limits.

        A constructed log keeps its own time and tells itself what happened: it is left alone.
        """
        if log.constructed or log.parts.read_only is not None:
            return 0
        day, size = self._now(), log.head().size
        before, position = self._seen.get(log.schema, (date.min, 0))
        if (before, position) == (day, size):
            return 0
        done = recompute_limits(log, day, after=0 if began_between(before, day) else position)
        if not done.left:
            self._seen[log.schema] = (day, done.upto)
        if done.recomputed:
            _LOG.info("limits_recomputed", schema=log.schema, count=done.recomputed)
        return done.recomputed

    def _run(self) -> None:
        while not self._stopping.is_set():
            for log in self._logs():
                if self._stopping.is_set():
                    return
                try:
                    self.look(log)
                except StateError:
                    # An import runs: it is looked at again when that is done.
                    continue
                except Exception as error:  # noqa: BLE001 - one log in trouble stops no other
                    kind = type(error).__name__
                    _LOG.warning("law_watch_waits", schema=log.schema, kind=kind)
            self._stopping.wait(POLL)
