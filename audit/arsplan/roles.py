"""The roles in which people act on the nämnd's year, and the steps that its streams stand on.

The values are those of accounts and of the table `acts.csv`; they are stored with every event.
"""

from __future__ import annotations

from enum import StrEnum

from audit.roles import Role

__all__ = ["STEG_LABELS", "Role", "Steg"]


class Steg(StrEnum):
    """Where a stream of the year stands."""

    INGEN = "ingen"
    PABORJAD = "paborjad"


STEG_LABELS: dict[Steg, str] = {Steg.INGEN: "finns inte", Steg.PABORJAD: "påbörjat"}
"""What people read for each step."""
