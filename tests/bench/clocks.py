"""The clocks of child protection over HTTP: any figure on any day, as known at any moment."""

from __future__ import annotations

import itertools
import random
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from projections.registry import VIEWS
from projections.runner import catch_up
from tests.bench.asking import one_by_one
from tests.bench.clock_courses import courses
from tests.bench.filling import fill, gathered
from tests.bench.ground import FIRST_DAY
from tests.bench.result import Aim, Line
from tests.bench.rounds import percentile
from tests.bench.two_sizes import asked_at_two_sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.stage import Stage

QUESTIONS: Final = 200
AIM: Final = Aim(50, at_least=False, unit="ms")
DASHBOARD: Final = "dashboard"
FIGURES: Final = {
    "barnutredningstid": "barnutredningstid?",
    "orosanmälningar, open": "orosanmalningar?",
    "orosanmälningar of a year": "orosanmalningar?population=inkomna&",
    "uppföljningar, open": "uppfoljningar?",
    "what is noted in utredningar": "handlaggning?",
    "lead times of förhandsbedömningar": "ledtider?matt=forhandsbedomning&",
    "list of utredningar": "barnutredningstid/arenden?",
    "list of orosanmälningar": "orosanmalningar/arenden?",
    "chains that run": "kedjor?pagaende=true&",
    "all chains": "kedjor?",
}
"""What is asked → its address, to which the day and the moment are added."""


def lines(stage: Stage) -> Iterator[Line]:
    """Ask nämnder with few events and then as many with ten times as many the same questions."""
    many = stage.sizes.logs
    with asked_at_two_sizes(stage, filled) as (port, askers):
        for name, address in {DASHBOARD: "", **FIGURES}.items():
            seen = [_asked(every, port, address) for every in askers]
            tail, middle = (percentile(seen[1], part) * 1000 for part in (0.99, 0.5))
            before = percentile(seen[0], 0.99) * 1000
            against = f"itself; {stage.sizes.events:,} events of the clocks in {many} nämnder"
            detail = f"median {middle:.1f} ms; p99 {before:.1f} ms at a tenth of the events"
            yield Line(f"{name} over HTTP, p99", against, tail, "ms", AIM, detail)


def filled(ground: Ground, number: int, seed: int) -> Log:
    """Make a log with so many events of the clocks, and every view at its head."""
    log = ground.found(constructed=True)
    fill(log, list(gathered(courses(number, seed=seed))))
    for view in VIEWS:
        catch_up(log, view)
    return log


def _asked(askers: list[tuple[str, Log]], port: int, address: str) -> list[float]:
    """Ask one nämnd after the other, each at some day and moment; gives the seconds of each."""
    taken: list[float] = []
    each = max(QUESTIONS // len(askers), 5)
    for token, log in askers:
        path = _dashboard(log) if not address else _paths(log, address)
        one_by_one(port, token, path, max(each // 10, 1))
        taken += one_by_one(port, token, path, each)
    return taken


def _dashboard(log: Log) -> Callable[[], str]:
    """Ask as it stands now, and every third time as it was some day."""
    days = (log.head().recorded_at - FIRST_DAY).days
    turns = itertools.count()

    def path() -> str:
        if next(turns) % 3:
            return f"/{log.namnd.slug}/internkontroll"
        per = FIRST_DAY.date() + timedelta(days=random.randrange(days + 1))
        return f"/{log.namnd.slug}/internkontroll?laget={per}"

    return path


def _paths(log: Log, address: str) -> Callable[[], str]:
    """Draw a day since the log began, and a moment on or after it."""
    days = (log.head().recorded_at - FIRST_DAY).days
    base = f"/api/v1/namnder/{log.namnd.slug}/internkontroll/{address}"

    def path() -> str:
        at = random.randrange(days + 1)
        per = FIRST_DAY.date() + timedelta(days=at)
        known = FIRST_DAY.date() + timedelta(days=random.randrange(at, days + 1))
        return f"{base}per={per}&known_at={known}"

    return path
