"""Utredningar of one child that follow each other so closely that their time is one.

Closing and opening again to win time goes round the four months (JO 2565-2016): flagged, and the
days summed. How close is close is the nämnd's own choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.barnutredning.utredning import Utredning


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One utredning of a chain as it stood on a day; `avslutad` is None while it ran.

    `days` counts from the opening (day 0) to the closing, or to the day asked for.
    """

    arende: UUID
    inledd: date
    avslutad: date | None
    days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """Two or more utredningar of one child in a row, oldest first."""

    parts: tuple[Part, ...]

    @property
    def days(self) -> int:
        """Sum the days of the parts; the days between them are not counted."""
        return sum(part.days for part in self.parts)


def chains(utredningar: Iterable[Utredning], per: date, within: int) -> tuple[Chain, ...]:
    """Find the chains of one child's utredningar on a day.

    A later one belongs to a chain where it was opened at most `within` days after the last closing
    before it, or while another ran; 0 days is the same day. Raises ValueError for days below zero.
    """
    if within < 0:
        message = "a chain is not closed before it is opened"
        raise ValueError(message)
    parts = sorted(_parts(utredningar, per), key=lambda part: (part.inledd, part.arende))
    found: list[list[Part]] = []
    for part in parts:
        if found and (part.inledd - _end(found[-1])).days <= within:
            found[-1].append(part)
        else:
            found.append([part])
    return tuple(Chain(parts=tuple(row)) for row in found if len(row) > 1)


def _parts(utredningar: Iterable[Utredning], per: date) -> list[Part]:
    found = []
    for one in utredningar:
        if one.opened is None or one.opened.inledd > per:
            continue
        inledd, closing = one.opened.inledd, one.closing
        avslutad = closing.avslutad if closing and closing.avslutad <= per else None
        days = ((avslutad or per) - inledd).days
        arende = one.opened.originator_id
        found.append(Part(arende=arende, inledd=inledd, avslutad=avslutad, days=days))
    return found


def _end(parts: Sequence[Part]) -> date:
    """Give the last closing of a row, the last of all days while one runs."""
    return max(part.avslutad or date.max for part in parts)
