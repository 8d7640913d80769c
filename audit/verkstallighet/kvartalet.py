"""What a quarter asks for: one individrapport per beslut, and the statistics to fullmäktige; pure.

A beslut is reported each quarter in which it was beyond its three months on some day; the quarter
in which it is carried out or closed is the last. Statistics are never of an individual and never
suppressed: 34 kap. 3 § SoL, 28 h § LSS.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.events_listor import Statistikrad
from audit.verkstallighet.lage import Lage, Vantan, classify, running, vantan

KVARTAL = (1, 2, 3, 4)
SIST: Final = {1: (4, 30), 2: (8, 31), 3: (10, 31), 4: (1, 31)}
"""Quarter → the month and day by which its reports are counted as due.

IVO's windows of 2019 (those of later years are not confirmed). The law says once per quarter and
names no day: 34 kap. 1 and 3 §§ SoL (2025:400), 28 f and 28 h §§ LSS.
"""
Slag = tuple[str, str, str]
"""A kind of the statistics: beslut or avbrott, the act, and the insats."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rapport:
    """An individrapport that a quarter asks for: of which beslut, and why."""

    beslut: UUID
    rapportslag: str
    vantan: Vantan


def first_day(ar: int, kvartal: int) -> date:
    """Give the first day of a quarter."""
    return date(ar, 3 * kvartal - 2, 1)


def last_day_of(ar: int, kvartal: int) -> date:
    """Give the last day of a quarter."""
    ends = date(ar + 1, 1, 1) if kvartal == max(KVARTAL) else date(ar, 3 * kvartal + 1, 1)
    return ends - timedelta(days=1)


def last_day_at_ivo(ar: int, kvartal: int) -> date:
    """Give the last day of the window in which IVO took reports of a quarter, as in 2019."""
    return date(ar + (kvartal == max(KVARTAL)), *SIST[kvartal])


def kvartal_of(day: date) -> tuple[int, int]:
    """Give the year and the quarter of a day."""
    return day.year, (day.month + 2) // 3


def begun(ar: int, kvartal: int, per: date) -> bool:
    """Tell whether a quarter has begun on a day: before it there is nothing to report."""
    return per >= first_day(ar, kvartal)


def ended(ar: int, kvartal: int, per: date) -> bool:
    """Tell whether a quarter is over on a day: only then can it be reported whole."""
    return per > last_day_of(ar, kvartal)


def quarter(
    states: Iterable[Beslut], ar: int, kvartal: int, per: date | None = None
) -> tuple[Rapport, ...]:
    """Give the individrapporter of a quarter, the longest waiting first.

    `per` shows a quarter that still runs as far as a day of it; one that has not begun asks for
    nothing.
    """
    last = min(last_day_of(ar, kvartal), per or date.max)
    if not begun(ar, kvartal, last):
        return ()
    found = (one for state in states for one in _of_one(state, first_day(ar, kvartal), last))
    return tuple(sorted(found, key=lambda one: (one.vantan.start, one.beslut)))


def _of_one(state: Beslut, first: date, last: date) -> Iterator[Rapport]:
    for one in vantan(state, last):
        over = one.slut is not None and one.slut < first
        if one.reported and not over and one.rapporteras_fran <= last:
            yield Rapport(beslut=state.id, rapportslag=_slag(one, first), vantan=one)


def _slag(one: Vantan, first: date) -> str:
    if one.utgang is not None:
        return "verkstallt" if one.utgang is Lage.VERKSTALLT else "avslutat"
    return "ny" if one.rapporteras_fran >= first else "fortsatt"


def lacking(
    states: Iterable[Beslut], ar: int, kvartal: int, mottagare: str, per: date | None = None
) -> tuple[Rapport, ...]:
    """Give the individrapporter of a quarter that have not gone to a recipient."""
    known = {state.id: state for state in states}
    wanted = quarter(known.values(), ar, kvartal, per)
    return tuple(one for one in wanted if not sent(known[one.beslut], ar, kvartal, mottagare, one))


def sent(state: Beslut, ar: int, kvartal: int, mottagare: str, rapport: Rapport) -> bool:
    """Tell whether an individrapport of that kind went to a recipient for a quarter."""
    told = (mottagare, ar, kvartal, rapport.rapportslag)
    return told in {
        (one.mottagare, one.ar, one.kvartal, one.rapportslag)
        for one in state.all(e.IndividrapportSent)
    }


def statistics(states: Iterable[Beslut], per: date) -> tuple[Statistikrad, ...]:
    """Count what is beyond its three months on a day: kind by kind, with the days of each."""
    found: dict[Slag, list[int]] = {}
    for _, key, one in _beyond(states, per):
        found.setdefault(key, []).append(one.days(per))
    return tuple(
        Statistikrad(slag, lag, insats, tuple(sorted(days, reverse=True)))
        for (slag, lag, insats), days in sorted(found.items())
    )


def partly(states: Iterable[Beslut], per: date) -> Mapping[Slag, int]:
    """Count, kind by kind, those of the statistics that are carried out in part on a day."""
    return Counter(
        key for state, key, _ in _beyond(states, per) if classify(state, per) is Lage.DELVIS
    )


def _beyond(states: Iterable[Beslut], per: date) -> Iterator[tuple[Beslut, Slag, Vantan]]:
    for state in states:
        one = running(state, per)
        if one is not None and per >= one.rapporteras_fran and state.registered is not None:
            yield state, (one.slag, state.registered.lag, state.registered.insats), one


def total(rows: Iterable[Statistikrad]) -> int:
    """Count the beslut of statistics."""
    return sum(len(row.dagar) for row in rows)
