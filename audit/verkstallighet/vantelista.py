"""The waiting list of a year by month: rows as data, cells, totals; pure.

A number, "–" and an empty cell are three things: some, none, not measured. The total is the sum of
the rows of need; a row that says "varav" is never added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from audit.envelope import Erased, Event
from audit.verkstallighet.events_listor import VantelistaCounted
from audit.verkstallighet.roles import Steg

MANADER: Final = tuple(range(1, 13))
NONE: Final = "–"


@dataclass(frozen=True, slots=True)
class Rad:
    """A row: its code, what people read, and whether it is need, part of need, or beside it.

    `under` is the row of need that a part belongs to.
    """

    kod: str
    etikett: str
    slag: str
    under: str | None = None


def _behov(kod: str, etikett: str) -> tuple[Rad, ...]:
    return (
        Rad(f"behov_{kod}", f"Behov av {etikett}", "behov"),
        Rad(f"over_{kod}", "varav väntat mer än 3 månader", "varav", f"behov_{kod}"),
        Rad(f"over_nej_{kod}", "varav väntat länge och tackat nej", "varav", f"behov_{kod}"),
        Rad(f"erbjudna_nej_{kod}", "varav erbjudna men tackat nej", "varav", f"behov_{kod}"),
        Rad(f"annan_{kod}", "varav har annan insats under tiden", "varav", f"behov_{kod}"),
    )


def _aldre(kod: str, etikett: str) -> tuple[Rad, ...]:
    return (
        Rad(f"behov_{kod}", f"Behov av {etikett}", "behov"),
        Rad(f"over_{kod}", "varav väntat mer än 3 månader", "varav", f"behov_{kod}"),
        Rad(f"hemma_{kod}", "varav bor hemma", "varav", f"behov_{kod}"),
        Rad(f"korttids_{kod}", "varav på korttids", "varav", f"behov_{kod}"),
        Rad(f"annan_kommun_{kod}", "varav från annan kommun", "varav", f"behov_{kod}"),
    )


RADER: Final[dict[str, tuple[Rad, ...]]] = {
    "funktionsstod": (
        *_behov("gruppbostad", "gruppbostad"),
        *_behov("servicebostad", "servicebostad"),
        *_behov("socialpsykiatriskt", "socialpsykiatriskt boende"),
    ),
    "aldreomsorg": (
        *_aldre("demens", "särskilt boende, demens"),
        *_aldre("somatiskt", "särskilt boende, övrigt"),
        Rad("lediga", "Lediga lägenheter", "upplysning"),
        Rad("fran_korttids", "Flyttat in från korttids trots risk för vite", "upplysning"),
    ),
}
"""The rows of each område, in the order they are shown."""

OMRADEN: Final[dict[str, str]] = {"funktionsstod": "Funktionsstöd", "aldreomsorg": "Äldreomsorg"}

Counts = Mapping[tuple[str, int], VantelistaCounted]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: None was not measured, 0 is none. `tackat_ja` have said yes and not moved in."""

    antal: int | None = None
    tackat_ja: int = 0

    @property
    def text(self) -> str:
        """Give what stands in the cell: a number, a dash, or nothing."""
        return "" if self.antal is None else str(self.antal) if self.antal else NONE


@dataclass(frozen=True, kw_only=True, slots=True)
class Vantelista:
    """A year's waiting list as it was counted; `erased` once gallring removed any of it."""

    ar: int | None = None
    version: int = 0
    counted: Counts = field(default_factory=dict)
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Vantelista:
        """Build it; of several counts of a month the newest stands. Raises TypeError."""
        state = cls()
        for event in events:
            state = replace(state, version=event.originator_version)
            if isinstance(event, Erased):
                state = replace(state, erased=True)
            elif isinstance(event, VantelistaCounted):
                counted = {**state.counted, (event.omrade, event.manad): event}
                state = replace(state, ar=event.ar, counted=counted)
            else:
                message = f"{type(event).__name__} is no event of a waiting list"
                raise TypeError(message)
        return state

    @property
    def steg(self) -> Steg:
        """Give its step."""
        return Steg.PABORJAD if self.counted else Steg.INGEN

    def cell(self, omrade: str, kod: str, manad: int) -> Cell:
        """Give a cell of an område's table."""
        event = self.counted.get((omrade, manad))
        if event is None:
            return Cell()
        return Cell(event.antal.get(kod), event.tackat_ja.get(kod, 0))

    def total(self, omrade: str, manad: int) -> Cell:
        """Add the rows of need of a month; not measured where none of them was."""
        rows = [one for one in RADER[omrade] if one.slag == "behov"]
        cells = [self.cell(omrade, one.kod, manad) for one in rows]
        known = [one.antal for one in cells if one.antal is not None]
        yes = sum(one.tackat_ja for one in cells)
        return Cell(sum(known) if known else None, yes)

    def whole(self, omrade: str, manad: int) -> bool:
        """Tell whether every row of need was measured, so that the total says all."""
        rows = (one for one in RADER[omrade] if one.slag == "behov")
        return all(self.cell(omrade, one.kod, manad).antal is not None for one in rows)
