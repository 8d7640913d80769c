"""Made-up courses spread over some years, as they are registered: the same in every run."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from tests.bench.ground import FIRST_DAY

if TYPE_CHECKING:
    from audit.envelope import Event

YEARS = 8
Course = Callable[[random.Random, date], Iterable["Event"]]


def spread(
    course: Course, number: int, events_a_course: float, seed: int = 1
) -> Iterator[tuple[date, Event]]:
    """Give so many events of courses that begin evenly, with the day each was registered.

    `course` makes the events of one that begins on a day; each is registered when it happened.
    """
    chance = random.Random(seed)
    a_day = number / events_a_course / (365 * YEARS)
    waiting: list[tuple[date, int, Event]] = []
    day, order, given = FIRST_DAY.date(), 0, 0
    while True:
        for _ in range(int(a_day) + (chance.random() < a_day % 1)):
            for event in course(chance, day):
                order += 1
                heappush(waiting, (date.fromisoformat(str(event.happened.start)), order, event))
        while waiting and waiting[0][0] <= day:
            if given == number:
                return
            given += 1
            yield day, heappop(waiting)[2]
        day += timedelta(days=1)
