"""All of a nämnd's years and their goals, by year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from audit.arsplan.arsmal import Arsmal
from audit.arsplan.arsplan import Arsplan
from audit.arsplan.events_arsmal import ArsmalSet
from audit.arsplan.events_arsplan import PunktPlanned, SammantradePlanned
from audit.envelope import Event

State = TypeVar("State")


class _WhenAsked(Mapping[int, State], Generic[State]):
    """States by year, each folded when it is first asked for: a page shows one year of many."""

    def __init__(self, build: Callable[[Sequence[Event]], State]) -> None:
        self._build = build
        self._histories: dict[int, Sequence[Event]] = {}
        self._built: dict[int, State] = {}

    def add(self, ar: int, history: Sequence[Event]) -> None:
        """Take in the events of a year."""
        self._histories[ar] = history

    def __getitem__(self, ar: int) -> State:
        if ar not in self._built:
            # Two threads may both fold it: they get the same.
            self._built[ar] = self._build(self._histories[ar])
        return self._built[ar]

    def __iter__(self) -> Iterator[int]:
        return iter(self._histories)

    def __len__(self) -> int:
        return len(self._histories)


@dataclass(frozen=True, kw_only=True, slots=True)
class NamndensAr:
    """Every year that was planned, and the goals of every year."""

    planer: Mapping[int, Arsplan] = field(default_factory=dict)
    mal: Mapping[int, Arsmal] = field(default_factory=dict)

    @classmethod
    def from_histories(cls, histories: Sequence[Sequence[Event]]) -> NamndensAr:
        """Build it from the events of each stream in order.

        What gallring has left without anything planned is passed over, as is what is empty.
        """
        planer, mal = _WhenAsked(Arsplan.from_events), _WhenAsked(Arsmal.from_events)
        for history in histories:
            for event in history:
                if isinstance(event, SammantradePlanned | PunktPlanned):
                    planer.add(event.ar, history)
                    break
                if isinstance(event, ArsmalSet):
                    mal.add(event.ar, history)
                    break
        return cls(planer=planer, mal=mal)

    def plan(self, ar: int) -> Arsplan:
        """Give a year, empty where nothing is planned."""
        return self.planer.get(ar, Arsplan())

    def arsmal(self, ar: int) -> Arsmal:
        """Give the goals of a year, empty where none are set."""
        return self.mal.get(ar, Arsmal())
