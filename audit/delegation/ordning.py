"""What one delegationsordning is, as its events say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.delegation.events import OrdningAdopted, OrdningEnded, OrdningReviewed, Punkt
from audit.envelope import Event
from audit.law.lagstadgad_tid import add_months


@dataclass(frozen=True, slots=True)
class Ordning:
    """One order: as adopted, with its reviews and its end."""

    adopted: OrdningAdopted
    reviews: tuple[OrdningReviewed, ...]
    ended: OrdningEnded | None
    version: int
    omrade: str | None = None
    """The area whose own points go before those for every area."""

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Ordning | None:
        """Build the state from the order's events, None before it is adopted."""
        adopted = next((e for e in events if isinstance(e, OrdningAdopted)), None)
        if adopted is None:
            return None
        reviews = tuple(e for e in events if isinstance(e, OrdningReviewed))
        ended = next((e for e in events if isinstance(e, OrdningEnded)), None)
        return cls(adopted, reviews, ended, events[-1].originator_version)

    @property
    def id(self) -> UUID:
        """Give its id."""
        return self.adopted.originator_id

    @property
    def review_due(self) -> date:
        """Give the day by which it is to be reviewed next."""
        reviewed = max((one.granskad for one in self.reviews), default=self.adopted.antagen)
        return add_months(reviewed, self.adopted.granskas_manader)

    def punkt_for(self, sak: str) -> Punkt | None:
        """Give the point about a matter: the area's own before one for every area."""
        areas = {self.omrade, None}
        found = [p for p in self.adopted.punkter if p.sak == sak and p.omrade in areas]
        return max(found, key=lambda punkt: punkt.omrade is not None, default=None)

    def applies_on(self, day: date) -> bool:
        """Tell whether it has begun to apply and has not ended, whatever replaced it."""
        begun = self.adopted.galler_fran <= day
        return begun and (self.ended is None or day < self.ended.upphor)
