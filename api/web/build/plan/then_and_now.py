"""A frozen mätning beside the same question asked today: what we said then, what we know now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.acts.measuring import untouched
from api.reports.internkontroll.asked_again import again_of, measure_again
from api.reports.internkontroll.changed import changed_in_words
from api.web.build.plan.klasser import Stood, numbers_beside
from api.web.formats import antal, datum
from audit.clock import STOCKHOLM
from audit.errors import NotFoundError, StateError
from projections.matning.trend import frozen

if TYPE_CHECKING:
    from api.acts.measuring import Measure
    from api.web.models.parts import Table
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.matning import Matning
    from audit.store.log import Log

SAME = "Samma fråga ger samma svar i dag."
OTHER = "Uppgifter som har kommit in sedan dess ger ett annat svar i dag."


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """Both answers; the table is there only where they differ."""

    text: str
    table: Table | None


def then_and_now(log: Log, known: Internkontroll, matning: Matning) -> ThenAndNow | None:
    """Ask a frozen mätning's question again; None of what a person registered.

    Where a view lags behind, nothing is said.
    """
    if not matning.numbers:
        return None
    measure, head = measure_again(log, known, matning), log.head().size
    if measure is None:
        return None
    if untouched(log, measure, matning.known_position or 0, head):
        return ThenAndNow(SAME, None)
    try:
        return _counted(log, known, matning, measure, head)
    except StateError:
        return None


def _counted(
    log: Log, known: Internkontroll, matning: Matning, measure: Measure, head: int
) -> ThenAndNow:
    """Count anew, and list what is behind the numbers only where they are others."""
    numbers, gone = measure.numbers(log, head), _gallrade(log, matning)
    if all(numbers.get(name, 0) == number for name, number in matning.numbers.items()):
        return ThenAndNow(f"{SAME}{gone}", None)
    again = again_of(log, known, matning, numbers, head)
    now = Stood(numbers, measure.ids(log, head))
    why = "" if gone else changed_in_words(log, matning, now.ids, head)
    said = f"{again.both if again else OTHER} {why}".strip()
    both = {
        f"Då: registrerat till och med {_day(log, matning.known_position)}": Stood.frozen(matning),
        f"Nu: registrerat till och med {_day(log, head)}": now,
    }
    caption = f"Läget {datum(matning.per)}, då och nu"
    return ThenAndNow(f"{said}{gone}", numbers_beside(matning, caption, both))


def _day(log: Log, position: int | None) -> str:
    """Give the day of the last registration up to a löpnummer."""
    found = log.recorded_at(position) if position else None
    return datum(found.astimezone(STOCKHOLM).date()) if found else "–"


def _gallrade(log: Log, matning: Matning) -> str:
    """Say for how many ärenden it can no longer be counted, and since when."""
    try:
        kept = frozen(log, matning.id)
    except NotFoundError:
        return ""
    if not kept.gallrade or kept.last_gallrad is None:
        return ""
    day = datum(kept.last_gallrad.date())
    arenden = "ärende" if kept.gallrade == 1 else "ärenden"
    return f" Den kan inte räknas om för {antal(kept.gallrade)} {arenden}, gallrade senast {day}."
