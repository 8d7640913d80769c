"""What the two streams of a year have in common: their events, taken in anew for any day."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, Self
from uuid import UUID

from audit.arsplan.replacing import effective
from audit.arsplan.roles import Steg
from audit.arsplan.standing_on import counted_on
from audit.envelope import Erased, Event

NOBODY = UUID(int=0)
"""The id of a stream of which nothing is there."""


class Folding(Protocol):
    """A state while its events are taken in; made whole at the end.

    A page of an earlier moment folds a year anew: a state made anew for each event costs too much.
    """

    ar: int

    def take(self, event: Event) -> None:
        """Take an event in; raises TypeError for one of another kind of stream."""

    def whole(self) -> dict[str, Any]:
        """Give the fields of the state besides those of every year."""


@dataclass(frozen=True, kw_only=True, slots=True)
class YearState(ABC):
    """The state of one stream of a year after some of its events.

    `standing` are those events by version, corrected; `erased` once gallring removed any.
    """

    id: UUID = NOBODY
    version: int = 0
    ar: int = 0
    standing: Mapping[int, Event] = field(default_factory=dict)
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Self:
        """Build the state, with every correction applied.

        Raises TypeError for an event of another kind of stream.
        """
        standing = {one.originator_version: one for one in effective(events)}
        return cls._folded(standing, events[-1].originator_version if events else 0)

    @property
    def steg(self) -> Steg:
        """Give its step."""
        return Steg.PABORJAD if self.version else Steg.INGEN

    def on(self, day: date) -> Self:
        """Give it as it stood on a Swedish day, by what is known; itself where that is so.

        What was moved, changed, dropped or cancelled later stands where it stood.
        """
        counted = counted_on(self.standing, day)
        return self if len(counted) == len(self.standing) else self._folded(counted, self.version)

    def event(self, version: int) -> Event | None:
        """Give the event that stands under a version, with its corrections."""
        return self.standing.get(version)

    @staticmethod
    @abstractmethod
    def _begin() -> Folding:
        """Give what takes the events in."""

    @classmethod
    def _folded(cls, standing: Mapping[int, Event], version: int) -> Self:
        """Give what some events make, in their order."""
        folding, stream, erased = cls._begin(), NOBODY, False
        for event in standing.values():
            if isinstance(event, Erased):
                erased = True
            else:
                folding.take(event)
            stream = event.originator_id
        return cls(
            id=stream,
            version=version,
            ar=folding.ar,
            standing=standing,
            erased=erased,
            **folding.whole(),
        )
