"""The broom: a thread that removes files which waited too long, also where nobody comes back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

import psycopg
import structlog

from audit.store.waiting_files import sweep

if TYPE_CHECKING:
    from audit.store.log import Log

BETWEEN: Final = 60.0
"""Seconds between two turns: so much longer than an hour may a file lie, sealed."""
_LOG = structlog.get_logger(__name__)


def start_sweeping(logs: Iterable[Log]) -> Callable[[], None]:
    """Begin to remove them; gives what stops it, and waits for the turn under way."""
    kept, stop = tuple(logs), threading.Event()
    thread = threading.Thread(target=_run, args=(kept, stop), name="sweeping", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end


def _run(logs: tuple[Log, ...], stop: threading.Event) -> None:
    while True:
        for log in logs:
            try:
                sweep(log)
            except psycopg.Error as error:
                # A database that is away for a while: the next turn tries again.
                _LOG.warning("sweeping_failed", error=type(error).__name__)
        if stop.wait(BETWEEN):
            return
