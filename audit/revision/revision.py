"""All of a nämnd's granskningar: what they open to an account, and what is to be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from audit.envelope import Event
from audit.revision.events_granskning import EVENTS_GRANSKNING
from audit.revision.events_svar import EVENTS_SVAR
from audit.revision.granskning import Granskning
from audit.revision.insyn import Sokt
from audit.revision.svarsfrist import Svarsfrist, svarsfrister

_OWN = (*EVENTS_GRANSKNING, *EVENTS_SVAR)


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """Every granskning by its id."""

    granskningar: Mapping[UUID, Granskning] = field(default_factory=dict)

    @classmethod
    def from_histories(cls, histories: Sequence[Sequence[Event]]) -> Revision:
        """Build it from the events of each stream in order; empty ones are passed over."""
        found = (Granskning.from_events(one) for one in histories if _has_own(one))
        return cls(granskningar={one.id: one for one in found})

    def with_history(self, history: Sequence[Event]) -> Revision:
        """Give it with one granskning as that stream's whole history says, new or not."""
        if not _has_own(history):
            return self
        found = Granskning.from_events(history)
        return replace(self, granskningar={**self.granskningar, found.id: found})

    def opened_by(self, account: UUID, sokt: Sokt, day: date) -> UUID | None:
        """Name the granskning under which an account may read words on a day; None where none is.

        The read record names it, so that the nämnd sees every read within it.
        """
        found = self.granskningar.values()
        return next((one.id for one in found if one.opens(account, sokt, day)), None)

    def svarsfrister(self) -> tuple[Svarsfrist, ...]:
        """Give all that the nämnd has been asked to answer, by the day it is due."""
        every = (one for state in self.granskningar.values() for one in svarsfrister(state))
        return tuple(sorted(every, key=lambda one: (one.forfaller, one.granskning)))

    def waiting(self) -> tuple[Svarsfrist, ...]:
        """Give what has not been answered yet, by the day it is due."""
        return tuple(one for one in self.svarsfrister() if one.lamnat is None)


def _has_own(history: Sequence[Event]) -> bool:
    return any(isinstance(one, _OWN) for one in history)
