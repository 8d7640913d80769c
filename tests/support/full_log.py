"""A log that holds one of everything: many commits, words, mappings, a gallring and a rotation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from audit.envelope import Event
from audit.store.batch import Batch
from audit.store.gallring import execute, rotate
from audit.store.log import Log
from audit.store.opening import open_log
from tests.support.logs import Opened, a_context
from tests.support.utredningar import closed_event, extended_event, opened_event

GRUND = {"grund": "gallringsfrist", "lagrum": "12 kap. 1 § SoL"}


def fill(opened: Opened) -> Log:
    """Fill a fresh log with some 280 entries; gives it as reopened with the keys it ended with."""
    log = opened.log
    arenden = [
        one for first in range(0, 40, 8) for one in utredningar(log, range(first, first + 8))
    ]
    log.append([opened_event() for _ in range(190)], a_context())
    execute(log, opened.database.destroyer_dsn, arenden[3], a_context(), **GRUND)
    later = rotated(opened)
    utredningar(later, range(40, 43))
    return later


def utredningar(log: Log, numbers: range) -> list[UUID]:
    """Append utredningar in one commit; every third has sealed words, every second is closed."""
    batches = [one_utredning(log, number) for number in numbers]
    log.append_batch(Batch(tuple(event for batch in batches for event in batch.events)))
    return [UUID(str(batch.events[0].originator_id)) for batch in batches]


def one_utredning(log: Log, number: int) -> Batch:
    """Prepare an utredning that introduces two mappings."""
    first = opened_event()
    kept = log.new_mapping("utredning", f"kalla-{number}", first.kallreferens)
    child = log.new_mapping("barn", f"barn-{number}", first.barn)
    events: list[Event] = [first]
    if number % 3 == 0:
        day, until = date(2022, 12, 20), date(2023, 2, 1)
        events.append(extended_event(first.originator_id, 2, day, until, f"skäl {number}"))
    if number % 2 == 0:
        events.append(closed_event(first.originator_id, len(events) + 1, date(2022, 12, 30)))
    return log.prepare(events, a_context(), mappings=[kept, child])


def rotated(opened: Opened) -> Log:
    """Open the log with a successor key and re-wrap every data key; the opened one is closed."""
    opened.log.close()
    log = open_log(opened.around, opened.log.namnd.slug, opened.keys.successor())
    rotate(log, opened.database.destroyer_dsn, a_context())
    return log
