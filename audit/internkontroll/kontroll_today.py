"""What the decisions of this area ask of what surrounds them: which day it is."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class KnowsToday(Protocol):
    """Whatever tells which day it is in Sweden, or in a constructed log."""

    @property
    def today(self) -> date:
        """Give today."""
