"""The service's own log: one line per request or job, keys and no prose, never personal data.

What an exception says is left out on purpose: a message of the database can hold a row.
Its type and the places in the code it passed are enough to find it.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure(log_format: str = "json", stream: TextIO | None = None) -> None:
    """Send every line, those of libraries too, as JSON or text to the stream (standard error)."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        describe_exception,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(log_format, shared))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    _quieten()
    # A thread that dies would otherwise write out what its exception says.
    threading.excepthook = _thread_died


def _formatter(log_format: str, shared: list[Processor]) -> logging.Formatter:
    renderer: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if log_format == "text":
        renderer = structlog.dev.ConsoleRenderer(colors=False)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )


def _quieten() -> None:
    """Let libraries speak of trouble only: their other lines repeat ours, path in clear."""
    for name in (
        "uvicorn",
        "uvicorn.error",
        "uvicorn.access",
        "psycopg",
        "psycopg.pool",
        "asyncio",
    ):
        library = logging.getLogger(name)
        library.handlers[:] = []
        library.propagate = True
        library.setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").disabled = True
    # It would say at every start that it could check the contact's e-mail address.
    logging.getLogger("fastapi").setLevel(logging.ERROR)


def _thread_died(died: threading.ExceptHookArgs) -> None:
    name = died.thread.name if died.thread is not None else "-"
    told = describe(died.exc_value) if died.exc_value is not None else {}
    structlog.get_logger("liggare.thread").error("thread_died", thread=name, **told)


def describe_exception(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Put an exception's type and code places where its text would have stood."""
    given = event.pop("exc_info", None)
    if given:
        info: Any = sys.exc_info() if given is True else given
        error = info[1] if isinstance(info, tuple) else info
        if error is not None:
            event.update(describe(error))
    return event


def describe(error: BaseException) -> dict[str, Any]:
    """Say of an exception what is safe to keep: its types and where it was raised."""
    kinds = []
    current: BaseException | None = error
    while current is not None:
        kinds.append(type(current).__qualname__)
        current = current.__cause__
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = [f"{_short(frame.filename)}:{frame.lineno}" for frame in frames]
    return {"error": " < ".join(kinds), "where": places}


def _short(filename: str) -> str:
    return "/".join(filename.replace("\\", "/").split("/")[-3:])
