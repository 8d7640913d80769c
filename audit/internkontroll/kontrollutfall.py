"""What a control gives on a day: the reference in Python that the view's SQL must agree with.

A *tillfälle* is one thing that is to happen once: it has a day it counts from and a last day.
Only what had happened by the day asked for counts; decision 0021 says how rows become tillfällen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final
from uuid import UUID

from audit.internkontroll.handelse import Handelse
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.kontroll_tid import last_day_of


class Kontrollklass(StrEnum):
    """How a tillfälle stands towards its time; the last day is included in it."""

    INOM = "inom"
    SENT = "sent"
    VANTAR = "vantar"
    OVER = "over"


KONTROLLKLASS_LABELS: Final[dict[Kontrollklass, str]] = {
    Kontrollklass.INOM: "Inom tiden",
    Kontrollklass.SENT: "Sent",
    Kontrollklass.VANTAR: "Väntar, tiden har inte gått ut",
    Kontrollklass.OVER: "Över tiden",
}
"""What people read for each class."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tillfalle:
    """One time that something is to happen: from when, the last day, and when it did.

    `handelse` is the row that it is told by: the one whose end answered it, else the one that
    begins on the day it counts from. `arende` is the reference of the matter; `slut` is None where
    it waits.
    """

    handelse: UUID
    arende: UUID
    enhet: str
    fran: date
    sista_dag: date
    slut: date | None
    klass: Kontrollklass


@dataclass(frozen=True, kw_only=True, slots=True)
class Kontrollutfall:
    """How many stand in each class, and the rows behind each number."""

    inom: int = 0
    sent: int = 0
    vantar: int = 0
    over: int = 0
    handelser: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, numbers: Mapping[str, int], handelser: Mapping[str, tuple[UUID, ...]] | None = None
    ) -> Kontrollutfall:
        """Make it of counts by name of class; a class that is not named has none."""
        counts = {str(klass): numbers.get(str(klass), 0) for klass in Kontrollklass}
        return cls(**counts, handelser=handelser or {})

    @property
    def numbers(self) -> dict[str, int]:
        """Give the counts by name of class, in the order they are read."""
        return {str(klass): getattr(self, str(klass)) for klass in Kontrollklass}

    @property
    def namnare(self) -> int:
        """Count those whose time has been decided: done, or run out."""
        return self.inom + self.sent + self.over

    @property
    def alla(self) -> int:
        """Count all, also those that wait."""
        return self.namnare + self.vantar

    @property
    def andel(self) -> Fraction | None:
        """Give the share within time of those whose time is decided; None where there is none."""
        return Fraction(self.inom, self.namnare) if self.namnare else None

    @property
    def andel_gjorda(self) -> Fraction | None:
        """Give the share of all for which it has been done, in time or late.

        It cannot reach a whole while anybody waits.
        """
        return Fraction(self.inom + self.sent, self.alla) if self.alla else None


def outcome_of(
    handelser: Iterable[Handelse], kontroll: Kontroll | Definition, per: date
) -> Kontrollutfall:
    """Count the tillfällen of a control on a day; raises LookupError for one not defined."""
    definition = kontroll.definition if isinstance(kontroll, Kontroll) else kontroll
    ids: dict[str, list[UUID]] = {str(klass): [] for klass in Kontrollklass}
    for one in tillfallen(handelser, definition, per):
        ids[str(one.klass)].append(one.handelse)
    found = {name: tuple(sorted(of_class)) for name, of_class in ids.items()}
    return Kontrollutfall.of({name: len(of_class) for name, of_class in found.items()}, found)


def tillfallen(
    handelser: Iterable[Handelse], definition: Definition, per: date
) -> tuple[Tillfalle, ...]:
    """Give the tillfällen of a definition on a day, the one whose time runs out first first."""
    if definition.fran is not None and per < definition.fran:
        return ()
    chains: dict[tuple[object, ...], list[_Row]] = defaultdict(list)
    for row in _rows(handelser, definition, per):
        once = () if definition.aterkommande else (row.start,)
        chains[(row.arende, *once)].append(row)
    found = (one for rows in chains.values() for one in _chain(rows, definition, per))
    counted = (one for one in found if _counts(one, definition))
    return tuple(sorted(counted, key=_in_order))


def _in_order(one: Tillfalle) -> tuple[date, UUID, date, date]:
    """Sort by last day; what waits after what was done on the same day."""
    return one.sista_dag, one.handelse, one.fran, one.slut or date.max


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the start of the control; `slut` only where it ended as the control asks."""

    handelse: UUID
    arende: UUID
    enhet: str
    start: date
    slut: date | None


def _rows(handelser: Iterable[Handelse], definition: Definition, per: date) -> Iterator[_Row]:
    for one in handelser:
        begun, ended = one.begun, one.ended
        if begun is None or begun.starthandelse != definition.starthandelse:
            continue
        if begun.startdatum > per:
            continue
        slut = ended.slutdatum if ended and ended.sluthandelse == definition.sluthandelse else None
        within = slut if slut is not None and slut <= per else None
        yield _Row(begun.originator_id, begun.arende, begun.enhet, begun.startdatum, within)


def _counts(one: Tillfalle, definition: Definition) -> bool:
    """Tell whether it was still to be done on the day the control began to apply, or later."""
    return definition.fran is None or one.slut is None or one.slut >= definition.fran


def _chain(rows: list[_Row], definition: Definition, per: date) -> Iterator[Tillfalle]:
    """Follow one matter from its first start: each end answers what is owed and begins the next."""
    again = definition.aterkommande
    starts, ends = _by_day(rows, "start"), _by_day(rows, "slut")
    first = min(starts)
    owed = _Owed(starts[first], first, last_day_of(first, definition.inom))
    for day in sorted(ends.keys() | (starts.keys() - {first})):
        if day in ends:
            yield owed.answered(ends[day], day)
            if again is None:
                return
            # What comes next is told by the row that begins on that day, where there is one.
            owed = _Owed(starts.get(day, ends[day]), day, last_day_of(day, again))
        elif day <= owed.last:
            # A new start in time begins the time anew; what is over time stays so until it is done.
            owed = _Owed(starts[day], day, last_day_of(day, definition.inom))
    yield owed.waiting(per)


def _by_day(rows: list[_Row], which: str) -> dict[date, _Row]:
    """Give the rows by the day of their start or end: of several on one day the lowest id."""
    ordered = sorted(rows, key=lambda row: row.handelse, reverse=True)
    return {getattr(row, which): row for row in ordered if getattr(row, which) is not None}


@dataclass(frozen=True, slots=True)
class _Owed:
    """What is to happen next in a chain: told by a row, from a day to a last day."""

    row: _Row
    fran: date
    last: date

    def answered(self, by: _Row, day: date) -> Tillfalle:
        """Give the tillfälle that an end answered."""
        klass = Kontrollklass.INOM if day <= self.last else Kontrollklass.SENT
        return self._made(by, day, klass)

    def waiting(self, per: date) -> Tillfalle:
        """Give the tillfälle that nothing has answered by a day."""
        klass = Kontrollklass.VANTAR if per <= self.last else Kontrollklass.OVER
        return self._made(self.row, None, klass)

    def _made(self, row: _Row, slut: date | None, klass: Kontrollklass) -> Tillfalle:
        return Tillfalle(
            handelse=row.handelse,
            arende=row.arende,
            enhet=row.enhet,
            fran=self.fran,
            sista_dag=self.last,
            slut=slut,
            klass=klass,
        )
