"""Rebuilding views beside an ordered SELECT of the same log."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from projections.barnutredning.view import VIEW as BARNUTREDNING
from projections.rebuild import rebuild
from projections.registry import VIEWS
from tests.bench.appending import line
from tests.bench.importing import demand
from tests.bench.result import Aim, Line
from tests.bench.rounds import Race, quiet
from tests.bench.selecting import select

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.store.log import Log
    from projections.view import View
    from tests.bench.stage import Stage

BASELINE = "ordered SELECT of bytes and uuids"


class Watch:
    """Notes when the new copy had read everything, before it is compared and changed over to."""

    def __init__(self) -> None:
        """Start the clock."""
        self.start = time.perf_counter()
        self.built: float | None = None

    def __call__(self, done: int, total: int) -> None:
        """Be told how far the rebuild has come."""
        if self.built is None and done >= total:
            self.built = time.perf_counter() - self.start


def lines(stage: Stage) -> Iterator[Line]:
    """Measure one view, then all; as built, and as the operator's whole command."""
    for name, views, aim in (
        ("one view", (BARNUTREDNING,), Aim(0.45)),
        (f"all {len(VIEWS)} views", VIEWS, Aim(0.3)),
    ):
        built, whole = _races(stage, views)
        yield line(f"rebuild of {name}, built, events/s", BASELINE, built, aim)
        what = f"rebuild of {name}, built, compared and changed over, events/s"
        yield line(what, BASELINE, whole, None)


def _races(stage: Stage, views: Sequence[View]) -> tuple[Race, Race]:
    log, built, whole = stage.filled()[0], Race(), Race()
    size = log.head().size
    for _ in range(stage.sizes.rounds):
        baseline = quiet(lambda: select(stage.ground, log))
        seconds = [_rebuild(log, view) for view in views]
        for race, at in ((built, 0), (whole, 1)):
            race.baseline.append(baseline)
            race.subject.append(size / sum(one[at] for one in seconds))
    return built, whole


def _rebuild(log: Log, view: View) -> tuple[float, float]:
    """Rebuild a view; gives the seconds until it was built and until it was in use."""
    watch = Watch()
    compared = rebuild(log, view, watch)
    seconds = time.perf_counter() - watch.start
    demand(compared.differences == 0, "the rebuilt view equals the one in use")
    return watch.built or seconds, seconds
