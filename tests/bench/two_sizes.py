"""Nämnder with a tenth of the events beside as many with all, asked by one server over HTTP."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

from tests.bench.processes import environment, running
from tests.bench.serving import signed_in

if TYPE_CHECKING:
    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.stage import Stage

PATIENCE: Final = 120
"""Seconds until a server must say that it is ready."""

Askers = list[tuple[str, "Log"]]
"""Nämnder, each with the token of somebody who works there."""


@contextmanager
def asked_at_two_sizes(
    stage: Stage, filled: Callable[[Ground, int, int], Log]
) -> Iterator[tuple[int, list[Askers]]]:
    """Give the server's port, and the small nämnder and the large; `filled` makes a log."""
    many, each = stage.sizes.logs, stage.sizes.events // stage.sizes.logs
    small = [filled(stage.ground, each // 10, seed) for seed in range(many)]
    large = [filled(stage.ground, each, seed) for seed in range(many)]
    # What the server does by itself within a minute; a figure must not depend on which.
    with stage.ground.superuser() as connection:
        connection.execute("VACUUM ANALYZE")
    with running([sys.executable, "-m", "tests.bench.served"], environment(stage.ground)) as server:
        assert server.process.stdout is not None
        port = int(server.process.stdout.readline())
        _wait_until_ready(port)
        yield port, [_signed_in(stage.ground, logs) for logs in (small, large)]


def _wait_until_ready(port: int) -> None:
    """Ask as a load balancer does, which sends nobody there before: a start is no day's figure."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(URLError):
            urlopen(f"http://127.0.0.1:{port}/health/ready").close()
            return
        time.sleep(0.5)
    raise TimeoutError


def _signed_in(ground: Ground, logs: list[Log]) -> Askers:
    return [(signed_in(ground, log), log) for log in logs]
