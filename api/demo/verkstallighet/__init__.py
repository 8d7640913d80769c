"""The constructed ej verkställda beslut, and the waiting lists whose totals are published.

The totals of 2023 by month, and the rows of more than three months, are published (Härnösand 2024);
the rows that they are the sum of, and every beslut, are constructed.
"""

from typing import Final

from api.demo.lexsarah.step import Step
from api.demo.verkstallighet import beslut, vantelistor

STEPS: Final[tuple[Step, ...]] = (*beslut.steps(), *vantelistor.steps())
"""Everything that was done."""

__all__ = ["STEPS"]
