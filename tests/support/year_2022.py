"""A constructed nämnd with the published figures of figures.md §1: 68 running per 2022-12-31.

59 within four months, 3 over with a decided extension, 6 without, of which 2 are closed in January.
What the minutes do not say (which days, who) is constructed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from api.acts.freezing import freeze
from audit.barnutredning import (
    CloseUtredning,
    Command,
    CorrectUtredning,
    ExtendUtredning,
    OpenUtredning,
)
from tests.support.logs import a_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.services import Service

MEASURED = date(2022, 12, 31)
WORDS = "Barnet har flyttat mellan familjehem."
"""Sealed words of one extension: shown to chefer, masked for everyone else."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and the day it was registered."""

    on: date
    command: Command


def build(service: Service) -> UUID:
    """Write the year, freeze two mätningar, and give the ärende in which everything happened."""
    told = uuid4()
    steps = sorted(_year(told), key=lambda step: step.on)
    _write(service, [step for step in steps if step.on <= date(2022, 10, 5)])
    _freeze(service, date(2022, 9, 30), date(2022, 10, 6))
    _write(service, [step for step in steps if date(2022, 10, 5) < step.on <= date(2023, 1, 9)])
    _freeze(service, MEASURED, date(2023, 1, 10))
    _write(service, [step for step in steps if step.on > date(2023, 1, 9)])
    service.catch_up()
    return told


def _write(service: Service, steps: list[Step]) -> None:
    register = service.register
    for step in steps:
        register.written.setdefault(step.command.arende, []).extend(
            recorded.event
            for recorded in service.log.load(step.command.arende)
            if not register.written[step.command.arende]
        )
        register.send(step.command, on=step.on)


def _freeze(service: Service, per: date, on: date) -> None:
    service.catch_up()
    freeze(service.log, a_context(), per, at=datetime.combine(on, time(12), UTC))


def _year(told: UUID) -> Iterator[Step]:
    yield from _closed_before()
    for number in range(59):
        yield _opened(date(2022, 9, 5) + timedelta(days=number * 107 // 59))
    for number in range(3):
        yield from _extended(told if number == 0 else uuid4(), number)
    for number in range(4):
        yield _opened(date(2022, 6, 20) + timedelta(days=4 * number))
    for number in range(2):
        arende, opened = uuid4(), _opened(date(2022, 8, 9) + timedelta(days=number))
        yield Step(opened.on, _opening(arende, opened.on - timedelta(days=1)))
        yield _closed(arende, date(2023, 1, 16) + timedelta(days=2 * number))


def _closed_before() -> Iterator[Step]:
    """Give those opened in spring and closed in autumn: most within four months, a few not."""
    for number in range(50):
        arende, inledd = uuid4(), date(2022, 5, 16) + timedelta(days=number)
        yield Step(inledd + timedelta(days=1), _opening(arende, inledd))
        took = 150 if number % 10 == 0 else 95 + number % 25
        yield _closed(arende, inledd + timedelta(days=took))


def _extended(arende: UUID, number: int) -> Iterator[Step]:
    inledd = date(2022, 7, 11) + timedelta(days=2 * number)
    # Registered late, and its first date was wrong by ten days: corrected in November.
    first = inledd - timedelta(days=10) if number == 0 else inledd
    yield Step(inledd + timedelta(days=40), _opening(arende, first))
    if number == 0:
        replaced = {"inledd": inledd.isoformat()}
        yield Step(
            date(2022, 11, 2), CorrectUtredning(arende=arende, corrects=1, replaced=replaced)
        )
    yield Step(
        date(2022, 11, 8),
        ExtendUtredning(
            arende=arende,
            beslutad=date(2022, 11, 7),
            ny_sista_dag=date(2023, 2, 10),
            skal_kod="polisutredning",
            beslutsfattare="utskott",
            skal=WORDS,
        ),
    )


def _opened(inledd: date) -> Step:
    return Step(inledd + timedelta(days=1), _opening(uuid4(), inledd))


def _opening(arende: UUID, inledd: date) -> OpenUtredning:
    return OpenUtredning(
        arende=arende,
        barn=uuid4(),
        enhet=f"Barn och unga {1 + inledd.day % 3}",
        inledd=inledd,
        kallreferens=uuid4(),
    )


def _closed(arende: UUID, avslutad: date) -> Step:
    command = CloseUtredning(arende=arende, avslutad=avslutad, avslut="utan_insats")
    return Step(avslutad + timedelta(days=1), command)
