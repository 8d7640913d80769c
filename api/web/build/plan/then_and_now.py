"""A frozen mätning beside the same question asked today: what we said then, what we know now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.acts.freezing import CLOSED, PERIODS, RUNNING, behind_anmalningar, freezing
from api.web.build.plan.klasser import numbers_beside
from api.web.formats import antal, datum
from audit.errors import NotFoundError, StateError
from audit.internkontroll.kontroll import Kontroll
from projections.kontroll.utfall import handelser_by_class
from projections.matning.trend import frozen

if TYPE_CHECKING:
    from api.web.models.parts import Table
    from audit.internkontroll.matning import Matning
    from audit.store.log import Log

SAME = "Samma fråga ger samma svar i dag."
OTHER = "Uppgifter som har kommit in sedan dess ger ett annat svar i dag."


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """Both answers; the table is there only where they differ."""

    text: str
    table: Table | None


def then_and_now(log: Log, matning: Matning) -> ThenAndNow | None:
    """Ask a frozen mätning's question again; None of what a person registered.

    Where a view lags behind, nothing is said.
    """
    if not matning.numbers:
        return None
    try:
        now = _now(log, matning)
    except (StateError, LookupError):
        return None
    gone = _gallrade(log, matning)
    if all(now.get(name, 0) == number for name, number in matning.numbers.items()):
        return ThenAndNow(f"{SAME}{gone}", None)
    both = {"Vad vi sade då": matning.numbers, "Vad vi vet nu": now}
    caption = f"Läget {datum(matning.per)}, då och nu"
    return ThenAndNow(f"{OTHER}{gone}", numbers_beside(matning, caption, both))


def _now(log: Log, matning: Matning) -> Mapping[str, int]:
    """Count again, at the head of the log, with the definition that was used then."""
    head = log.head().size
    if matning.slag == "kontroll":
        return _kontroll(log, matning, head)
    start = matning.period[0] if matning.period else None
    if matning.matt in {RUNNING, CLOSED}:
        return freezing(log, matning.per, start).numbers
    if matning.matt in PERIODS and start is not None:
        found = behind_anmalningar(log, matning.matt, start, matning.per, head)
        return {name: len(ids) for name, ids in found.items()}
    raise LookupError(matning.matt)


def _kontroll(log: Log, matning: Matning, head: int) -> Mapping[str, int]:
    kontroll, version = matning.kontroll, getattr(matning.said, "definition", 0)
    if kontroll is None:
        raise LookupError
    history = log.load_many([kontroll]).get(kontroll, [])
    then = [one.event for one in history if one.event.originator_version <= version]
    found = handelser_by_class(log, Kontroll.from_events(then), matning.per, head)
    return {name: len(ids) for name, ids in found.items()}


def _gallrade(log: Log, matning: Matning) -> str:
    """Say for how many ärenden it can no longer be counted, and since when."""
    try:
        kept = frozen(log, matning.id)
    except NotFoundError:
        return ""
    if not kept.gallrade or kept.last_gallrad is None:
        return ""
    day = datum(kept.last_gallrad.date())
    return f" Den kan inte räknas om för {antal(kept.gallrade)} ärenden, gallrade senast {day}."
