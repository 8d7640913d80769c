"""A log that holds one of everything: many commits, words, mappings, a gallring and a rotation."""

from __future__ import annotations

from datetime import date

from audit.envelope import Event
from audit.store.gallring import execute, rotate
from audit.store.log import Log
from audit.store.opening import open_log
from tests.support.logs import Opened, a_context
from tests.support.utredningar import closed_event, extended_event, opened_event

ARENDEN = 40
GRUND = {"grund": "gallringsfrist", "lagrum": "12 kap. 1 § SoL"}


def fill(opened: Opened) -> Log:
    """Fill a fresh log with some 300 entries; gives it as reopened with the keys it ended with."""
    log = opened.log
    arenden = [one_utredning(log, number) for number in range(ARENDEN)]
    log.append([opened_event() for _ in range(190)], a_context())
    destroyer = opened.database.destroyer_dsn
    execute(log, destroyer, arenden[3].originator_id, a_context(), **GRUND)
    later = rotated(opened)
    for number in range(3):
        one_utredning(later, ARENDEN + number)
    return later


def one_utredning(log: Log, number: int) -> Event:
    """Append an utredning with mappings, every third with sealed words, every second closed."""
    first = opened_event()
    kept = log.new_mapping("utredning", f"kalla-{number}", first.kallreferens)
    child = log.new_mapping("barn", f"barn-{number}", first.barn)
    events: list[Event] = [first]
    if number % 3 == 0:
        day = date(2022, 12, 20)
        words = extended_event(first.originator_id, 2, day, date(2023, 2, 1), f"skäl {number}")
        events.append(words)
    if number % 2 == 0:
        events.append(closed_event(first.originator_id, len(events) + 1, date(2022, 12, 30)))
    log.append(events, a_context(), mappings=[kept, child])
    return first


def rotated(opened: Opened) -> Log:
    """Open the log with a successor key and re-wrap every data key; the opened one is closed."""
    opened.log.close()
    log = open_log(opened.around, opened.log.namnd.slug, opened.keys.successor())
    rotate(log, opened.database.destroyer_dsn, a_context())
    return log
