"""An outcome and what it is held against: exact fractions, compared before anything is rounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from audit.internkontroll.mal import Mal

Maluppfyllelse = Literal["inom", "utanfor", "utan_mal"]

MALUPPFYLLELSE: Final[Mapping[Maluppfyllelse, str]] = {
    "inom": "Inom målet",
    "utanfor": "Utanför målet",
    "utan_mal": "Kan inte jämföras med ett mål",
}
"""What people read for each."""

_PROMILLE = 1000


@dataclass(frozen=True, slots=True)
class Utfall:
    """What a mätning gave: `taljare` of `namnare` in promille, or `taljare` antal or dagar."""

    taljare: int
    namnare: int | None
    enhet: str

    @property
    def andel(self) -> Fraction | None:
        """Give the share exactly; None where nothing was there to measure, or it is no share."""
        return Fraction(self.taljare, self.namnare) if self.namnare else None

    def promille(self) -> int | None:
        """Give the share in tenths of a percent, halves upward: 59 of 68 is 868."""
        share = self.andel
        return None if share is None else int(share * _PROMILLE + Fraction(1, 2))

    @property
    def varde(self) -> int | None:
        """Give the outcome in its own unit, rounded where it is a share."""
        return self.promille() if self.enhet == "promille" else self.taljare


def outcome(utfall: Utfall | None, mal: Mal | None) -> Maluppfyllelse:
    """Hold an outcome against a tolerance or target.

    A share can be held against an antal too: at least so many were within, at most so many were
    not. `utan_mal` where there is no target, nothing was there to measure, or the units differ.
    """
    if utfall is None or mal is None:
        return "utan_mal"
    found = measured(utfall, mal)
    if found is None:
        return "utan_mal"
    kept = found >= target(mal) if mal.slag == "minst" else found <= target(mal)
    return "inom" if kept else "utanfor"


def target(mal: Mal) -> Fraction:
    """Give the target exactly: a share of one for promille, else the number itself."""
    return Fraction(mal.varde, _PROMILLE) if mal.enhet == "promille" else Fraction(mal.varde)


def measured(utfall: Utfall, mal: Mal) -> Fraction | None:
    """Give the outcome in the unit of the target; None where it has none there."""
    if mal.enhet == utfall.enhet:
        return utfall.andel if mal.enhet == "promille" else Fraction(utfall.taljare)
    if mal.enhet == "antal" and utfall.enhet == "promille" and utfall.namnare is not None:
        missed = utfall.namnare - utfall.taljare
        return Fraction(missed if mal.slag == "hogst" else utfall.taljare)
    return None
