"""Making ready, when the service starts, what its pages are made of: no reader waits for it.

Templates are compiled, and each nämnd is asked once: what is read from its log stays in memory, and
the connection that was asked keeps how the question is best answered. Nothing is shown to anybody,
so no reading is recorded.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import structlog

from api.acts import REVISION
from api.web import ask_dashboard, compile_templates

if TYPE_CHECKING:
    from audit.store.log import Log

ASKED: Final = (ask_dashboard, REVISION.state)
"""What each nämnd is asked: with its dashboard comes the state of most areas."""
_LOG = structlog.get_logger(__name__)


class Warming:
    """A thread that asks once and ends; the service says that it is ready when it has."""

    def __init__(self, logs: Iterable[Log]) -> None:
        """Keep whom to ask; `start` begins."""
        self._logs = tuple(logs)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warming", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End after the question that is under way, and wait for that; safe to call twice."""
        self._stopping.set()
        self._thread.join()

    @property
    def done(self) -> bool:
        """Tell whether everybody was asked."""
        return not self._thread.is_alive()

    def _run(self) -> None:
        compile_templates()
        for log in self._logs:
            for ask in ASKED:
                if self._stopping.is_set():
                    return
                try:
                    ask(log)
                except Exception as error:  # noqa: BLE001 - the page that asks next tells why
                    kind = type(error).__name__
                    _LOG.warning("warming_failed", schema=log.schema, kind=kind)
