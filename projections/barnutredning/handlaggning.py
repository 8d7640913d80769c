"""What is noted in utredningar that run: the child heard, information given, work at rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from audit.barnutredning.idle import Arbetslage, Idle
from projections.barnutredning.queries import FIGURE, notes_snapshot
from projections.snapshot import Basis

if TYPE_CHECKING:
    from projections.snapshot import Source

STILL: Final = 30
"""Days without a note after which work is said to stand still, unless the nämnd says otherwise."""


class Brist(StrEnum):
    """What a list may be narrowed to."""

    BARN_INTE_HORT = "barn_inte_hort"
    BARN_UTAN_ANTECKNING = "barn_utan_anteckning"
    INFORMATION_SAKNAS = "information_saknas"
    INFORMATION_UNDANHALLEN = "information_undanhallen"
    BARN_FLYTTAT = "barn_flyttat"
    STILLA = "stilla"
    UNDERLAG_SAKNAS = "underlag_saknas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlaggning:
    """The utredningar that run on a day, by what is noted in them.

    Heard: `heard`; not, with the code of why (`not_heard`); neither noted (`heard_unnoted`).
    Told: `informed`; not, for särskilda skäl (`withheld`); neither noted (`not_informed`).
    `idle_days` is what `arbete` was asked with.
    """

    per: date
    idle_days: int
    known_position: int
    basis: Basis
    total: int
    heard: int
    not_heard: Mapping[str, int]
    heard_unnoted: int
    informed: int
    withheld: int
    not_informed: int
    moved: int
    arbete: Mapping[Arbetslage, int]

    @property
    def behind(self) -> bool:
        """Tell whether the views have not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True)
class HandlaggningRow:
    """One utredning that runs on a day: the days on which things were noted, and its work."""

    arende_id: UUID
    enhet: str
    samordnare: str | None
    inledd: date
    days: int
    sista_dag: date
    hord: date | None
    inte_hord: str | None
    informerad: date | None
    undanhallen: date | None
    flyttade: date | None
    arbete: Idle


@dataclass(frozen=True, slots=True)
class HandlaggningListing:
    """A stretch of a list: its rows, how many there are in all, and what it rests on."""

    rows: tuple[HandlaggningRow, ...]
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the views have not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True)
class HandlaggningNarrowing:
    """What a list is narrowed to."""

    brist: Brist | None = None
    enhet: str | None = None
    samordnare: str | None = None


def handlaggning(
    source: Source, per: date, known_position: int, idle_days: int = STILL
) -> Handlaggning:
    """Count the utredningar that run on a day by what is noted in them by then."""
    asked = {"per": per, "known": known_position, "days": idle_days}
    with notes_snapshot(source) as seen:
        rows = seen.fetch(FIGURE.bind(source.schema).handlaggning, asked)
    count: Counter[Any] = Counter()
    not_heard: Counter[str] = Counter()
    arbete = Counter(dict.fromkeys(Arbetslage, 0))
    for heard, why, informed, withheld, moved, lage, number in rows:
        count["total"] += number
        count["heard" if heard else "not_heard" if why else "heard_unnoted"] += number
        count["informed" if informed else "withheld" if withheld else "not_informed"] += number
        count["moved"] += number if moved else 0
        arbete[Arbetslage(lage)] += number
        if why:
            not_heard[why] += number
    return Handlaggning(
        per=per,
        idle_days=idle_days,
        known_position=known_position,
        basis=seen.basis,
        total=count["total"],
        heard=count["heard"],
        not_heard=dict(not_heard),
        heard_unnoted=count["heard_unnoted"],
        informed=count["informed"],
        withheld=count["withheld"],
        not_informed=count["not_informed"],
        moved=count["moved"],
        arbete=dict(arbete),
    )


def handlaggning_listing(
    source: Source,
    per: date,
    known_position: int,
    narrowing: HandlaggningNarrowing = HandlaggningNarrowing(),
    idle_days: int = STILL,
    *,
    offset: int = 0,
    limit: int | None = 100,
) -> HandlaggningListing:
    """List the utredningar that run on a day, the oldest first; `limit` None gives all."""
    asked = {
        "per": per, "known": known_position, "days": idle_days, "offset": offset, "limit": limit,
        "brist": narrowing.brist and narrowing.brist.value, "enhet": narrowing.enhet,
        "samordnare": narrowing.samordnare,
    }  # fmt: skip
    text = FIGURE.bind(source.schema).handlaggning_list
    with notes_snapshot(source) as seen:
        rows = seen.fetch(text, asked)
        # Beyond the end there is no row to carry the number of all.
        counted = rows or seen.fetch(text, {**asked, "offset": 0, "limit": 1})
    total = counted[0][-1] if counted else 0
    return HandlaggningListing(tuple(map(_row, rows)), total, known_position, seen.basis)


def _row(row: tuple[Any, ...]) -> HandlaggningRow:
    *facts, lage, last, days, known_through, _ = row
    work = Idle(lage=Arbetslage(lage), last=last, days=days, known_through=known_through)
    values: list[Any] = [*facts, work]
    return HandlaggningRow(*values)
