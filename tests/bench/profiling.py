"""Where the time goes: the standard library's profiler in every thread, by CPU time and by wait."""

from __future__ import annotations

import cProfile
import pstats
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.bench import callers
from tests.bench.appending import Ours
from tests.bench.ground import ground
from tests.bench.histories import a_context, history, noon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.sizes import Sizes
    from tests.support.server import RunServer

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
        if one.stats:  # type: ignore[attr-defined]
            stats.add(one)
    stats.strip_dirs().sort_stats("tottime").print_stats(TOP)


def append(server: RunServer, sizes: Sizes) -> None:
    """Profile appends by many tasks of one event loop, then by one caller."""
    with ground(server) as made, profiled(f"{sizes.callers} asyncio callers"):
        ours = Ours(made.found())
        callers.tasks(ours.append_async, sizes.callers, sizes.seconds)
        made.logs.pop().close()
    with ground(server) as made, profiled("one caller"):
        ours = Ours(made.found())
        callers.threads(ours.append, 1, sizes.seconds)
        made.logs.pop().close()


WORK: dict[str, Callable[[RunServer, Sizes], None]] = {"append": append}


def run(server: RunServer, sizes: Sizes, parts: list[str]) -> None:
    """Profile the parts asked for, all when none is."""
    for part in parts or WORK:
        WORK[part](server, sizes)
