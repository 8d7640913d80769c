"""Durable appends of single events: many callers at once, and one caller alone."""

from __future__ import annotations

import random
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tests.bench import callers
from tests.bench.ground import FIRST_DAY, Ground, ground, server_setting
from tests.bench.histories import a_context, opened
from tests.bench.raw import GroupCommit, raw_alone, raw_group
from tests.bench.result import Aim, Line, number
from tests.bench.rounds import Race, Rate, race
from tests.bench.stock import stock_append

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.store.log import Log
    from tests.bench.sizes import Sizes
    from tests.bench.stage import Stage

SLOW_FLUSH = {"commit_delay": "2000", "commit_siblings": "0"}
"""Every commit waits 2 ms, on every side: with the usual 5 siblings a lone writer would not."""


class Ours:
    """One event per call into our log: everything but the making of the event is in the call."""

    def __init__(self, log: Log) -> None:
        """Keep the log and an event that each call gives to an ärende of its own."""
        self._log = log
        self._event = opened(random.Random(1), FIRST_DAY.date())
        self._context = a_context()

    def append(self) -> None:
        """Append one event; returns when it is durable."""
        self._log.append([replace(self._event, originator_id=uuid4())], self._context)

    async def append_async(self) -> None:
        """Append one event from an event loop."""
        event = replace(self._event, originator_id=uuid4())
        await self._log.append_async([event], self._context)


def lines(stage: Stage) -> Iterator[Line]:
    """Measure with the disk's own flush, then with one of 2 ms."""
    server, sizes = stage.server, stage.sizes
    with ground(server) as made:
        log = made.found()
        Ours(log).append()
        yield from _many(made, log, sizes, "", stock_aim=15)
        yield from _one(made, log, sizes)
    with server_setting(server, **SLOW_FLUSH), ground(server) as made:
        log = made.found()
        Ours(log).append()
        yield from _many(made, log, sizes, ", flush of 2 ms", stock_aim=30)


def _many(made: Ground, log: Log, sizes: Sizes, flush: str, stock_aim: float) -> Iterator[Line]:
    many = f"{sizes.callers} callers"
    ours = Ours(log)
    runs = _runs(sizes)
    ways: tuple[tuple[str, Callable[[], Rate], Any], ...] = (
        ("threads", runs("threads", ours.append), callers.threads),
        ("asyncio", runs("tasks", ours.append_async), callers.tasks_over_threads),
    )
    with ExitStack() as undo:
        stock = undo.enter_context(stock_append(made, sizes.payload))
        raw = undo.enter_context(raw_group(made, log.schema))
        for name, subject, stock_driver in ways:
            what = f"durable appends/s, {many}, {name}{flush}"
            baseline = partial(stock_driver, stock, sizes.callers, sizes.seconds)
            found = race(baseline, subject, sizes.rounds)
            yield line(what, "stock recorder, same callers", found, Aim(stock_aim))
            found = race(_raw(raw, name, sizes), subject, sizes.rounds)
            yield line(what, "raw INSERT, same group commit", found, Aim(0.5))


def _runs(sizes: Sizes) -> Callable[[str, Any], Callable[[], Rate]]:
    def run(driver: str, call: Any) -> Callable[[], Rate]:
        return partial(getattr(callers, driver), call, sizes.callers, sizes.seconds)

    return run


def _raw(raw: GroupCommit, name: str, sizes: Sizes) -> Callable[[], Rate]:
    if name == "threads":
        return partial(callers.threads, raw.write, sizes.callers, sizes.seconds)
    return partial(callers.tasks, raw.write_async, sizes.callers, sizes.seconds)


def _one(made: Ground, log: Log, sizes: Sizes) -> Iterator[Line]:
    ours = Ours(log)
    with raw_alone(made, log.schema) as raw:
        found = race(
            partial(callers.threads, raw, 1, sizes.seconds),
            partial(callers.threads, ours.append, 1, sizes.seconds),
            sizes.rounds,
        )
    yield line_of_times("one caller, one event", "one raw INSERT and COMMIT", found)


def line(what: str, against: str, found: Race, aim: Aim | None, unit: str = "/s") -> Line:
    """Make a line of a race: how many times as fast as the baseline."""
    low, high = found.spread
    detail = (
        f"{number(_median(found.subject))}{unit} beside {number(_median(found.baseline))}{unit}; "
        f"rounds {number(low)}–{number(high)}"
    )
    return Line(what, against, found.ratio, "×", aim, detail)


def line_of_times(what: str, against: str, found: Race) -> Line:
    """Make a line of a race in which time per call counts: how many times as long."""
    turned = Race(found.subject, found.baseline)
    detail = (
        f"{1000 / _median(found.subject):.2f} ms beside {1000 / _median(found.baseline):.2f} ms"
    )
    return Line(what, against, turned.ratio, "× its time", Aim(2, at_least=False), detail)


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
