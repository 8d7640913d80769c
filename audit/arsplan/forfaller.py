"""How much of the nämnd's years falls due on each day: what a calendar and a reminder rest on.

Counts alone: what it is that falls due, nobody learns here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from audit.arsplan.arsplan import Arsplan, Punkt
from audit.arsplan.aterkommande import Revisionssvar
from audit.arsplan.laget import Lage, rader
from audit.arsplan.namndens_ar import NamndensAr

_DONE = frozenset({Lage.LEVERERAD, Lage.BEHANDLAD, Lage.STRUKEN})
Due = tuple[str | None, date]
"""By which rule a punkt was made, or would be, and a last day."""


def forfaller(known: NamndensAr, day: date, svar: Iterable[Revisionssvar] = ()) -> Counter[date]:
    """Count by last day what waits on a day, late or not, and each stopptid ahead.

    A stopptid with nothing left to deliver counts as one.
    """
    return vantar(known, day, svar) | _stopptider(known, day)


def vantar(known: NamndensAr, day: date, svar: Iterable[Revisionssvar] = ()) -> Counter[date]:
    """Count by last day what waits on a day, late or not: punkter, tasks of goals, and `svar`.

    `svar` are the answers that the revisorer wait for. An answer or a task that stands in the year
    as a punkt with the same last day is counted once. Punkter of years before that of `day` are
    left out: what still waits there is planned anew.
    """
    punkter = [one for plan in _running(known, day) for one in _punkter(plan, day)]
    beside = (*_uppdrag(known, day), *((f"svar/{one.granskning}", one.senast) for one in svar))
    counted = set(punkter)
    return Counter(last for _, last in (*punkter, *(one for one in beside if one not in counted)))


def _running(known: NamndensAr, day: date) -> list[Arsplan]:
    return [known.planer[ar] for ar in known.planer if ar >= day.year]


def _punkter(plan: Arsplan, day: date) -> Iterator[Due]:
    for one in rader(plan, day):
        last = one.sista_dag
        if last is not None and one.lage not in _DONE and not _delivered(one.punkt, day):
            yield one.punkt.regel, last


def _delivered(punkt: Punkt, day: date) -> bool:
    """Tell whether it came in: one that the nämnd did not treat may have."""
    return punkt.levererad is not None and punkt.levererad <= day


def _uppdrag(known: NamndensAr, day: date) -> Iterator[Due]:
    """Give the tasks of the goals of any year that are not reported back on a day."""
    for arsmal in known.mal.values():
        for mal in arsmal.on(day).gallande:
            for one in mal.uppdrag:
                reported = one.aterrapporterad is not None and one.aterrapporterad <= day
                if one.given.beslutad <= day and not reported:
                    yield f"aterrapport/{one.id}", one.given.senast


def _stopptider(known: NamndensAr, day: date) -> Counter[date]:
    """Give each stopptid that lies ahead, as one."""
    held = (one for plan in _running(known, day) for one in plan.on(day).moten)
    return Counter({one.stoppdag: 1 for one in held if one.stoppdag >= day})
