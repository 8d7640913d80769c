"""Nämnder with a tenth of the events beside as many with all, asked by one server over HTTP."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.bench.processes import environment, running
from tests.bench.serving import signed_in

if TYPE_CHECKING:
    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.stage import Stage

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
        yield port, [_signed_in(stage.ground, logs) for logs in (small, large)]


def _signed_in(ground: Ground, logs: list[Log]) -> Askers:
    return [(signed_in(ground, log), log) for log in logs]
