"""Made-up histories in the order they would be registered: the same ones in every run."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from heapq import heappop, heappush
from typing import TYPE_CHECKING
from uuid import UUID

from audit.barnutredning.events import UtredningClosed, UtredningExtended, UtredningOpened
from audit.barnutredning.limits import extension_days, utredning_limit
from audit.envelope import Actor, Context, Happened, Source, SourceKind
from audit.store.founding import new_request
from tests.bench.ground import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.envelope import Event

EVENTS_A_YEAR = 50_000
OPENED_A_DAY = EVENTS_A_YEAR / 365 / 2.15
"""Each utredning gives 2.15 events: opened, closed, and every seventh time extended."""

SOMEBODY = UUID("00000000-0000-4000-8000-000000000001")
_utredning_limit = cache(utredning_limit)
_extension_days = cache(extension_days)


def a_context() -> Context:
    """Make the context of one request."""
    return Context(Actor(SOMEBODY, "kvalitet"), Source(SourceKind.API), new_request())


def opened(chance: random.Random, inledd: date) -> UtredningOpened:
    """Open an utredning of a child of its own."""
    return UtredningOpened(
        originator_id=_token(chance),
        originator_version=1,
        happened=Happened.on(inledd),
        barn=_token(chance),
        enhet=f"enhet-{chance.randrange(6)}",
        inledd=inledd,
        kallreferens=_token(chance),
        limit=_utredning_limit(inledd),
        anmalan_inkom=inledd - timedelta(days=chance.randrange(14)),
        registrerad_i_kalla=inledd,
    )


def history(number: int, seed: int = 1) -> Iterator[tuple[date, Event]]:
    """Give so many events with the day each was registered, in that order."""
    chance = random.Random(seed)
    waiting: list[tuple[date, int, Event]] = []
    day, order, given = FIRST_DAY.date(), 0, 0
    while True:
        for _ in range(_today(chance)):
            first = opened(chance, day)
            for event, on in _sequel(chance, first):
                order += 1
                heappush(waiting, (on, order, event))
        while waiting and waiting[0][0] <= day:
            if given == number:
                return
            given += 1
            yield day, heappop(waiting)[2]
        day += timedelta(days=1)


def noon(day: date) -> datetime:
    """Give the time at which a constructed log registers what happened on a day."""
    return datetime.combine(day, time(12), UTC)


def _today(chance: random.Random) -> int:
    """Draw how many utredningar open on a day."""
    return int(OPENED_A_DAY) + (chance.random() < OPENED_A_DAY % 1)


def _sequel(chance: random.Random, first: UtredningOpened) -> Iterator[tuple[Event, date]]:
    yield first, first.inledd
    length = max(1, int(chance.gauss(100, 35)))
    closed = first.inledd + timedelta(days=length)
    version = 2
    if length > 90 and chance.random() < 0.25:
        on = first.inledd + timedelta(days=chance.randrange(90, length + 1))
        yield _extended(first, version, on), on
        version += 1
    yield _closed(first, version, closed), closed


def _extended(first: UtredningOpened, version: int, on: date) -> UtredningExtended:
    last = first.limit.sista_dag + timedelta(days=60)
    rule, vardag = _extension_days(on, last)
    return UtredningExtended(
        originator_id=first.originator_id,
        originator_version=version,
        happened=Happened.on(on),
        beslutad=on,
        ny_sista_dag=last,
        ny_sista_dag_vardag=vardag,
        skal_kod="utlatande",
        beslutsfattare="utskott",
        lagrum=rule.lagrum,
        rule=rule.id,
    )


def _closed(first: UtredningOpened, version: int, on: date) -> UtredningClosed:
    return UtredningClosed(
        originator_id=first.originator_id,
        originator_version=version,
        happened=Happened.on(on),
        avslutad=on,
        avslut="utan_insats",
        registrerad_i_kalla=on,
    )


def _token(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
