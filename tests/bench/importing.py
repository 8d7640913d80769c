"""Imports beside COPY: the append path of 1,000-event commits, and the whole command from CSV."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from audit.envelope import Actor
from audit.intake.kinds import Kind
from audit.intake.table import MAX_ROWS
from audit.store.importing import Order, import_file
from tests.bench.appending import line
from tests.bench.copying import Copying
from tests.bench.filling import fill
from tests.bench.ground import FIRST_DAY
from tests.bench.result import Aim, Line
from tests.bench.rounds import Race, Rate, quiet, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.store.log import Log
    from tests.bench.stage import Stage

BASELINE = "binary COPY of the same rows, encoded before"
HEADINGS = "utredning_id;barn_id;enhet;anmalan_inkom;inledd;avslutad;avslut"
OPERATOR = Actor(UUID(int=0), "tekniker")


def lines(stage: Stage) -> Iterator[Line]:
    """Measure both ways into the log."""
    yield line("import, append path, events/s", BASELINE, _append_path(stage), Aim(0.4))
    yield line("import, whole command, events/s", BASELINE, _command(stage), Aim(0.25))


def extract(events: int) -> bytes:
    """Make an extract whose rows give so many events: each utredning is opened and closed."""
    chance = random.Random(3)
    first = FIRST_DAY.date()
    rows = [HEADINGS]
    for number in range(events // 2):
        inledd = first + timedelta(days=chance.randrange(3000))
        avslutad = inledd + timedelta(days=chance.randrange(20, 200))
        rows.append(
            f"BU-{number};B-{chance.randrange(events)};enhet-{chance.randrange(6)};"
            f"{inledd - timedelta(days=7)};{inledd};{avslutad};utan_insats"
        )
    return "\n".join([*rows, ""]).encode()


def an_order() -> Order:
    """Order the import of an extract that was made a minute ago."""
    made_at = datetime.now(UTC) - timedelta(minutes=1)
    return Order(kind=Kind.BARNUTREDNINGAR, extract_made_at=made_at, actor=OPERATOR)


def _append_path(stage: Stage) -> Race:
    def subject() -> tuple[Log, Rate]:
        pieces, log = stage.pieces(), stage.ground.found(constructed=True)
        rate = quiet(lambda: timed(lambda: fill(log, pieces)))
        stage.full.append(log)
        return log, rate

    return _beside_copy(stage, subject)


def _command(stage: Stage) -> Race:
    # Two events a row, and a file holds no more rows than the import takes.
    data, order = extract(min(stage.sizes.events, 2 * MAX_ROWS)), an_order()

    def subject() -> tuple[Log, Rate]:
        log = stage.ground.found()
        rate = quiet(lambda: timed(lambda: _imported(log, data, order)))
        return log, rate

    return _beside_copy(stage, subject)


def _imported(log: Log, data: bytes, order: Order) -> int:
    report = import_file(log, data, order)
    demand(report.last_position, "the import wrote its events")
    return log.head().size


def _beside_copy(stage: Stage, subject: Callable[[], tuple[Log, Rate]]) -> Race:
    """Write in turns: ours into a fresh log, COPY of the rows that ours wrote at first."""
    found, copying = Race(), None
    for _ in range(stage.sizes.rounds):
        log, rate = subject()
        copying = copying or Copying(stage.ground, log.schema)
        found.baseline.append(quiet(copying.run))
        found.subject.append(rate)
    return found


def demand(held: object, what: str) -> None:
    """Refuse to print figures of something that did not do its work."""
    if not held:
        message = f"this must hold before it is worth measuring: {what}"
        raise RuntimeError(message)
