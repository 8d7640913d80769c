"""The clocks of child protection over HTTP: any figure on any day, as known at any moment."""

from __future__ import annotations

import random
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from projections.registry import VIEWS
from projections.runner import catch_up
from tests.bench.asking import one_by_one
from tests.bench.clock_courses import courses
from tests.bench.filling import fill, gathered
from tests.bench.ground import FIRST_DAY
from tests.bench.processes import environment, running
from tests.bench.result import Aim, Line
from tests.bench.rounds import percentile
from tests.bench.serving import signed_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.stage import Stage

QUESTIONS: Final = 200
AIM: Final = Aim(50, at_least=False, unit="ms")
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
    """Ask a small log and then a large one the same questions."""
    small, large = (
        filled(stage.ground, number) for number in (stage.sizes.events // 10, stage.sizes.events)
    )
    with running([sys.executable, "-m", "tests.bench.served"], environment(stage.ground)) as server:
        assert server.process.stdout is not None
        port = int(server.process.stdout.readline())
        for name, address in FIGURES.items():
            seen = [_asked(stage.ground, log, port, address) for log in (small, large)]
            tail, middle = (percentile(seen[1], part) * 1000 for part in (0.99, 0.5))
            before = percentile(seen[0], 0.99) * 1000
            against = f"itself; {stage.sizes.events:,} events of the clocks in the log"
            detail = f"median {middle:.1f} ms; p99 {before:.1f} ms at a tenth of the events"
            yield Line(f"{name} over HTTP, p99", against, tail, "ms", AIM, detail)


def filled(ground: Ground, number: int) -> Log:
    """Make a log with so many events of the clocks, and every view at its head."""
    log = ground.found(constructed=True)
    fill(log, list(gathered(courses(number, seed=number))))
    for view in VIEWS:
        catch_up(log, view)
    # What the server does by itself within a minute; a figure must not depend on which.
    with ground.superuser() as connection:
        connection.execute("VACUUM ANALYZE")
    return log


def _asked(ground: Ground, log: Log, port: int, address: str) -> list[float]:
    token, path = signed_in(ground, log), _paths(log, address)
    one_by_one(port, token, path, QUESTIONS // 10)
    return one_by_one(port, token, path, QUESTIONS)


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
