"""The yearly summary of the draws: by month and underlag what was drawn, reviewed and found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from audit.internkontroll.dragning import GRANSKNING, Dragningar


@dataclass(frozen=True, kw_only=True, slots=True)
class Dragningsrad:
    """One draw in the summary: how many there were, drawn and reviewed, and the outcomes.

    `utfall` has every outcome, those that nobody got too; `waiting` counts what is not reviewed.
    """

    dragning: int
    manad: int
    underlag: str
    kontrollmoment: UUID | None
    population: int
    dragna: int
    granskade: int
    utfall: Mapping[str, int]

    @property
    def waiting(self) -> int:
        """Count those that have not been reviewed."""
        return self.dragna - self.granskade


@dataclass(frozen=True, kw_only=True, slots=True)
class Sammanstallning:
    """A year's draws by month, with the year's sums and the months that have none."""

    rader: tuple[Dragningsrad, ...]
    dragna: int
    granskade: int
    utfall: Mapping[str, int]
    manader_utan: tuple[int, ...]


def summary(dragningar: Dragningar, through_month: int = 12) -> Sammanstallning:
    """Summarise a year's draws; `through_month` is the last month that is to have one."""
    rader = tuple(_rad(dragningar, number) for number in _numbers(dragningar))
    with_draw = {rad.manad for rad in rader}
    return Sammanstallning(
        rader=rader,
        dragna=sum(rad.dragna for rad in rader),
        granskade=sum(rad.granskade for rad in rader),
        utfall={name: sum(rad.utfall[name] for rad in rader) for name in GRANSKNING},
        manader_utan=tuple(m for m in range(1, through_month + 1) if m not in with_draw),
    )


def _numbers(dragningar: Dragningar) -> list[int]:
    ordered = sorted(dragningar.dragningar, key=lambda one: (one.manad, one.dragning))
    return [one.dragning for one in ordered]


def _rad(dragningar: Dragningar, number: int) -> Dragningsrad:
    made = next(one for one in dragningar.dragningar if one.dragning == number)
    outcomes = Counter(one.utfall for one in dragningar.granskade if one.dragning == number)
    return Dragningsrad(
        dragning=number,
        manad=made.manad,
        underlag=made.underlag,
        kontrollmoment=made.kontrollmoment,
        population=made.population,
        dragna=len(made.dragna),
        granskade=outcomes.total(),
        utfall={name: outcomes[name] for name in GRANSKNING},
    )
