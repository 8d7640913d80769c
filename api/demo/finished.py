"""The utredningar before and after: opened at an even pace, none of them running on 2022-12-31.

Nine of ten are closed within four months: the nämnd's year-end report speaks of those finished,
and they are another population than those that run on a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from api.demo.running import PER, Course
from api.demo.source import Forlangning, vardag_from, vardag_until

PACE: Final = (
    (date(2021, 9, 1), date(2022, 5, 30), 152),
    (date(2022, 5, 31), date(2022, 9, 29), 64),
    (date(2022, 10, 3), date(2022, 10, 20), 8),
    (date(2023, 1, 2), date(2023, 12, 29), 226),
    (date(2024, 1, 2), date(2024, 4, 29), 76),
)
"""From, to, and how many are opened between the two, evenly."""

_LENGTHS = (61, 112, 97, 119, 84, 118, 105, 72, 116, 109, 151, 119, 93, 117, 101, 66, 118, 167, 90)
_ENDS_ON_PER = date(2022, 8, 31)
_OVER = 130
_LAST_CLOSING = date(2022, 12, 30)
_LATE_TURN = 2
_NO_LONG_ONES_FROM = date(2022, 6, 20)
_SKAL = (
    ("polisutredning", "förundersökning pågår."),
    ("utlatande", "ett utlåtande från skolan inväntas."),
    ("vardnadshavare", "vårdnadshavaren har inte kunnat nås."),
)


OVER_IN_SEPTEMBER: Final = (
    Course(
        date(2022, 4, 19),
        date(2022, 10, 27),
        (
            Forlangning(
                date(2022, 8, 11),
                date(2022, 11, 21),
                "polisutredning",
                "Konstruerat exempel: förundersökning pågår.",
                date(2022, 8, 12),
            ),
        ),
    ),
    Course(date(2022, 5, 6), date(2022, 10, 12)),
    Course(date(2022, 5, 13), date(2022, 11, 3)),
)
"""Three of those that had run over their time when 2022-09-30 was measured."""


def finished() -> Iterator[Course]:
    """Give every utredning that does not run on 2022-12-31."""
    yield from OVER_IN_SEPTEMBER
    number = 0
    for first, last, count in PACE:
        for step in range(count):
            yield _course(_opened(first + (last - first) * step // count), number)
            number += 1


def _opened(day: date) -> date:
    """Give a vardag, but never the one whose four months end on the day of the measurement."""
    inledd = vardag_from(day)
    return inledd - timedelta(days=1) if inledd == _ENDS_ON_PER else inledd


def _course(inledd: date, number: int) -> Course:
    length = _LENGTHS[number % len(_LENGTHS)]
    if length > _OVER and _NO_LONG_ONES_FROM < inledd < PER:
        length = _LENGTHS[0]
    avslutad = vardag_from(inledd + timedelta(days=length + number % 5 - 4))
    if inledd < PER <= avslutad:
        avslutad = vardag_until(_LAST_CLOSING - timedelta(days=number % 9))
    return Course(inledd, avslutad, _forlangningar(inledd, number) if length > _OVER else ())


def _forlangningar(inledd: date, number: int) -> tuple[Forlangning, ...]:
    """Give a decision to every second that runs over; each sixth comes after the four months."""
    turn = number // len(_LENGTHS)
    if turn % 2:
        return ()
    late = turn % 6 == _LATE_TURN
    beslutad = vardag_from(inledd + timedelta(days=130 if late else 110))
    skal_kod, skal = _SKAL[turn // 2 % len(_SKAL)]
    ny_sista_dag = vardag_from(inledd + timedelta(days=180))
    text = f"Konstruerat exempel: {skal}"
    return (Forlangning(beslutad, ny_sista_dag, skal_kod, text, beslutad + timedelta(days=1)),)
