"""`liggare run` as a process: it listens, says so, and ends in order."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from api.cli.run import listen
from audit.settings import Settings
from tests.support.installation import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database

Process = subprocess.Popen[str]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
        return port


def _start(database: Database, folder: Path, port: int) -> Process:
    return subprocess.Popen(
        [sys.executable, "-m", "api.cli.main", "run", "--port", str(port)],
        env={**os.environ, **environment(database, folder), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _wait_for(port: int) -> None:
    # Two minutes: several services may start at once on a small machine.
    for _ in range(2400):
        try:
            urlopen(f"http://127.0.0.1:{port}/health/ready").close()
        except (URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    pytest.fail("the service did not come up")


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    return _free_port()


@pytest.fixture
def process(migrated: Database, tmp_path: Path, port: int) -> Iterator[Process]:
    """A running service with no nämnd yet."""
    started = _start(migrated, tmp_path, port)
    try:
        _wait_for(port)
        yield started
    finally:
        started.kill()
        started.communicate()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_service_in_order(
    process: Process, port: int, how: signal.Signals
) -> None:
    """Stopping by signal, with a connection open, ends with status 0 and nothing but log lines."""
    with socket.create_connection(("127.0.0.1", port)):
        process.send_signal(how)
        out, err = process.communicate(timeout=30)

    assert process.returncode == 0
    assert f"Liggaren: http://127.0.0.1:{port}" in out
    assert "liggare namnd open" in out
    assert {json.loads(line)["event"] for line in err.splitlines()} == {"request"}


def test_a_port_that_is_taken_is_named(
    process: Process, migrated: Database, tmp_path: Path, port: int
) -> None:
    """A second service on the same port is told so, and ends with status 2."""
    second = _start(migrated, tmp_path, port)

    _, err = second.communicate(timeout=30)

    assert second.returncode == 2
    assert f"port {port}" in err
    assert "Traceback" not in err


def test_no_answer_waits_for_the_callers_acknowledgement() -> None:
    """What is accepted sends at once, also what comes in two writes."""
    with listen(Settings(port=_free_port())) as listening:
        caller = socket.create_connection(listening.getsockname())
        accepted, _ = listening.accept()
        with caller, accepted:
            at_once = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    assert at_once
