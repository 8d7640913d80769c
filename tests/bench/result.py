"""What one line of the table says: what was measured, against what, what it aimed at and saw."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

REACHED: Final = "reached"
SHORT: Final = "short"
NO_AIM: Final = "no aim"
FAILED: Final = "failed"


@dataclass(frozen=True, slots=True)
class Aim:
    """A number to reach: at least or at most so much, in a unit."""

    number: float
    at_least: bool = True
    unit: str = "×"

    def verdict(self, seen: float) -> str:
        """Tell whether the number was reached."""
        held = seen >= self.number if self.at_least else seen <= self.number
        return REACHED if held else SHORT

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.number:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `seen` is compared with the aim; `detail` says what it was made of."""

    what: str
    against: str
    seen: float
    unit: str = "×"
    aim: Aim | None = None
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Tell in a word how it went."""
        if math.isnan(self.seen):
            return FAILED
        return self.aim.verdict(self.seen) if self.aim else NO_AIM

    @property
    def shown(self) -> str:
        """Write what was seen with its unit."""
        return f"{number(self.seen)} {self.unit}"


def number(value: float) -> str:
    """Write a number as exactly as it deserves: three figures."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
