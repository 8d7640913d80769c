"""A frozen mätning beside the same question asked today: what we said then, what we know now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.reports.internkontroll.asked_again import ask_again, ids_again
from api.reports.internkontroll.changed import changed_in_words
from api.web.build.plan.klasser import Stood, numbers_beside
from api.web.formats import antal, datum
from audit.clock import STOCKHOLM
from audit.errors import NotFoundError, StateError
from projections.matning.trend import frozen

if TYPE_CHECKING:
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
    head = log.head().size
    try:
        ids = ids_again(log, matning, head)
        again = ask_again(log, known, matning, head)
    except (StateError, LookupError):
        return None
    gone = _gallrade(log, matning)
    now = Stood({name: len(found) for name, found in ids.items()}, ids)
    if all(now.numbers.get(name, 0) == number for name, number in matning.numbers.items()):
        return ThenAndNow(f"{SAME}{gone}", None)
    why = "" if gone else changed_in_words(log, matning, ids, head)
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
