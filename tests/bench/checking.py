"""The whole-log check, in one process and in two, beside an ordered SELECT of the same log."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from audit.store.checking import check
from tests.bench.appending import line
from tests.bench.importing import demand
from tests.bench.rebuilding import BASELINE
from tests.bench.result import Aim, Line
from tests.bench.rounds import Rate, race
from tests.bench.selecting import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.log import Log
    from tests.bench.stage import Stage


def lines(stage: Stage) -> Iterator[Line]:
    """Measure with one process and with two."""
    log = stage.filled()[0]
    log.parts.hand_over.flush()
    for processes, aim in ((1, Aim(0.4)), (2, Aim(0.7))):
        found = race(
            lambda: select(stage.ground, log),
            lambda processes=processes: _check(log, processes),  # type: ignore[misc]
            stage.sizes.rounds,
        )
        what = f"whole-log check, {processes} process{'es' if processes > 1 else ''}, entries/s"
        yield line(what, BASELINE, found, aim)


def _check(log: Log, processes: int) -> Rate:
    start = time.perf_counter()
    report = check(log, processes=processes)
    seconds = time.perf_counter() - start
    demand(report.ok, f"the log checks clean: {report.findings[:1]}")
    return report.size / seconds
