"""The pages of ej verkställda beslut over HTTP: any day, as registered at any moment."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from projections.registry import VIEWS
from projections.runner import catch_up
from tests.bench.asking import one_by_one
from tests.bench.beslut_courses import beslut_courses
from tests.bench.filling import fill, gathered
from tests.bench.ground import FIRST_DAY
from tests.bench.result import Aim, Line
from tests.bench.rounds import percentile
from tests.bench.two_sizes import Askers, asked_at_two_sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.stage import Stage

QUESTIONS: Final = 200
AIM: Final = Aim(50, at_least=False, unit="ms")
PAGES: Final = ("list of what waits", "list of all beslut", "quarter", "one beslut")


def lines(stage: Stage) -> Iterator[Line]:
    """Ask nämnder with a tenth of the events and then as many with all the same questions."""
    many = stage.sizes.logs
    with asked_at_two_sizes(stage, filled) as (port, sides):
        for name in PAGES:
            before, seen = _in_turns(sides, port, name)
            tail, middle = (percentile(seen, part) * 1000 for part in (0.99, 0.5))
            tenth = percentile(before, 0.99) * 1000
            against = f"itself; {stage.sizes.events:,} events of beslut in {many} nämnder"
            detail = (
                f"median {middle:.1f} ms; p99 {tenth:.1f} ms at a tenth of the events,"
                f" {tail / tenth:.2f} × for ten times as many"
            )
            yield Line(f"{name}, any day, over HTTP, p99", against, tail, "ms", AIM, detail)


def filled(ground: Ground, number: int, seed: int) -> Log:
    """Make a log with so many events of gynnande beslut, and every view at its head."""
    log = ground.found(constructed=True)
    fill(log, list(gathered(beslut_courses(number, seed=seed))))
    for view in VIEWS:
        catch_up(log, view)
    return log


def _in_turns(sides: list[Askers], port: int, name: str) -> list[list[float]]:
    """Ask a small nämnd and a large one in turns, so that a busy minute hits both."""
    taken: list[list[float]] = [[] for _ in sides]
    for pair in zip(*sides, strict=True):
        for found, (token, log) in zip(taken, pair, strict=True):
            each = max(QUESTIONS // len(sides[0]), 5)
            path = _paths(log, name)
            one_by_one(port, token, path, max(each // 10, 1))
            found.extend(one_by_one(port, token, path, each))
    return taken


def _paths(log: Log, name: str) -> Callable[[], str]:
    """Draw a day since the log began, and a moment on or after it; every third is now."""
    days = (log.head().recorded_at - FIRST_DAY).days
    base, beslut = f"/{log.namnd.slug}/ej-verkstallda", _some(log) if name == PAGES[3] else []

    def path() -> str:
        at = random.randrange(days + 1)
        per = FIRST_DAY.date() + timedelta(days=at)
        known = FIRST_DAY.date() + timedelta(days=random.randrange(at, days + 1))
        now = random.random() < 1 / 3
        asked = "" if now else f"laget={per}&registrerat={known}"
        if name == PAGES[2]:
            day = log.head().recorded_at.date() if now else per
            return f"{base}/kvartal/{day.year}/{(day.month + 2) // 3}?{asked}"
        if name == PAGES[3]:
            return f"{base}/{random.choice(beslut)}?registrerat=2099-01-01&laget={per}"
        return f"{base}?lage={'vantar' if name == PAGES[0] else 'alla'}&{asked}"

    return path


def _some(log: Log) -> list[str]:
    with log.pool.connection() as connection:
        query = f"SELECT DISTINCT arende_id FROM {log.schema}.view_ej_verkstallt LIMIT 500"
        return [str(row[0]) for row in connection.execute(query.encode()).fetchall()]
