"""All constructed utredningar, numbered in the order they were opened, with the source's slips."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from api.demo.enheter import ENHETER
from api.demo.finished import finished
from api.demo.running import OVER as RUNNING_OVER
from api.demo.running import PER, Course, within
from api.demo.source import Rattelse, SourceUtredning, vardag_from

_AVSLUT = ("insats", "utan_insats", "insats", "utan_insats", "insats", "utan_insats", "flyttad")
_TYPED_IN_AFTER = (0, 1, 0, 0, 2, 0, 1, 0, 0, 3, 0, 12)
_CLOSED_TYPED_IN_AFTER = (0, 0, 1, 0, 2, 0, 0, 1, 0, 0, 9)
_SAME_BARN_EACH = 13
_LATEST = PER - timedelta(days=1)

OPENED_BY_MISTAKE_LATER: Final = Course(date(2022, 2, 21), date(2022, 7, 8))
"""Typed in as opened a month later than it was; found out in September."""

CLOSED_BY_MISTAKE: Final = Course(date(2023, 3, 13), date(2023, 7, 6))
"""Closed in the source by a slip, and opened again when that was seen."""


@cache
def all_utredningar() -> tuple[SourceUtredning, ...]:
    """Give every constructed utredning in the order they were opened."""
    courses = [
        *finished(),
        *within(),
        *RUNNING_OVER,
        OPENED_BY_MISTAKE_LATER,
        CLOSED_BY_MISTAKE,
    ]
    ordered = sorted(courses, key=lambda course: (course.inledd, course.avslutad))
    made = [_utredning(number, course) for number, course in enumerate(ordered, 1)]
    return tuple(_with_same_barn(made))


def _utredning(number: int, course: Course) -> SourceUtredning:
    codes = tuple(ENHETER)
    return SourceUtredning(
        nummer=number,
        barn=number,
        enhet=codes[number * 7 % 10 % len(codes)],
        anmalan_inkom=None if number % 11 == 0 else course.inledd - timedelta(days=number % 15),
        inledd=course.inledd,
        inledd_registrerad=_typed_in(course.inledd, _TYPED_IN_AFTER[number % 12]),
        avslutad=course.avslutad,
        avslutad_registrerad=_typed_in(course.avslutad, _CLOSED_TYPED_IN_AFTER[number % 11]),
        avslut=_AVSLUT[number % len(_AVSLUT)],
        forlangningar=course.forlangningar,
        rattelser=_rattelser(number, course),
    )


def _typed_in(day: date, after: int) -> date:
    """Give the day something was typed in: what is of 2022 was in the source by its last day."""
    typed_in = vardag_from(day + timedelta(days=after))
    return min(typed_in, _LATEST) if day <= _LATEST else typed_in


def _rattelser(number: int, course: Course) -> tuple[Rattelse, ...]:
    if course is OPENED_BY_MISTAKE_LATER:
        return (Rattelse("inledd", "2022-03-21", date(2022, 9, 13)),)
    if course is CLOSED_BY_MISTAKE:
        return (Rattelse("avslutad", "2023-05-04", date(2023, 6, 12)),)
    if number % 61 == 0:
        return (Rattelse("enhet", "4110", vardag_from(course.inledd + timedelta(days=75))),)
    if number % 71 == 0:
        return (Rattelse("avslut", "avbruten", vardag_from(course.avslutad + timedelta(days=40))),)
    return ()


def _with_same_barn(made: list[SourceUtredning]) -> list[SourceUtredning]:
    """Let some children be investigated twice in a row: opened again soon after a closing."""
    found: list[SourceUtredning] = []
    taken: set[int] = set()
    for utredning in made:
        earlier = next(
            (
                one
                for one in found
                if one.nummer not in taken
                and timedelta(14) < utredning.inledd - one.avslutad < timedelta(60)
            ),
            None,
        )
        if utredning.nummer % _SAME_BARN_EACH == 0 and earlier is not None:
            taken |= {earlier.nummer, utredning.nummer}
            utredning = replace(utredning, barn=earlier.barn)  # noqa: PLW2901
        found.append(utredning)
    return found
