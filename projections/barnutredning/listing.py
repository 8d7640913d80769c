"""The utredningar behind each number, and those that reach four months soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.barnutredning.classify import Tidsklass
from projections.barnutredning.queries import FIGURE, notes_snapshot
from projections.snapshot import Basis

if TYPE_CHECKING:
    from projections.snapshot import Source

SOON = 30
"""Days ahead of the list that people open first."""


class Flag(StrEnum):
    """What a list may be narrowed to besides a class."""

    EXTENDED_AFTER_LIMIT = "extended_after_limit"
    WITHIN_VARDAG = "within_vardag"
    CLOSED_LATER = "closed_later"


@dataclass(frozen=True, slots=True)
class Row:
    """One utredning on the day of the list; no name and no text, only facts of its times.

    `extended_to` is the longest extension decided by that day, looked up only of those over their
    last day; `days_over` counts the days after the last day in force, 0 where none.
    `samordnare` is the code told last by that day, None where none is told.
    """

    arende_id: UUID
    enhet: str
    inledd: date
    sista_dag: date
    sista_dag_vardag: date
    lagrum: str
    extended_to: date | None
    avslutad: date | None
    days: int
    days_over: int
    tidsklass: Tidsklass
    flags: frozenset[Flag]
    samordnare: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of a list: its rows, how many there are in all, and what it rests on."""

    rows: tuple[Row, ...]
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list is narrowed to: class, flag, enhet, samordnare, days until four months."""

    klass: Tidsklass | None = None
    flag: Flag | None = None
    enhet: str | None = None
    reaching: int | None = None
    samordnare: str | None = None


def listing(
    source: Source,
    per: date,
    known_position: int,
    narrowing: Narrowing = Narrowing(),
    *,
    offset: int = 0,
    limit: int | None = 100,
) -> Listing:
    """List the utredningar that run on a day, the one whose time runs out first coming first.

    `limit` None gives all.
    """
    asked = {"per": per, "known": known_position, "offset": offset, "limit": limit}
    return _listing(source, "running_list", asked, narrowing, per)


def closed_listing(
    source: Source,
    start: date,
    end: date,
    known_position: int,
    narrowing: Narrowing = Narrowing(),
    *,
    offset: int = 0,
    limit: int | None = 100,
) -> Listing:
    """List the utredningar closed in a period, in the order they were closed."""
    asked = {
        "start": start, "end": end, "known": known_position, "offset": offset, "limit": limit,
    }  # fmt: skip
    return _listing(source, "closed_list", asked, narrowing, None)


def reaching(
    source: Source,
    per: date,
    known_position: int,
    days: int = SOON,
    limit: int | None = None,
    *,
    enhet: str | None = None,
    samordnare: str | None = None,
) -> Listing:
    """List the utredningar that reach four months within so many days, today included."""
    narrowing = Narrowing(reaching=days, enhet=enhet, samordnare=samordnare)
    return listing(source, per, known_position, narrowing, limit=limit)


def _listing(
    source: Source, query: str, asked: dict[str, Any], narrowing: Narrowing, per: date | None
) -> Listing:
    values = {
        **asked,
        "klass": narrowing.klass and narrowing.klass.value,
        "flag": narrowing.flag and narrowing.flag.value,
        "enhet": narrowing.enhet,
        "reaching": narrowing.reaching,
        "samordnare": narrowing.samordnare,
    }
    text = getattr(FIGURE.bind(source.schema), query)
    with notes_snapshot(source) as seen:
        rows = seen.fetch(text, values)
        # Beyond the end there is no row to carry the number of all.
        counted = rows or seen.fetch(text, {**values, "offset": 0, "limit": 1})
    total = counted[0][-1] if counted else 0
    return Listing(tuple(_row(row, per) for row in rows), total, asked["known"], seen.basis)


def _row(row: tuple[Any, ...], per: date | None) -> Row:
    avslutad, klass, sent, vardag = row[7], row[10], row[11], row[12]
    flags = {
        Flag.EXTENDED_AFTER_LIMIT: sent,
        Flag.WITHIN_VARDAG: vardag,
        Flag.CLOSED_LATER: per is not None and avslutad is not None and avslutad > per,
    }
    standing = frozenset(flag for flag, on in flags.items() if on)
    values: list[Any] = [*row[:10], Tidsklass(klass), standing, row[13]]
    return Row(*values)
