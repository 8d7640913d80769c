"""The waiting list of a year by month: rows as data, cells, totals; pure.

A number, "–" and an empty cell are three things: some, none, not measured. The total is the sum of
the rows of need; a row that says "varav" is never added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from audit.envelope import Erased, Event
from audit.verkstallighet.events_listor import VantelistaCounted
from audit.verkstallighet.roles import Steg

MANADER: Final = tuple(range(1, 13))
NONE: Final = "–"
BEHOV: Final = "Behov av"
VARAV: Final = "varav"


@dataclass(frozen=True, slots=True)
class Rad:
    """A row: its code, what people read, and whether it is need, part of need, or beside it.

    `under` is the row of need that a part belongs to, `om` what is needed.
    """

    kod: str
    etikett: str
    slag: str
    under: str | None = None
    om: str = ""

    @property
    def hel(self) -> str:
        """Give what people read where the row stands alone: a part with the need it is part of."""
        return f"{BEHOV} {self.om}, {self.etikett}" if self.under else self.etikett


_FUNKTIONSSTOD: Final = {
    "over": "har väntat mer än 3 månader",
    "over_nej": "har väntat mer än 3 månader och tackat nej",
    "erbjudna_nej": "har tackat nej till ett erbjudande",
    "annan": "har en annan insats under tiden",
}
_ALDREOMSORG: Final = {
    "over": "har väntat mer än 3 månader",
    "hemma": "bor hemma",
    "korttids": "bor på korttidsplats",
    "annan_kommun": "kommer från en annan kommun",
}


def _rader(kod: str, om: str, delar: Mapping[str, str]) -> tuple[Rad, ...]:
    """Give a row of need and its parts."""
    behov = f"behov_{kod}"
    return (
        Rad(behov, f"{BEHOV} {om}", "behov", om=om),
        *(Rad(f"{part}_{kod}", f"{VARAV} {text}", "varav", behov, om)
          for part, text in delar.items()),
    )  # fmt: skip


RADER: Final[dict[str, tuple[Rad, ...]]] = {
    "funktionsstod": (
        *_rader("gruppbostad", "gruppbostad", _FUNKTIONSSTOD),
        *_rader("servicebostad", "servicebostad", _FUNKTIONSSTOD),
        *_rader("socialpsykiatriskt", "socialpsykiatriskt boende", _FUNKTIONSSTOD),
    ),
    "aldreomsorg": (
        *_rader("demens", "särskilt boende, demens", _ALDREOMSORG),
        *_rader("somatiskt", "särskilt boende, övrigt", _ALDREOMSORG),
        Rad("lediga", "Lediga lägenheter", "upplysning"),
        Rad("fran_korttids", "Flyttat in från korttidsplats trots risk för vite", "upplysning"),
    ),
}
"""The rows of each område, in the order they are shown."""

OMRADEN: Final[dict[str, str]] = {"funktionsstod": "Funktionsstöd", "aldreomsorg": "Äldreomsorg"}

Counts = Mapping[tuple[str, int], VantelistaCounted]


def month_begun(ar: int, manad: int, today: date) -> bool:
    """Tell whether a month has begun on a day: before it nobody can have counted."""
    return (ar, manad) <= (today.year, today.month)


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
