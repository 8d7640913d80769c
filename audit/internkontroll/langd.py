"""How long a nämnd's own time is: so many days, weeks, months or years, kept as it was chosen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Langd:
    """So many of a unit: dag, vecka, manad or ar."""

    antal: int
    enhet: str
