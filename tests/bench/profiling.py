"""Where the time goes: the standard library's profiler in every thread, and the statements."""

from __future__ import annotations

import cProfile
import pstats
import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import psycopg

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
LINE = 100


@contextmanager
def profiled(title: str) -> Iterator[None]:
    """Profile this thread and all that start meanwhile; prints the top by own CPU time.

    The clock is each thread's CPU time: a thread that waits, for the server or for its turn, costs
    nothing. What the server took is told apart, by statement.
    """
    profiles = [_profile()]
    plain = threading.Thread.run

    def run(self: threading.Thread) -> None:
        profiles.append(_profile())
        profiles[-1].runcall(plain, self)

    start = time.perf_counter(), time.process_time()
    with _statements() as statements, patch.object(threading.Thread, "run", run):
        profiles[0].enable()
        try:
            yield
        finally:
            profiles[0].disable()
    wall, cpu = time.perf_counter() - start[0], time.process_time() - start[1]
    print(f"\n== {title}: {wall:.2f} s, of which {cpu:.2f} s on our own CPU ==")
    _print_statements(statements)
    _print_functions(profiles)


def _profile() -> cProfile.Profile:
    return cProfile.Profile(time.thread_time)


@contextmanager
def _statements() -> Iterator[dict[str, list[float]]]:
    """Add up the wall time of each statement under the line that describes it in its file."""
    spent: dict[str, list[float]] = defaultdict(list)
    plain = psycopg.Cursor.execute

    def execute(self: Any, query: Any, *arguments: Any, **options: Any) -> Any:
        start = time.perf_counter()
        try:
            return plain(self, query, *arguments, **options)
        finally:
            text = query.decode() if isinstance(query, bytes) else str(query)
            spent[text.strip().partition("\n")[0][:LINE]].append(time.perf_counter() - start)

    with patch.object(psycopg.Cursor, "execute", execute):
        yield spent


def _print_statements(statements: dict[str, list[float]]) -> None:
    print("statements, by the seconds we waited for them (those sent in a pipeline: 0)")
    ordered = sorted(statements.items(), key=lambda item: -sum(item[1]))
    for name, seconds in ordered[: TOP // 2]:
        print(f"{sum(seconds):9.3f} s {len(seconds):7} ×  {name}")


def _print_functions(profiles: list[cProfile.Profile]) -> None:
    print("functions, by their own CPU seconds in all threads")
    stats = pstats.Stats(profiles[0])
    for one in profiles[1:]:
        one.create_stats()
        if one.getstats():
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
