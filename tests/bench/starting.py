"""From `liggare run --demo` to the first page: with nothing there, and with everything there."""

from __future__ import annotations

import secrets
import shutil
import socket
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from audit.store import embedded
from tests.bench.importing import demand
from tests.bench.processes import LIGGARE, Running, running, without_settings
from tests.bench.result import Aim, Line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.stage import Stage

PATIENCE = 60.0
EVERY = 0.02


def lines(stage: Stage) -> Iterator[Line]:
    """Start cold, then warm, as many times as there are rounds; the middle one counts."""
    cold, warm = [], []
    for _ in range(stage.sizes.rounds):
        home = embedded.state_dir() / "bench" / secrets.token_hex(4)
        home.mkdir(mode=0o711, parents=True)
        try:
            cold.append(_first_page(home))
            warm.append(_first_page(home))
        finally:
            for one in home.iterdir():
                if (one / "cluster").exists():
                    embedded.stop(one)
            shutil.rmtree(home, ignore_errors=True)
    for name, seconds, most in (("cold", cold, 10), ("warm", warm, 3)):
        seen = sorted(seconds)[len(seconds) // 2]
        aim = Aim(most, at_least=False, unit="s")
        yield Line(f"start-up, {name}, to the first page", "itself", seen, "s", aim)


def _first_page(home: Path) -> float:
    port = _free_port()
    variables = {**without_settings(), "LIGGARE_STATE_DIR": str(home)}
    start = time.perf_counter()
    with running([LIGGARE, "run", "--demo", "--port", str(port)], variables) as service:
        while not _answers(port):
            demand(_alive(service, start), "liggare run --demo answers")
            time.sleep(EVERY)
        return time.perf_counter() - start


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        return False
    except OSError:
        return False


def _alive(service: Running, start: float) -> bool:
    return service.process.poll() is None and time.perf_counter() - start < PATIENCE


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
    return port
