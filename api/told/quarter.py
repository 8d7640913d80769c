"""What of the newest quarter of ej verkställda beslut is not reported yet: counts alone."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from api.acts import kvartal_id
from audit.verkstallighet.kvartalet import first_day, kvartal_of, last_day_at_ivo, last_day_of
from audit.verkstallighet.rapporterat import Kvartal
from projections.verkstallighet.kvartal import kvartalslage

if TYPE_CHECKING:
    from audit.store.log import Log

_ONE_BY_ONE: Final = ("ivo", "revisorerna")


def unreported(log: Log, day: date) -> Counter[date]:
    """Count by last day to how many the quarter that ended before a day is not reported.

    Nothing of it is due where no beslut waited too long. An older quarter is left out: what still
    waits is reported again in this one.
    """
    ar, nummer = kvartal_of(first_day(*kvartal_of(day)) - timedelta(days=1))
    per = last_day_of(ar, nummer)
    found = kvartalslage(log, ar, nummer, per, log.head().size, limit=None)
    left = sum(any(to not in one.mottagare for one in found.rapporter) for to in _ONE_BY_ONE)
    if found.statistik and not _told_fullmaktige(log, ar, nummer):
        left += 1
    return Counter({last_day_at_ivo(ar, nummer): left} if left else {})


def _told_fullmaktige(log: Log, ar: int, nummer: int) -> bool:
    stream = kvartal_id(log, ar, nummer)
    history = [one.event for one in log.load_many([stream]).get(stream, [])]
    return Kvartal.from_events(history).to("fullmaktige") is not None
