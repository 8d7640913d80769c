"""Making ready, when the service starts, what its pages are made of: no reader waits for it.

Templates are compiled, and each nämnd is asked once: what is read from its log stays in memory, and
the connection that was asked keeps how the question is best answered. Nothing is shown to anybody,
so no reading is recorded.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

import structlog

from api.acts import REVISION
from api.web import ask_dashboard, compile_templates

if TYPE_CHECKING:
    from audit.store.log import Log

ASKED: Final = (ask_dashboard, REVISION.state)
"""What each nämnd is asked: with its dashboard comes the state of most areas."""
_LOG = structlog.get_logger(__name__)


def start_warming(logs: Iterable[Log]) -> Callable[[], None]:
    """Begin to ask, in a thread of its own; gives what stops it, and waits for the question."""
    kept, stopping = tuple(logs), threading.Event()
    thread = threading.Thread(target=_run, args=(kept, stopping), name="warming", daemon=True)
    thread.start()

    def end() -> None:
        stopping.set()
        thread.join()

    return end


def _run(logs: tuple[Log, ...], stopping: threading.Event) -> None:
    compile_templates()
    for log in logs:
        for ask in ASKED:
            if stopping.is_set():
                return
            try:
                ask(log)
            except Exception as error:  # noqa: BLE001 - the page that asks next tells what is wrong
                _LOG.warning("warming_failed", schema=log.schema, kind=type(error).__name__)
