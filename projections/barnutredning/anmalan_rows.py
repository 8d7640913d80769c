"""What counts and lists of orosanmälningar say: their times by state, and one row of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from audit.barnutredning.clock import Klocka, Lage
from projections.snapshot import Basis


class Tid(StrEnum):
    """The three times of an orosanmälan."""

    SKYDDSBEDOMNING = "skyddsbedomning"
    FORHANDSBEDOMNING = "forhandsbedomning"
    ATERKOPPLING = "aterkoppling"


class AnmalanFlag(StrEnum):
    """What a list of orosanmälningar may be narrowed to besides the state of a time."""

    WITHIN_EXTENSION = "within_extension"
    EXTENDED_AFTER_LIMIT = "extended_after_limit"
    WITHIN_VARDAG = "within_vardag"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class LageCount:
    """How many stand in one state of a time, and how many of them carry each flag.

    `within_extension`: in time only because the förhandsbedömning was extended;
    `within_vardag`: late, yet not after the vardag to which 2 § lag (1930:173) moves the last day;
    `withheld`: the anmälare asked and was given no answer, because that was unsuitable.
    """

    count: int = 0
    within_extension: int = 0
    extended_after_limit: int = 0
    within_vardag: int = 0
    withheld: int = 0

    def __add__(self, other: LageCount) -> LageCount:
        """Count both together."""
        return LageCount(
            self.count + other.count,
            self.within_extension + other.within_extension,
            self.extended_after_limit + other.extended_after_limit,
            self.within_vardag + other.within_vardag,
            self.withheld + other.withheld,
        )


@dataclass(frozen=True, slots=True)
class TidCount:
    """One time of a population by its states; those for whom it does not exist are left out."""

    lagen: Mapping[Lage, LageCount]

    def count(self, *lagen: Lage) -> int:
        """Count those in some states."""
        return sum(self.lagen[lage].count for lage in lagen)

    @property
    def done(self) -> int:
        """Count what is done, in time or not."""
        return self.count(Lage.I_TID, Lage.FOR_SENT)

    @property
    def late(self) -> int:
        """Count what was done late or is over its time and not done."""
        return self.count(Lage.FOR_SENT, Lage.OVER)

    @property
    def measured(self) -> int:
        """Count those whose time is decided either way: done, or over and not done."""
        return self.done + self.count(Lage.OVER)

    @property
    def share_in_time(self) -> Fraction | None:
        """Give the share done in time of those that are measured; None where there are none."""
        return Fraction(self.count(Lage.I_TID), self.measured) if self.measured else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anmalningar:
    """A population of orosanmälningar by the states of their times, and what it rests on.

    `start` and `end` are those of the period in which they came in; None for those open on `per`.
    `enheter` says the same by enhet; small numbers are not hidden.
    """

    per: date
    start: date | None
    end: date | None
    known_position: int
    basis: Basis
    total: int
    tider: Mapping[Tid, TidCount]
    enheter: Mapping[str, Mapping[Tid, TidCount]] = field(default_factory=dict)

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnmalanRow:
    """One orosanmälan on the day of the list: no name and no text, only facts and its times.

    `utfall` and `utredning` are those of a förhandsbedömning decided by that day.
    """

    arende_id: UUID
    enhet: str
    grupp: str
    anmalare: str
    inkom: date
    inkom_sent: bool
    pagaende: UUID | None
    utfall: str | None
    utredning: UUID | None
    days: int
    skyddsbedomning: Klocka
    forhandsbedomning: Klocka
    aterkoppling: Klocka | None
    utan_svar: bool


@dataclass(frozen=True, slots=True)
class AnmalanListing:
    """A stretch of a list: its rows, how many there are in all, and what it rests on."""

    rows: tuple[AnmalanRow, ...]
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnmalanNarrowing:
    """What a list is narrowed to; `lage`, `flag` and `reaching` speak of `tid`.

    Without `tid` they speak of the time that runs out first of those that wait for something.
    `reaching`: that time runs, and its last day in force lies within so many days, today included.
    """

    tid: Tid | None = None
    lage: Lage | None = None
    flag: AnmalanFlag | None = None
    enhet: str | None = None
    reaching: int | None = None
