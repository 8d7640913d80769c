"""Where the time goes: the standard library's profiler in every thread, by CPU time and by wait."""

from __future__ import annotations

import cProfile
import pstats
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from audit.store.checking import check
from audit.store.importing import import_file
from audit.store.opening import open_log
from projections.barnutredning.view import VIEW as BARNUTREDNING
from projections.rebuild import rebuild
from tests.bench import callers
from tests.bench.appending import Ours
from tests.bench.filling import fill
from tests.bench.importing import an_order, extract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.sizes import Sizes
    from tests.bench.stage import Stage

TOP = 30


@contextmanager
def profiled(title: str) -> Iterator[None]:
    """Profile this thread and all that start meanwhile; prints the top by own time."""
    found: list[cProfile.Profile] = []
    plain = threading.Thread.run

    def run(self: threading.Thread) -> None:
        profile = cProfile.Profile()
        found.append(profile)
        profile.runcall(plain, self)

    threading.Thread.run = run  # type: ignore[method-assign] # every thread gets a profiler
    here = cProfile.Profile()
    start = time.perf_counter(), time.process_time()
    try:
        here.enable()
        yield
    finally:
        here.disable()
        threading.Thread.run = plain  # type: ignore[method-assign]
        wall, cpu = time.perf_counter() - start[0], time.process_time() - start[1]
        print(f"\n== {title}: {wall:.2f} s, of which {cpu:.2f} s on our own CPU ==")
        _print(here, found)


def _print(here: cProfile.Profile, others: list[cProfile.Profile]) -> None:
    stats = pstats.Stats(here)
    for one in others:
        one.create_stats()
        if one.stats:
            stats.add(one)
    stats.strip_dirs().sort_stats("tottime").print_stats(TOP)


def append(stage: Stage) -> None:
    """Profile appends by many tasks of one event loop, then by one caller."""
    sizes = stage.sizes
    for title, run in (
        (f"{sizes.callers} asyncio callers", lambda ours: _many(ours, sizes)),
        ("one caller", lambda ours: callers.threads(ours.append, 1, sizes.seconds)),
    ):
        log = stage.ground.found()
        Ours(log).append()
        with profiled(title):
            # Opened within, so that the committer's thread is profiled too, and closed to end it.
            again = open_log(stage.ground.around, log.namnd.slug, stage.ground.keys)
            run(Ours(again))
            again.close()


def _many(ours: Ours, sizes: Sizes) -> None:
    callers.tasks(ours.append_async, sizes.callers, sizes.seconds)


def imports(stage: Stage) -> None:
    """Profile the append path of an import, then the whole command."""
    pieces = stage.pieces()
    log = stage.ground.found(constructed=True)
    with profiled(f"append path of an import, {stage.sizes.events} events"):
        again = open_log(stage.ground.around, log.namnd.slug, stage.ground.keys)
        fill(again, pieces)
        again.close()
    data, log = extract(stage.sizes.events), stage.ground.found()
    with profiled(f"import of a file, {stage.sizes.events} events"):
        again = open_log(stage.ground.around, log.namnd.slug, stage.ground.keys)
        import_file(again, data, an_order())
        again.close()


def rebuild_one(stage: Stage) -> None:
    """Profile the rebuild of one view."""
    log = stage.filled()[0]
    with profiled(f"rebuild of one view, {stage.sizes.events} events"):
        rebuild(log, BARNUTREDNING)


def check_all(stage: Stage) -> None:
    """Profile the whole-log check in one process."""
    log = stage.filled()[0]
    log.parts.hand_over.flush()
    with profiled(f"whole-log check, {stage.sizes.events} events"):
        check(log)


WORK: dict[str, Callable[[Stage], None]] = {
    "append": append,
    "import": imports,
    "rebuild": rebuild_one,
    "check": check_all,
}


def run(stage: Stage, parts: list[str]) -> None:
    """Profile the parts asked for, all when none is."""
    for part in parts or WORK:
        WORK[part](stage)
