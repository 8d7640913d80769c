"""All of a nämnd's years and their goals, by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from audit.arsplan.arsmal import Arsmal
from audit.arsplan.arsplan import Arsplan
from audit.arsplan.events_arsmal import EVENTS_ARSMAL
from audit.arsplan.events_arsplan import EVENTS_ARSPLAN
from audit.envelope import Event


@dataclass(frozen=True, kw_only=True, slots=True)
class NamndensAr:
    """Every year that was planned, and the goals of every year."""

    planer: Mapping[int, Arsplan] = field(default_factory=dict)
    mal: Mapping[int, Arsmal] = field(default_factory=dict)

    @classmethod
    def from_histories(cls, histories: Sequence[Sequence[Event]]) -> NamndensAr:
        """Build it from the events of each stream in order; empty ones are passed over."""
        return reduce(cls.with_history, histories, cls())

    def with_history(self, history: Sequence[Event]) -> NamndensAr:
        """Give it with one stream as that stream's whole history says, new or not.

        What gallring has removed altogether changes nothing.
        """
        for one in history:
            if isinstance(one, EVENTS_ARSPLAN):
                plan = Arsplan.from_events(history)
                return replace(self, planer={**self.planer, plan.ar: plan})
            if isinstance(one, EVENTS_ARSMAL):
                mal = Arsmal.from_events(history)
                return replace(self, mal={**self.mal, mal.ar: mal})
        return self

    def plan(self, ar: int) -> Arsplan:
        """Give a year, empty where nothing is planned."""
        return self.planer.get(ar, Arsplan())

    def arsmal(self, ar: int) -> Arsmal:
        """Give the goals of a year, empty where none are set."""
        return self.mal.get(ar, Arsmal())
