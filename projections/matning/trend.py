"""Frozen measurements in a row, and one of them beside what is known now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.errors import NotFoundError
from audit.store.sql import Queries
from projections.barnutredning.figure import Closed, Running, closed, running
from projections.matning.view import VIEW
from projections.snapshot import Basis, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES = Queries.load("projections.matning", "trend.sql")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A measurement as it was frozen: its numbers never change.

    `position` and `recorded_at` are its own place in the log; it rested on `known_position`.
    `gallrade` counts those of its ärenden that are gallrade by now, the last one at `last_gallrad`:
    for those it can no longer be recomputed.
    """

    matning_id: UUID
    position: int
    recorded_at: datetime
    kontrollmoment: str
    population: str
    per: date
    period_start: date | None
    period_end: date | None
    known_position: int
    known_root: str
    numbers: dict[str, int]
    gallrade: int
    last_gallrad: datetime | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Frozen measurements, oldest day first, and what the list rests on."""

    rows: tuple[Frozen, ...]
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True)
class Beside:
    """What was said then, and the same question asked now."""

    said: Frozen
    now: Running | Closed


def trend(log: Log, kontrollmoment: str, population: str, known_position: int) -> Trend:
    """List the frozen measurements of one population of a kontrollmoment."""
    asked = {"kontrollmoment": kontrollmoment, "population": population, "matning": None}
    with snapshot(log, VIEW) as seen:
        rows = seen.fetch(QUERIES.bind(log.schema).frozen, {**asked, "known": known_position})
    return Trend(tuple(Frozen(*row) for row in rows), known_position, seen.basis)


def frozen(log: Log, matning_id: UUID) -> Frozen:
    """Give one frozen measurement; raises NotFoundError."""
    asked: dict[str, Any] = {"kontrollmoment": None, "population": None, "matning": matning_id}
    with snapshot(log, VIEW) as seen:
        asked["known"] = seen.basis.position
        rows = seen.fetch(QUERIES.bind(log.schema).frozen, asked)
    if not rows:
        message = "Mätningen finns inte."
        raise NotFoundError(message)
    return Frozen(*rows[0])


def beside(log: Log, matning_id: UUID, known_position: int) -> Beside:
    """Set what a measurement said beside the same figure as known at another löpnummer.

    Raises NotFoundError.
    """
    said = frozen(log, matning_id)
    if said.period_start is not None and said.period_end is not None:
        return Beside(said, closed(log, said.period_start, said.period_end, known_position))
    return Beside(said, running(log, said.per, known_position))


def arenden(log: Log, matning_id: UUID) -> dict[str, tuple[UUID, ...]]:
    """Give the ids behind each number of a frozen measurement, gallrade ones too.

    Raises NotFoundError.
    """
    with snapshot(log, VIEW) as seen:
        rows = seen.fetch(QUERIES.bind(log.schema).arenden, {"matning": matning_id})
    if not rows:
        message = "Mätningen finns inte."
        raise NotFoundError(message)
    return {name: tuple(map(UUID, ids)) for name, ids in rows[0][0].items()}


def gallrade(log: Log, arenden_asked: list[UUID]) -> frozenset[UUID]:
    """Tell which of some ärenden are gallrade."""
    with snapshot(log, VIEW) as seen:
        rows = seen.fetch(QUERIES.bind(log.schema).gallrade, {"arenden": arenden_asked})
    return frozenset(arende for (arende,) in rows)
