"""Lead times of a period: how long what ended in it took, and how many of them in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from audit.barnutredning.clock import Lage
from projections.barnutredning.anmalningar import QUERIES
from projections.barnutredning.figure import Days, closed, days_of
from projections.barnutredning.queries import anmalan_snapshot
from projections.snapshot import Basis

if TYPE_CHECKING:
    from projections.snapshot import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledtid:
    """How long what ended from `start` to `end` took.

    `within` counts those within the act's own time, `within_extension` those over it but within a
    decided extension; `dagar` counts by days, `manader` by whole months (only of utredningar).
    """

    start: date
    end: date
    known_position: int
    basis: Basis
    total: int
    within: int
    within_extension: int
    days: Days
    dagar: Mapping[int, int]
    manader: Mapping[int, int]

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)

    @property
    def veckor(self) -> dict[int, int]:
        """Count by whole weeks."""
        found: Counter[int] = Counter()
        for days, count in self.dagar.items():
            found[days // 7] += count
        return dict(sorted(found.items()))

    @property
    def share_within(self) -> Fraction | None:
        """Give the share within the act's own time; None where there are none."""
        return Fraction(self.within, self.total) if self.total else None


def ledtid_utredning(source: Source, start: date, end: date, known_position: int) -> Ledtid:
    """Tell how long the utredningar closed in a period took, from opening to closing."""
    found = closed(source, start, end, known_position)
    return Ledtid(
        start=start,
        end=end,
        known_position=known_position,
        basis=found.basis,
        total=found.total,
        within=found.within,
        within_extension=found.extended,
        days=found.days,
        dagar=found.lengths,
        manader=found.months,
    )


def ledtid_forhandsbedomning(source: Source, start: date, end: date, known_position: int) -> Ledtid:
    """Tell how long the förhandsbedömningar decided in a period took, from the day it came in.

    Those that needed no beslut because an utredning ran already are left out.
    """
    asked = {"start": start, "end": end, "per": end, "known": known_position}
    with anmalan_snapshot(source) as seen:
        rows = seen.fetch(QUERIES.bind(source.schema).ledtider_beslutade, asked)
    dagar: Counter[int] = Counter()
    within = within_extension = 0
    for days, lage, extended, count in rows:
        dagar[days] += count
        in_time = lage == Lage.I_TID
        within += count if in_time and not extended else 0
        within_extension += count if in_time and extended else 0
    return Ledtid(
        start=start,
        end=end,
        known_position=known_position,
        basis=seen.basis,
        total=dagar.total(),
        within=within,
        within_extension=within_extension,
        days=days_of(dagar),
        dagar=dict(sorted(dagar.items())),
        manader={},
    )
