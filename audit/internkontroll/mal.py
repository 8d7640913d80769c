"""The tolerance or target of a kontrollmoment, and what an outcome is held against it in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mal:
    """At least (`minst`) or at most (`hogst`) so much, in a unit: promille, antal or dagar.

    A share is kept in tenths of a percent, so that 86.8 % is 868 and nothing is rounded.
    """

    slag: str
    enhet: str
    varde: int
