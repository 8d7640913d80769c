"""The roles in which people act on the revisorer's granskningar, and the steps they stand on.

The values are those of accounts and of the table `acts.csv`; they are stored with every event.
"""

from __future__ import annotations

from enum import StrEnum

from audit.roles import Role

__all__ = ["STEG_LABELS", "Role", "Steg"]


class Steg(StrEnum):
    """Where a granskning stands by all that is registered."""

    INGEN = "ingen"
    OPPEN = "oppen"
    AVSLUTAD = "avslutad"


STEG_LABELS: dict[Steg, str] = {
    Steg.INGEN: "finns inte",
    Steg.OPPEN: "öppen",
    Steg.AVSLUTAD: "avslutad",
}
"""What people read for each step."""
