"""Small numbers in what anyone may read: merged upward, so that nothing can be subtracted out.

A number under five is never blanked: blanked, the total would give it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SMALLEST: Final = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its name, and the name of what it is a part of."""

    name: str
    antal: int
    within: str = ""


def merged(rows: Sequence[Counted], rest: str) -> tuple[Counted, ...]:
    """Merge small numbers into one row called `rest`, taking the smallest of the others with them.

    What is left is one row where nothing else would hide them; the sum is always the same.
    """
    large = sorted((one for one in rows if one.antal >= SMALLEST), key=lambda one: one.antal)
    hidden = sum(one.antal for one in rows if one.antal < SMALLEST)
    kept = list(large)
    while 0 < hidden < SMALLEST and kept:
        hidden += kept.pop(0).antal
    order = [one for one in rows if one in kept]
    within = rows[0].within if rows else ""
    return (*order, Counted(rest, hidden, within)) if hidden else tuple(order)


def merged_upward(rows: Sequence[Counted], rest: str) -> tuple[Counted, ...]:
    """Merge small enheter into their verksamhet, and small verksamheter into one row `rest`.

    Where an enhet of a verksamhet has to be hidden, the whole verksamhet is told as one row:
    beside its other enheter, the one that lacks could be counted out.
    """
    found: list[Counted] = []
    for verksamhet in dict.fromkeys(one.within for one in rows):
        own = [one for one in rows if one.within == verksamhet and one.antal]
        if all(one.antal >= SMALLEST for one in own):
            found += own
        else:
            found.append(Counted(verksamhet, sum(one.antal for one in own)))
    return merged(found, rest)
