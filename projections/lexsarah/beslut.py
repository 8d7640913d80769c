"""Delegationsbeslut: the list of a month for the nämnd, and how many there were of each kind.

Listed is what was decided in the register. Most delegationsbeslut of a nämnd stand in its
verksamhetssystem: of those there are numbers only, registered by `delegation.beslut_counted`.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.store.sql import Queries
from projections.lexsarah.view import VIEW
from projections.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES = Queries.load("projections.lexsarah", "beslut.sql")

UNTOLD = ""
"""The kind of counted beslut of which the source does not tell the kind."""


@dataclass(frozen=True, slots=True)
class DelegatedBeslut:
    """One row of the list: a beslut under a point, or one taken without support (`stod` saknas).

    `lagrum` is what the act itself applied, `punkt_lagrum` what the point cites.
    `slag` says what it is about (a kind of beslut, or a matter of the delegationsordning), `utfall`
    how it went where that is told. `enhet` and `verksamhet` are opaque codes; `position` and
    `recorded_at` are those of the event, so that what was registered late can be seen.
    """

    arende: UUID
    position: int
    version: int
    recorded_at: datetime
    topic: str
    punkt: str | None
    punktslag: str | None
    stod: str
    beslutsfattare: str
    beslutad: date
    utanfor: bool
    paragraf: str | None
    lagrum: str | None
    punkt_lagrum: str | None
    lag: str | None
    verksamhet: str | None
    enhet: str | None
    slag: str
    utfall: str | None
    diarienummer: str | None

    @property
    def utan_stod(self) -> bool:
        """Tell whether it was taken without support in the delegationsordning."""
        return self.stod == "saknas"


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many beslut of a kind, with an outcome, an enhet took.

    `raknad`: the number was counted elsewhere; else it is counted from this register's own beslut.
    `slag` is `UNTOLD` where a source does not tell it, `enhet` empty where none is known.
    """

    enhet: str
    slag: str
    utfall: str | None
    antal: int
    raknad: bool


@dataclass(frozen=True, slots=True)
class Count:
    """One registration of beslut counted elsewhere; `period` None where the source prints none."""

    rakning: UUID
    recorded_at: datetime
    kalla: str
    period: tuple[date, date] | None
    rows: tuple[UnitCount, ...]

    @property
    def antal(self) -> int:
        """Count all of its beslut."""
        return sum(row.antal for row in self.rows)


def month(log: Log, year: int, month: int, known_position: int) -> tuple[DelegatedBeslut, ...]:
    """List the delegationsbeslut that were taken in a month, in the order they were taken."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return listed(log, first, last, known_position)


def listed(log: Log, first: date, last: date, known_position: int) -> tuple[DelegatedBeslut, ...]:
    """List the delegationsbeslut that were taken from a day to another, both included."""
    with snapshot(log, VIEW) as seen:
        return _listed(log, seen, first, last, known_position)


def statistics(
    log: Log, first: date | None, last: date | None, known_position: int
) -> tuple[UnitCount, ...]:
    """Count the beslut of a period by enhet, kind and outcome: our own, and counted ones.

    Of the latter only what was counted within the period: a count that reaches out of it cannot be
    cut, and is told by `counts`. Without days: what was counted without a period.
    """
    own: tuple[UnitCount, ...] = ()
    with snapshot(log, VIEW) as seen:
        if first is not None and last is not None:
            own = tuple(_own(_listed(log, seen, first, last, known_position)))
        found = _counts(log, seen, first, last, known_position)
    within = [one for one in found if _lies_within(one, first, last)]
    return own + _added(row for one in within for row in one.rows)


def counts(
    log: Log, first: date | None, last: date | None, known_position: int
) -> tuple[Count, ...]:
    """List what was counted elsewhere of a period, wholly or partly; without days: of none."""
    with snapshot(log, VIEW) as seen:
        return _counts(log, seen, first, last, known_position)


def _listed(
    log: Log, seen: Snapshot, first: date, last: date, known: int
) -> tuple[DelegatedBeslut, ...]:
    asked = {"first": first, "last": last, "known": known}
    rows = seen.fetch(QUERIES.bind(log.schema).listed, asked)
    return tuple(DelegatedBeslut(*row) for row in rows)


def _own(rows: tuple[DelegatedBeslut, ...]) -> Iterator[UnitCount]:
    found = Counter((row.enhet or "", row.slag, row.utfall) for row in rows)
    for (enhet, slag, utfall), antal in sorted(found.items(), key=lambda one: str(one[0])):
        yield UnitCount(enhet, slag, utfall, antal, raknad=False)


def _counts(
    log: Log, seen: Snapshot, first: date | None, last: date | None, known: int
) -> tuple[Count, ...]:
    asked = {"first": first, "last": last, "known": known}
    return tuple(_count(*row) for row in seen.fetch(QUERIES.bind(log.schema).counted, asked))


def _count(
    rakning: UUID,
    recorded_at: datetime,
    kalla: str,
    start: date | None,
    end: date | None,
    enheter: list[dict[str, Any]],
) -> Count:
    period = (start, end) if start and end else None
    rows = tuple(row for enhet in enheter for row in _rows(enhet))
    return Count(rakning, recorded_at, kalla, period, rows)


def _rows(enhet: dict[str, Any]) -> Iterator[UnitCount]:
    """Give the kinds that an enhet's beslut are told apart by, and last those that are not."""
    name, left = enhet["enhet"], enhet["antal"]
    for part in enhet["varav"]:
        left -= part["antal"]
        yield UnitCount(name, part["slag"], part.get("utfall"), part["antal"], raknad=True)
    if left or not enhet["varav"]:
        yield UnitCount(name, UNTOLD, None, left, raknad=True)


def _lies_within(one: Count, first: date | None, last: date | None) -> bool:
    if one.period is None or first is None or last is None:
        return one.period is None and first is None
    return first <= one.period[0] and one.period[1] <= last


def _added(rows: Iterator[UnitCount]) -> tuple[UnitCount, ...]:
    """Add what several counts say of the same, in the order the enheter first come."""
    found: Counter[tuple[str, str, str | None]] = Counter()
    for row in rows:
        found[row.enhet, row.slag, row.utfall] += row.antal
    return tuple(UnitCount(*key, antal, raknad=True) for key, antal in found.items())
