"""The 68 utredningar that run on 2022-12-31: 59 within four months, 3 extended, 6 without decision.

The numbers are those of Strömsund's minutes of 2023-02-21, § 26; every row is constructed so that
they come out. No last day here falls on 2022-12-31, which 2 § lag (1930:173) would move.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from api.demo.source import Forlangning, vardag_from

PER: Final = date(2022, 12, 31)
"""The day of the measurement."""

MINUTES: Final = date(2023, 2, 21)
"""The day of the nämnd's meeting: of the 68, only two were closed by then."""

WITHIN: Final = 59
_FIRST, _LAST = date(2022, 10, 24), date(2022, 12, 30)
_LENGTHS = (118, 103, 112, 91, 119, 86, 108, 115, 97, 117, 76, 110)


@dataclass(frozen=True, slots=True)
class Course:
    """How an utredning went: opened, closed, and what was decided in between."""

    inledd: date
    avslutad: date
    forlangningar: tuple[Forlangning, ...] = ()


def _extended(beslutad: date, ny_sista_dag: date, skal_kod: str, skal: str) -> Forlangning:
    return Forlangning(beslutad, ny_sista_dag, skal_kod, f"Konstruerat exempel: {skal}", beslutad)


OVER: Final = (
    # Within a decided extension.
    Course(
        date(2022, 6, 13),
        date(2023, 3, 9),
        (
            _extended(
                date(2022, 10, 6),
                date(2023, 3, 13),
                "polisutredning",
                "förundersökningen är inte klar, och barnet ska höras där först.",
            ),
        ),
    ),
    Course(
        date(2022, 7, 4),
        date(2023, 3, 2),
        (
            _extended(
                date(2022, 10, 27),
                date(2023, 3, 6),
                "utlatande",
                "utlåtandet från barnpsykiatrin kommer först i februari.",
            ),
        ),
    ),
    Course(
        date(2022, 8, 15),
        date(2023, 4, 12),
        (
            _extended(
                date(2022, 12, 8),
                date(2023, 4, 17),
                "barnets_halsa",
                "barnet är inlagt och har inte kunnat höras.",
            ),
        ),
    ),
    # Without a decision, and closed a few weeks after the day of the measurement.
    Course(date(2022, 8, 18), date(2023, 1, 19)),
    Course(date(2022, 8, 24), date(2023, 1, 25)),
    # Without a decision, and still running when the nämnd met.
    Course(date(2022, 5, 23), date(2023, 3, 16)),
    Course(date(2022, 7, 11), date(2023, 3, 28)),
    Course(date(2022, 8, 8), date(2023, 4, 5)),
    Course(
        date(2022, 8, 26),
        date(2023, 5, 31),
        (
            # Decided long after the four months had ended: recorded, flagged, never refused.
            _extended(
                date(2023, 3, 7),
                date(2023, 6, 7),
                "annat",
                "nya uppgifter om ett syskon kom in under utredningen.",
            ),
        ),
    ),
)
"""The nine that have run four months or more."""

EXTENDED_LATER: Final = {
    # Number among the 59 → closed, and the extension that had run out before that.
    41: (
        date(2023, 7, 12),
        _extended(
            date(2023, 3, 28),
            date(2023, 6, 7),
            "vardnadshavare",
            "vårdnadshavaren har inte kunnat nås.",
        ),
    ),
    50: (
        date(2023, 5, 24),
        _extended(
            date(2023, 4, 11),
            date(2023, 6, 19),
            "utlatande",
            "skolans utlåtande saknas ännu.",
        ),
    ),
}
"""Of the 59, those that ran over their time in the spring."""


def within() -> Iterator[Course]:
    """Give the 59 that are within four months: none of them is closed before the nämnd met."""
    for number in range(WITHIN):
        inledd = vardag_from(_FIRST + (_LAST - _FIRST) * number // WITHIN)
        if number in EXTENDED_LATER:
            avslutad, forlangning = EXTENDED_LATER[number]
            yield Course(inledd, avslutad, (forlangning,))
            continue
        ends = inledd + timedelta(days=_LENGTHS[number % len(_LENGTHS)])
        yield Course(inledd, vardag_from(max(ends, MINUTES + timedelta(days=1))))
