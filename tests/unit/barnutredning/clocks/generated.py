"""Many more cases than a person would write: special days, and what can happen around each limit.

The days are those on which counting goes wrong: ends of months, leap days, eves and holidays,
and the days around the two changes of law.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.unit.barnutredning.clocks.naive import months_on, vardag

if TYPE_CHECKING:
    from collections.abc import Iterator

Case = tuple[str, str, str]

STARTS = [
    date.fromisoformat(text)
    for text in (
        *("2022-08-31", "2022-10-31", "2023-02-28", "2023-08-31", "2023-10-29", "2023-10-31"),
        *("2023-12-31", "2024-02-29", "2024-04-30", "2024-08-24", "2024-10-31", "2024-12-31"),
        *("2025-02-28", "2025-03-01", "2025-05-15", "2025-06-30", "2025-07-01", "2025-08-06"),
        *("2025-08-24", "2025-08-31", "2025-09-14", "2025-09-30", "2025-10-31", "2025-12-03"),
        *("2026-01-01", "2026-01-15", "2026-02-19", "2026-02-28", "2026-07-31", "2027-02-25"),
    )
]


def after(day: date, number: int) -> date:
    """Give the day so many days later, or earlier."""
    return day + timedelta(days=number)


def utredningar() -> Iterator[Case]:
    """Give utredningar around their last day: alone, extended in time and late, closed, several."""
    for inledd in STARTS:
        last = months_on(inledd, 4)
        rolled, far = vardag(last), after(last, 60)
        begun = f"inledd {inledd}"
        for per in (last, after(last, 1), rolled, after(rolled, 1)):
            yield "utredning", begun, str(per)
        for decided in (after(last, -3), last, after(last, 1), after(rolled, 1)):
            line = f"{begun} förlängd {decided}>{far}"
            for per in (after(last, 2), far, after(far, 1), after(vardag(far), 1)):
                yield "utredning", line, str(per)
        twice = f"{begun} förlängd {last}>{far} förlängd {after(far, 4)}>{after(far, 40)}"
        for per in (after(far, 2), after(far, 4), after(far, 41)):
            yield "utredning", twice, str(per)
        for closed in (last, after(last, 1), after(rolled, 1)):
            yield "utredning", f"{begun} avslutad {closed}", "avslut"
            yield "utredning", f"{begun} avslutad {closed}", str(after(closed, -1))
            yield "utredning", f"{begun} flytt {after(inledd, 9)} flyttad {closed}", str(closed)


def anmalningar() -> Iterator[Case]:
    """Give anmälningar around their first day, their fourteenth and a late extension."""
    for inkom in STARTS:
        came, last = f"inkom {inkom}", after(inkom, 14)
        for word in ("inkom", "inkom-sent"):
            for judged in (inkom, after(inkom, 1), after(inkom, 2)):
                yield "skydd", f"{word} {inkom} bedömd {judged}", str(after(inkom, 1))
        for per in (after(inkom, -1), last, after(last, 1), after(vardag(last), 1)):
            yield "forhand", came, str(per)
            yield "forhand", f"{came} pågår", str(per)
        for decided in (last, after(last, 1), after(vardag(last), 1)):
            for word in ("inleda", "inte-inleda", "redan"):
                yield "forhand", f"{came} {word} {decided}", str(after(last, 1))
            line = f"{came} förlängd {decided}>{after(last, 20)}"
            for per in (after(last, 1), after(last, 20), after(last, 21)):
                yield "forhand", line, str(per)


def answers() -> Iterator[Case]:
    """Give answers asked for and given before and after the week, around 2026-01-15."""
    for number in range(-8, 12, 2):
        decided = after(date(2026, 1, 15), number)
        for asked in (-3, 0, 7, 8, 10):
            begun = f"inkom {after(decided, -9)} inleda {decided} begärt {after(decided, asked)}"
            for given in (5, 7, 8, 11):
                line = f"{begun} svar {after(decided, max(given, asked))}"
                yield "svar", line, str(after(decided, 9))
            yield "svar", begun, str(after(decided, 8))
        runs = f"inkom {decided} pågår begärt {after(decided, 1)}"
        yield "svar", runs, str(after(decided, 2))
        yield "svar", f"{runs} inleda {after(decided, 3)}", str(after(decided, 2))
        seen = f"inkom {decided} begärt {after(decided, 1)} redan {after(decided, 3)}"
        yield "svar", seen, str(after(decided, 4))
        yield "svar", seen, str(after(decided, 2))


def uppfoljningar() -> Iterator[Case]:
    """Give uppföljningar under both acts, and those that the new one found running."""
    for closed in STARTS:
        begun = f"inledd {after(closed, -80)} avslutad {closed} uppföljning {after(closed, 1)}"
        for months in (2, 6):
            last = months_on(closed, months)
            for per in (last, after(last, 1), after(vardag(last), 1)):
                yield "uppfoljning", f"{begun} lag 2027-12-31", str(per)
            line = f"{begun} slut {after(last, 1)} lag 2027-12-31"
            yield "uppfoljning", line, str(after(last, 5))


def rows() -> Iterator[Case]:
    """Give utredningar opened again: the same day, within the thirty days, and later."""
    for inledd in STARTS:
        shut = months_on(inledd, 4)
        for gap in (-5, 0, 1, 30, 31):
            again = after(shut, gap)
            line = f"inledd {inledd} avslutad {shut} inledd {again} avslutad {after(again, 50)}"
            for per in (after(again, -1), after(again, 9), after(again, 90)):
                yield "kedja", line, str(per)


def cases() -> list[Case]:
    """Give every generated case: the clock, the course of events and the day."""
    found = [*utredningar(), *anmalningar(), *answers(), *uppfoljningar(), *rows()]
    return list(dict.fromkeys(found))
