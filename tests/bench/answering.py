"""Questions: the figure on any day as known at any löpnummer, and one ärende's timeline."""

from __future__ import annotations

import random
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from audit.store.sql import Queries
from projections.barnutredning.figure import running
from projections.trail.timeline import timeline
from tests.bench.ground import FIRST_DAY
from tests.bench.result import Aim, Line
from tests.bench.rounds import percentile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.store.log import Log
    from tests.bench.stage import Stage

SQL = Queries.load("tests.bench", "answering.sql")
QUESTIONS = 400
WARM = 40
Question = Any
"""A function that asks one question, drawn beforehand."""


def lines(stage: Stage) -> Iterator[Line]:
    """Ask one log, then as many as there are, at random."""
    logs = stage.filled(stage.sizes.logs)
    for name, draw in (("figure on any date", _figures), ("timeline of one ärende", _timelines)):
        alone, among = _ask(draw, logs[:1]), _ask(draw, logs)
        for of, seconds in ((1, alone), (len(logs), among)):
            yield _times(f"{name}, {of} log{'s' if of > 1 else ''}", seconds, stage)
        flat = percentile(among, 0.5) / percentile(alone, 0.5)
        against = f"the same with 1 log, not {len(logs)}"
        yield Line(f"{name}, growth of the median", against, flat, "×", Aim(1.25, at_least=False))


def _times(what: str, seconds: list[float], stage: Stage) -> Line:
    tail, middle = percentile(seconds, 0.99) * 1000, percentile(seconds, 0.5) * 1000
    against = f"itself; {stage.sizes.events:,} events in each log"
    detail = f"median {middle:.1f} ms, 99 of 100 within {tail:.1f} ms, {len(seconds)} questions"
    return Line(f"{what}, p99", against, tail, "ms", Aim(20, at_least=False, unit="ms"), detail)


def _ask(draw: Callable[[list[Log], int], list[Question]], logs: list[Log]) -> list[float]:
    for question in draw(logs, WARM):
        question()
    seconds = []
    for question in draw(logs, QUESTIONS):
        start = time.perf_counter()
        question()
        seconds.append(time.perf_counter() - start)
    return seconds


def _figures(logs: list[Log], number: int) -> list[Question]:
    """Draw days and löpnummer: any day since the log began, as known at any moment since then."""
    chance = random.Random(number)
    sizes = {log.schema: log.head() for log in logs}
    questions = []
    for _ in range(number):
        log = chance.choice(logs)
        head = sizes[log.schema]
        days = (head.recorded_at - FIRST_DAY).days
        per = FIRST_DAY.date() + timedelta(days=chance.randrange(days + 1))
        questions.append(partial(running, log, per, chance.randint(1, head.size)))
    return questions


def _timelines(logs: list[Log], number: int) -> list[Question]:
    chance, pairs = random.Random(number), []
    for log in logs:
        head = log.head().size
        with log.pool.connection() as connection:
            query = SQL.bind(log.schema).some_arenden
            rows = connection.execute(query, {"number": number}).fetchall()
        pairs += [partial(timeline, log, arende, head) for (arende,) in rows]
    chance.shuffle(pairs)
    return pairs[:number]
