"""The delegationsordningar of a nämnd through time: which of them is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from audit.delegation.ordning import Ordning
from audit.envelope import Event


@dataclass(frozen=True, slots=True)
class Delegation:
    """All orders of a nämnd; the one that began to apply last is in force."""

    ordningar: tuple[Ordning, ...] = ()

    @classmethod
    def from_histories(cls, histories: Iterable[Sequence[Event]]) -> Delegation:
        """Build it from the histories of the nämnd's orders, in any order."""
        found = (Ordning.from_events(events) for events in histories)
        return cls(tuple(one for one in found if one is not None))

    def for_omrade(self, omrade: str | None) -> Delegation:
        """Give the same orders as asked from an area of the nämnd's work."""
        return Delegation(tuple(replace(one, omrade=omrade) for one in self.ordningar))

    def on(self, day: date) -> Ordning | None:
        """Give the order in force on a day, None where none is known.

        A newer order replaces the older whole, even where the newer has ended since.
        """
        begun = [one for one in self.ordningar if one.adopted.galler_fran <= day]
        newest = max(begun, key=_begins, default=None)
        return newest if newest is not None and newest.applies_on(day) else None

    def ordning(self, id_: UUID) -> Ordning | None:
        """Give an order by its id."""
        return next((one for one in self.ordningar if one.id == id_), None)


def _begins(ordning: Ordning) -> tuple[date, date, int]:
    adopted = ordning.adopted
    return adopted.galler_fran, adopted.antagen, adopted.originator_id.int
