"""A frozen mätning beside the same question asked today: what we said then, what we know now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.acts.freezing import CLOSED, PERIODS, RUNNING, behind_anmalningar, freezing
from api.web.build.plan.matning import NUMBER_LABELS
from api.web.formats import antal, datum, procent
from api.web.labels import named
from api.web.models.parts import Cell, Column, Table
from audit.errors import NotFoundError, StateError
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.kontrollutfall import KONTROLLKLASS_LABELS
from audit.internkontroll.matning import COUNTED
from projections.barnutredning.listing import Flag
from projections.kontroll.utfall import handelser_by_class
from projections.matning.trend import frozen

if TYPE_CHECKING:
    from audit.internkontroll.matning import Matning
    from audit.store.log import Log

SAME = "Samma fråga ger samma svar i dag."
FLAGS: Final = frozenset(map(str, Flag))
"""What is remarked of those in a class: no class of its own, and never added to the others."""
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
    return ThenAndNow(f"{OTHER}{gone}", _table(matning, now))


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


def _table(matning: Matning, now: Mapping[str, int]) -> Table:
    """Set the classes beside each other, what is remarked of them apart, then sum and share."""
    then = matning.numbers
    columns = (
        Column("Klass"),
        Column("Vad vi sade då", numeric=True),
        Column("Vad vi vet nu", numeric=True),
    )
    labels = NUMBER_LABELS
    if matning.slag == "kontroll":
        labels = {str(code): label for code, label in KONTROLLKLASS_LABELS.items()}
    classes = _classes(matning)
    names = sorted(then, key=lambda one: (one in FLAGS, _place(classes, one)))
    rows = tuple(
        _row(_label(labels, name), antal(then[name]), antal(now.get(name, 0))) for name in names
    )
    sums = tuple(_summed(classes, numbers) for numbers in (then, now))
    return Table(f"Läget {datum(matning.per)}, då och nu", columns, (*rows, *_whole(sums)))


def _classes(matning: Matning) -> tuple[str, ...]:
    """Give the classes that the share is of, those within their time first."""
    measure = matning.matt.removesuffix("_avslutade")
    return COUNTED["kontroll" if matning.slag == "kontroll" else measure]


def _place(classes: tuple[str, ...], name: str) -> int:
    return classes.index(name) if name in classes else len(classes)


def _label(labels: Mapping[str, str], name: str) -> str:
    said = named(labels, name)
    return f"Varav: {said.lower()}" if name in FLAGS else said


def _summed(classes: tuple[str, ...], numbers: Mapping[str, int]) -> tuple[int, int]:
    """Give how many are within their time, and of how many."""
    counted = [numbers.get(name, 0) for name in classes]
    return counted[0], sum(counted)


def _whole(sums: tuple[tuple[int, int], ...]) -> Iterator[tuple[Cell, ...]]:
    yield _row("Alla som räknas", *(antal(whole) for _, whole in sums))
    yield _row("Andel inom tiden", *(procent(part, whole) for part, whole in sums))


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))
