"""How much of the nämnd's years falls due on each day: what a calendar rests on; counts alone."""

from __future__ import annotations

from collections import Counter
from datetime import date

from audit.arsplan.arsplan import Arsplan, Punkt
from audit.arsplan.laget import Lage, rader
from audit.arsplan.namndens_ar import NamndensAr

_DONE = frozenset({Lage.LEVERERAD, Lage.BEHANDLAD, Lage.STRUKEN})


def forfaller(known: NamndensAr, day: date) -> Counter[date]:
    """Count by last day what is not delivered on a day, late or not, and each stopptid ahead.

    A stopptid with nothing left to deliver counts as one. Years before that of `day` are left out:
    what still waits there is planned anew.
    """
    found: Counter[date] = Counter()
    for plan in known.planer.values():
        if plan.ar >= day.year:
            found += _punkter(plan, day) | _stopptider(plan, day)
    return found


def _punkter(plan: Arsplan, day: date) -> Counter[date]:
    rows = (one for one in rader(plan, day) if one.lage not in _DONE)
    return Counter(
        last for one in rows if (last := one.sista_dag) and not _delivered(one.punkt, day)
    )


def _delivered(punkt: Punkt, day: date) -> bool:
    """Tell whether it came in: one that the nämnd did not treat may have."""
    return punkt.levererad is not None and punkt.levererad <= day


def _stopptider(plan: Arsplan, day: date) -> Counter[date]:
    return Counter({one.stoppdag: 1 for one in plan.moten if one.stoppdag >= day})
