"""The nämnd's year, its goals and the granskningar over HTTP: beside many other events."""

from __future__ import annotations

import random
from datetime import date, timedelta
from heapq import merge
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import ARSPLAN, REVISION
from projections.registry import VIEWS
from projections.runner import catch_up
from tests.bench.asking import one_by_one
from tests.bench.beslut_courses import beslut_courses
from tests.bench.filling import fill, gathered
from tests.bench.granskning_courses import granskning_course, read_within
from tests.bench.ground import FIRST_DAY
from tests.bench.result import Aim, Line
from tests.bench.rounds import percentile
from tests.bench.spreading import YEARS
from tests.bench.two_sizes import Askers, asked_at_two_sizes
from tests.bench.year_courses import year_course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.arsplan.namndens_ar import NamndensAr
    from audit.envelope import Event
    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.stage import Stage

QUESTIONS: Final = 200
GRANSKNINGAR: Final = 12
AIM: Final = Aim(50, at_least=False, unit="ms")
FIRST, LAST = FIRST_DAY.year, FIRST_DAY.year + YEARS - 1
LAST_DAY: Final = date(LAST, 10, 1)
"""The log's today: within the last year, so that its page of today has something ahead."""
PAGES: Final = (
    *("the year today", "the year", "a punkt", "the goals"),
    *("list of granskningar", "one granskning"),
)
"""What is asked; all but the first and the last two on any day, as registered at any moment."""


def lines(stage: Stage) -> Iterator[Line]:
    """Ask nämnder with a tenth of the events, and then as many with all, the same questions."""
    many = stage.sizes.logs
    with asked_at_two_sizes(stage, filled) as (port, sides):
        for name in PAGES:
            before, seen = _in_turns(sides, port, name)
            tail, middle = (percentile(seen, part) * 1000 for part in (0.99, 0.5))
            tenth = percentile(before, 0.99) * 1000
            against = (
                f"itself; {YEARS} years and {GRANSKNINGAR} granskningar in each of {many} nämnder,"
                f" beside {stage.sizes.events:,} events and as many readings"
            )
            detail = (
                f"median {middle:.1f} ms; p99 {tenth:.1f} ms at a tenth of the events,"
                f" {tail / tenth:.2f} × for ten times as many"
            )
            yield Line(f"{name} over HTTP, p99", against, tail, "ms", AIM, detail)


def filled(ground: Ground, number: int, seed: int) -> Log:
    """Make a log with years and granskningar beside so many events of beslut, and the readings."""
    log = ground.found(constructed=True)
    chance = random.Random(f"granskningar {seed}")
    granskningar = [UUID(int=chance.getrandbits(128), version=4) for _ in range(GRANSKNINGAR)]
    own = [pair for ar in range(FIRST, LAST + 1) for pair in year_course(log, ar)]
    apart = timedelta(days=365 * YEARS // GRANSKNINGAR)
    for turn, one in enumerate(granskningar):
        own += granskning_course(one, FIRST_DAY.date() + turn * apart)
    beside = beslut_courses(number, seed=seed) if number else iter(())
    together = merge(sorted(own, key=_day_of), beside, key=_day_of)
    until = takewhile(lambda pair: pair[0] <= LAST_DAY, together)
    for _, month in groupby(until, key=lambda pair: pair[0].replace(day=1)):
        # One at a time: the key of a stream's words is made with its first, and used by the next.
        for piece in gathered(month):
            fill(log, [piece])
    for view in VIEWS:
        catch_up(log, view)
    read_within(log, granskningar, number)
    return log


def _day_of(pair: tuple[date, Event]) -> date:
    return pair[0]


def _in_turns(sides: list[Askers], port: int, name: str) -> list[list[float]]:
    """Ask a small nämnd and a large one in turns, so that a busy minute hits both."""
    taken: list[list[float]] = [[] for _ in sides]
    for pair in zip(*sides, strict=True):
        for found, (token, log) in zip(taken, pair, strict=True):
            each = max(QUESTIONS // len(sides[0]), 5)
            path = paths(log, name)
            one_by_one(port, token, path, max(each // 10, 1))
            found.extend(one_by_one(port, token, path, each))
    return taken


def paths(log: Log, name: str) -> Callable[[], str]:
    """Give what draws an address of a page: of any year, on any day, as registered since then."""
    base, known = f"/{log.namnd.slug}", ARSPLAN.state(log)
    granskningar = [str(one) for one in REVISION.state(log).granskningar]
    match name:
        case "the year today":
            return lambda: f"{base}/aret/{LAST}"
        case "list of granskningar":
            return lambda: f"{base}/granskningar"
        case "one granskning":
            return lambda: f"{base}/granskningar/{random.choice(granskningar)}"
    return lambda: f"{base}/aret/{_of_some_year(known, name)}"


def _of_some_year(known: NamndensAr, name: str) -> str:
    ar = random.randrange(FIRST, LAST + 1)
    part = {"the goals": "/mal", "the year": ""}.get(name)
    if part is None:
        part = f"/punkt/{random.choice(list(known.plan(ar).punkter))}"
    # A month is registered at its end.
    at = date(ar, 2, 1) + timedelta(days=random.randrange(240))
    since = at + timedelta(days=random.randrange((LAST_DAY - at).days + 1))
    # A third as registered now: then the day alone is an earlier one.
    registered = "" if random.random() < 1 / 3 else f"&registrerat={since}"
    return f"{ar}{part}?laget={at}{registered}"
