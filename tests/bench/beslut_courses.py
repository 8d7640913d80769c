"""Made-up courses of gynnande beslut, in the order they are registered: the same in every run."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.envelope import Happened
from audit.verkstallighet.events_beslut import (
    AvbrottBegun,
    BeslutClosed,
    BeslutPartlyVerkstallt,
    BeslutRegistered,
    BeslutVerkstallt,
    ErbjudandeAnswered,
    ErbjudandeMade,
    IndividrapportSent,
    OrsakStated,
)
from audit.verkstallighet.making import frist
from tests.bench.spreading import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.envelope import Event

EVENTS_A_COURSE = 7.5
"""A beslut with an offer and its answer, a reason, what ended it, and the reports of the late."""
KINDS = (
    ("sol", "sarskilt_boende"), ("sol", "hemtjanst"), ("sol", "kontaktfamilj"),
    ("lss", "gruppbostad"), ("lss", "kontaktperson_lss"), ("lss", "daglig_verksamhet"),
)  # fmt: skip
Part = tuple[type[Any], int, dict[str, Any]]
_frist = cache(frist)


def beslut_courses(number: int, seed: int = 1) -> Iterator[tuple[date, Event]]:
    """Give so many events, spread over some years, with the day each was registered."""
    return spread(_course, number, EVENTS_A_COURSE, seed)


def _course(chance: random.Random, first: date) -> Iterator[Event]:
    """Give one beslut from its day to its end, each thing as it is registered."""
    stream = UUID(int=chance.getrandbits(128), version=4)
    lag, insats = chance.choice(KINDS)
    length = chance.choice((20, 40, 60, 80, 85, 95, 120, 200, 300, 500))
    parts: list[Part] = [
        (BeslutRegistered, 0, {
            "beslutad": first, "lag": lag, "insats": insats,
            "enhet": f"enhet-{chance.randrange(6)}", "frist": _frist("beslut", lag, first, ""),
        }),
        *_waited(chance, length),
    ]  # fmt: skip
    parts += _ended(chance, first, lag, length)
    parts += _reports(first, length)
    parts.sort(key=lambda part: part[1])
    for version, (kind, days, values) in enumerate(parts, start=1):
        day = first + timedelta(days=days)
        named = {name: day if value is ... else value for name, value in values.items()}
        yield kind(
            originator_id=stream,
            originator_version=version,
            happened=Happened.on(day),
            **named,
        )


def _waited(chance: random.Random, length: int) -> list[Part]:
    svar = chance.choice(("ja", "nej", "nej"))
    return [
        (ErbjudandeMade, length // 2, {"erbjudande": 1, "erbjudet": ...}),
        (ErbjudandeAnswered, length // 2 + 5, {"erbjudande": 1, "svar": svar, "besvarat": ...}),
        (OrsakStated, length // 2 + 6, {"orsak": "plats_saknas", "angiven": ...}),
    ]


def _ended(chance: random.Random, first: date, lag: str, length: int) -> list[Part]:
    """Give how the waiting ended; every fifth that was carried out stops, and begins again."""
    if chance.random() < 0.1:
        return [(BeslutClosed, length + 1, {"avslutat": ..., "skal_kod": "flyttat"})]
    found: list[Part] = [(BeslutVerkstallt, length + 1, {"verkstallt": ...})]
    if chance.random() < 0.2:
        stops, again = length + 60, length + 60 + chance.choice((30, 100, 200))
        limit = _frist("avbrott", lag, first + timedelta(days=stops), "")
        kind, facts = chance.choice((
            (AvbrottBegun, {"avbruten": ..., "orsak": "personal_saknas"}),
            (BeslutPartlyVerkstallt, {"fran": ..., "saknas": "Två av fem dagar"}),
        ))  # fmt: skip
        found += [
            (kind, stops, {**facts, "frist": limit}),
            (BeslutVerkstallt, again, {"verkstallt": ...}),
        ]
    return found


def _reports(first: date, length: int) -> list[Part]:
    """Give the individrapport of each quarter that it was beyond three months, to both."""
    found: list[Part] = []
    for days in range(100, length, 91):
        day = first + timedelta(days=days)
        told = {"ar": day.year, "kvartal": (day.month + 2) // 3, "rapportslag": "fortsatt"}
        found += [
            (IndividrapportSent, days, {**told, "mottagare": to, "skickad": ...})
            for to in ("ivo", "revisorerna")
        ]
    return found
