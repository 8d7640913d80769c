"""Many callers at once for a given time: as threads, and as tasks of one event loop."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.bench.rounds import Rate


def threads(call: Callable[[], Any], callers: int, seconds: float) -> Rate:
    """Let so many threads call again and again; gives how many calls per second returned."""
    ready = threading.Barrier(callers + 1)

    def work() -> int:
        ready.wait()
        done, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            call()
            done += 1
        return done

    with ThreadPoolExecutor(callers) as pool:
        counts = [pool.submit(work) for _ in range(callers)]
        ready.wait()
        start = time.perf_counter()
        total = sum(count.result() for count in counts)
        return total / (time.perf_counter() - start)


def tasks(call: Callable[[], Awaitable[Any]], callers: int, seconds: float) -> Rate:
    """Let so many tasks of one event loop call again and again."""

    async def work(end: float) -> int:
        done = 0
        while time.perf_counter() < end:
            await call()
            done += 1
        return done

    async def all_of_them() -> Rate:
        start = time.perf_counter()
        counts = await asyncio.gather(*(work(start + seconds) for _ in range(callers)))
        return sum(counts) / (time.perf_counter() - start)

    return asyncio.run(all_of_them())


def tasks_over_threads(call: Callable[[], Any], callers: int, seconds: float) -> Rate:
    """Let so many tasks call something that blocks, each through a thread of its own."""
    with ThreadPoolExecutor(callers) as pool:

        async def through() -> None:
            await asyncio.get_running_loop().run_in_executor(pool, call)

        return tasks(through, callers, seconds)
