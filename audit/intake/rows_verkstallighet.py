"""A row of an extract of gynnande beslut: its identifier is never shown, not even by repr."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class BeslutRow:
    """One gynnande beslut as the source has it.

    `registrerad_i_kalla` speaks of the beslut itself. Offers, parts and avbrott are registered on
    the pages: verksamhetssystem seldom have them as data.
    """

    number: int
    beslut_id: str = field(repr=False)
    enhet: str
    lag: str
    insats: str
    beslutad: date
    verkstalld: date | None = None
    avslutad: date | None = None
    avslut: str = ""
    forhandsbesked: str = ""
    registrerad_i_kalla: date | None = None
