"""Many more cases than a person would write: special days, and what can happen around three months.

The days are those on which counting goes wrong: ends of months, leap days, ends of quarters, eves
and holidays, and the days around the change of law.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.unit.verkstallighet.naive_verkstallighet import three_months_from

if TYPE_CHECKING:
    from collections.abc import Iterator

Case = tuple[str, str, str]

STARTS = [
    date.fromisoformat(text)
    for text in (
        *("2023-11-29", "2023-11-30", "2024-02-29", "2024-05-31", "2024-08-31", "2024-09-30"),
        *("2024-11-30", "2024-12-31", "2025-01-31", "2025-03-30", "2025-03-31", "2025-04-01"),
        *("2025-06-30", "2025-07-01", "2025-09-24", "2025-10-31", "2025-11-28", "2025-12-31"),
    )
]


def after(day: date, number: int) -> date:
    """Give the day so many days later, or earlier."""
    return day + timedelta(days=number)


def quarter_of(day: date, later: int = 0) -> str:
    """Name the quarter of a day, or one so many later."""
    number = day.year * 4 + (day.month - 1) // 3 + later
    return f"{number // 4}-{number % 4 + 1}"


def of_beslut(begun: str, start: date) -> Iterator[Case]:
    """Give a beslut around its last day: alone, offered, in part, carried out, closed."""
    last = three_months_from(start)
    lines = [
        f"{begun}, erbjuden {after(start, 20)}, nej {after(last, 1)}",
        f"{begun}, erbjuden {after(start, 20)}, ja {last}, erbjuden {after(last, 1)}",
        f"{begun}, delvis {last}",
        *(f"{begun}, verkställt {after(last, days)}" for days in (0, 1)),
        *(f"{begun}, flyttat {after(last, days)}" for days in (0, 1)),
    ]
    for line in (begun, *lines):
        for per in (last, after(last, 1)):
            yield "lage", line, str(per)
        for later in (-1, 0, 1, 2):
            yield "kvartal", line, quarter_of(after(last, 1), later)
    for per in (start, last, after(last, 1)):
        yield "lagrum", begun, str(per)
        yield "avgift", begun, str(per)


def of_avbrott(begun: str, start: date) -> Iterator[Case]:
    """Give an avbrott on a special day of what was given, by all kinds of endings."""
    given = f"{begun}, verkställt {after(start, 10)}"
    for stopped in (after(three_months_from(start), 30), three_months_from(start, 5)):
        last = three_months_from(stopped)
        line = f"{given}, avbrott {stopped}"
        part = f"{given}, delvis {stopped}"
        twice = f"{line}, verkställt {after(last, 1)}, avbrott {after(last, 1)}"
        for one in (line, part, f"{line}, delvis {last}", f"{line}, verkställt {last}", twice):
            for per in (after(stopped, -1), last, after(last, 1)):
                yield "lage", one, str(per)
            for later in (-1, 0, 1):
                yield "kvartal", one, quarter_of(after(last, 1), later)
        for per in (stopped, after(last, 1)):
            yield "lagrum", line, str(per)
            yield "avgift", line, str(per)


def cases() -> list[Case]:
    """Give all of them, each once: question, course and day."""
    found = dict[Case, None]()
    for number, start in enumerate(STARTS):
        begun = f"{('sol', 'lss')[number % 2]} beslut {start}"
        found |= dict.fromkeys((*of_beslut(begun, start), *of_avbrott(begun, start)))
    return list(found)
