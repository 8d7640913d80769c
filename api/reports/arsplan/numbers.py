"""The diarienummer that the year has for a kind of punkt: papers of that kind carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.arsplan.arsplan import Arsplan


def diarienummer_of(plan: Arsplan, slag: str) -> str:
    """Give the number that all punkter of a kind share in a year.

    Empty where none has one, or where they have several: then nobody can say which is meant.
    """
    punkter = (one for one in plan.punkter.values() if one.slag == slag and not one.struken)
    found = {one.diarienummer for one in punkter if one.diarienummer}
    return found.pop() if len(found) == 1 else ""
