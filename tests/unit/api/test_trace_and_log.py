"""The trace of a request, and the service's own log."""

from __future__ import annotations

import io
import json
import logging
import threading
from collections.abc import Iterator

import pytest
import structlog

from api.logging import configure
from api.trace import own_traceparent, trace_id
from audit.envelope import is_traceparent

GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"


def test_a_callers_trace_is_kept() -> None:
    """Trace id and flags are the caller's, the parent id is ours (W3C Trace Context §3.2)."""
    own = own_traceparent([GIVEN])

    assert is_traceparent(own)
    assert trace_id(own) == trace_id(GIVEN)
    assert own.endswith("-00")
    assert own != GIVEN


ALL_ZERO = f"00-{'0' * 32}-{'1' * 16}-00"


@pytest.mark.parametrize("headers", [[], ["00-x"], [GIVEN, GIVEN], [GIVEN + "\n"], [ALL_ZERO]])
def test_anything_else_begins_a_new_trace(headers: list[str]) -> None:
    """A missing, malformed or doubled header is forgotten."""
    own = own_traceparent(headers)

    assert is_traceparent(own)
    assert trace_id(own) != trace_id(GIVEN)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """The log, written to memory; what was configured before comes back."""
    root, handlers = logging.getLogger(), logging.getLogger().handlers[:]
    stream, level, hook = io.StringIO(), root.level, threading.excepthook
    configure("json", stream)
    yield stream
    threading.excepthook = hook
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_line_is_json_with_its_keys(lines: io.StringIO) -> None:
    """One line is one JSON object, with Swedish letters as they are."""
    structlog.get_logger("x").info("request", route="/{namnd}", what="märkt")

    line = json.loads(lines.getvalue())
    assert (line["event"], line["route"], line["what"]) == ("request", "/{namnd}", "märkt")


def test_what_an_exception_says_is_left_out(lines: io.StringIO) -> None:
    """Type and places are kept, the message is not: it can hold the values of a row."""
    try:
        _fail()
    except ValueError:
        structlog.get_logger("x").exception("job")
        logging.getLogger("somebody.else").exception("trouble")

    text = lines.getvalue()
    assert "ValueError < KeyError" in text
    assert "test_trace_and_log.py" in text
    assert "1212" not in text
    assert "Anna" not in text


def test_a_thread_that_dies_says_how_and_not_what(lines: io.StringIO) -> None:
    """The line names the thread and the kind of error; standard error gets no traceback."""
    thread = threading.Thread(target=_fail, name="prov")
    thread.start()
    thread.join()

    line = json.loads(lines.getvalue())
    assert (line["event"], line["thread"]) == ("thread_died", "prov")
    assert line["error"] == "ValueError < KeyError"
    assert "1212" not in lines.getvalue()


def test_uvicorns_access_log_is_silent(lines: io.StringIO) -> None:
    """The library's own request line would hold the path with its values."""
    logging.getLogger("uvicorn.access").warning("GET /prov/arenden/123")

    assert lines.getvalue() == ""


def _fail() -> None:
    raise ValueError("19121212-1212") from KeyError("Anna")
