"""The roles in which people act on ej verkställda beslut, and the steps that its streams stand on.

The values are those of accounts and of the table `acts.csv`; they are stored with every event.
"""

from __future__ import annotations

from enum import StrEnum

from audit.roles import Role

__all__ = ["STEG_LABELS", "Role", "Steg"]


class Steg(StrEnum):
    """Where a stream stands by all that is registered; which can occur depends on its kind."""

    INGEN = "ingen"
    OPPET = "oppet"
    VERKSTALLT = "verkstallt"
    AVSLUTAT = "avslutat"
    PABORJAD = "paborjad"


STEG_LABELS: dict[Steg, str] = {
    Steg.INGEN: "finns inte",
    Steg.OPPET: "ej verkställt",
    Steg.VERKSTALLT: "verkställt",
    Steg.AVSLUTAT: "avslutat",
    Steg.PABORJAD: "påbörjat",
}
"""What people read for each step."""
