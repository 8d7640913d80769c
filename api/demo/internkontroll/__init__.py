"""The constructed internkontroll: plans, risks, mätningar, an avvikelse, controls and draws.

The kontrollmoment about utredningstid and its figures are published (Strömsund 2023); that the
plan holds the other kontrollmoment, and all their numbers, is constructed.
"""

from typing import Final

from api.demo.internkontroll import avvikelser, dragningar, kontroller, planer, redovisning
from api.demo.lexsarah.step import Step

STEPS: Final[tuple[Step, ...]] = (
    *planer.steps(),
    *redovisning.steps(),
    *avvikelser.steps(),
    *kontroller.steps(),
    *dragningar.steps(),
)
"""Everything that was done in the internkontroll."""

__all__ = ["STEPS"]
