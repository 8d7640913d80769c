"""The numbers that a half-year or a year of lex Sarah is told in.

Days are whole numbers; medians and shares are exact fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from projections.snapshot import Basis


@dataclass(frozen=True, slots=True)
class Ledtid:
    """How many days something took, the shortest first; empty where it never happened."""

    dagar: tuple[int, ...] = ()

    @property
    def antal(self) -> int:
        """Count how often it happened."""
        return len(self.dagar)

    @property
    def median(self) -> Fraction | None:
        """Give the median in days, None where it never happened."""
        days = self.dagar
        if not days:
            return None
        return Fraction(days[(len(days) - 1) // 2] + days[len(days) // 2], 2)

    def share_within(self, days: int) -> Fraction | None:
        """Give the share that took at most so many days, None where it never happened."""
        within = sum(1 for one in self.dagar if one <= days)
        return Fraction(within, len(self.dagar)) if self.dagar else None


@dataclass(frozen=True, slots=True)
class Group:
    """Ärenden of one kind (a grade, an enhet, a verksamhet, an act): `kod` None for none yet."""

    kod: str | None
    oppnade: int
    avslutade: int
    oppna: int
    ivo: int


@dataclass(frozen=True, slots=True)
class Ivo:
    """What went to IVO: anmälningar made in the period, and what became of their two months.

    `bifogade` had the utredning with them (or it had followed before the ärende was read in), so
    that no time ran. Of the others it came in within the last day, or within the vardag to which
    that day moves, or after it; or it has not come in: still within at the period's end, or over.
    """

    anmalda: int = 0
    bifogade: int = 0
    inom: int = 0
    inom_vardag: int = 0
    efter: int = 0
    aterstar: int = 0
    aterstar_over: int = 0
    brister: int = 0


@dataclass(frozen=True, slots=True)
class Atgarder:
    """Åtgärder: planned and done in the period (of those `utforda_sent` after their day).

    `kvar` and `sena` are as it stood at the end of the period's last day, of all that had been
    planned by then; `effekt` counts what was assessed in the period.
    """

    planerade: int
    utforda: int
    utforda_sent: int
    avstadda: int
    kvar: int
    sena: int
    effekt: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sankta:
    """Bedömningar that were lowered in the period.

    `med_besked` came with words for the reporters; `rapporter` counts the reports of the lowered
    ärenden, on whose status pages those words stand.
    """

    antal: int = 0
    med_besked: int = 0
    rapporter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A period, both days included, as known at a löpnummer.

    `rapporter` counts reports received, by the way they came and by the step they stand on now;
    `oppnade`, `avslutade` and `oppna` (at the end of the last day) count ärenden. The groups tell
    the same ärenden apart by their grade, enhet, verksamhet and act as these stand now.
    `personal` is how often staff were informed, and how many people as far as that was told.
    """

    first: date
    last: date
    known_position: int
    basis: Basis
    rapporter: int
    rapporter_kanal: Mapping[str, int]
    rapporter_steg: Mapping[str, int]
    rapporter_fara: int
    oppnade: int
    avslutade: int
    avslutade_satt: Mapping[str, int]
    oppna: int
    bedomning: tuple[Group, ...]
    verksamhet: tuple[Group, ...]
    enhet: tuple[Group, ...]
    lag: tuple[Group, ...]
    utreda: Ledtid
    forsta_bedomning: Ledtid
    omedelbara: Ledtid
    anmala_ivo: Ledtid
    ivo: Ivo
    atgarder: Atgarder
    sankta: Sankta
    utforare_rapporter: int
    utforare_anmalningar: int
    personal: tuple[int, int]

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)
