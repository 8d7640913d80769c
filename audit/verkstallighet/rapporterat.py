"""What has been reported of a quarter, as its events say: to whom, when, and which numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.envelope import Erased, Event
from audit.verkstallighet.events_listor import KvartalCorrected, KvartalReported
from audit.verkstallighet.roles import Steg


@dataclass(frozen=True, kw_only=True, slots=True)
class Kvartal:
    """A quarter's reports that stand, by version; `erased` once gallring removed any."""

    version: int = 0
    reports: Mapping[int, KvartalReported] = field(default_factory=dict)
    begun: bool = False
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Kvartal:
        """Build it; raises TypeError for an event of another kind of stream."""
        reports: dict[int, KvartalReported] = {}
        for event in events:
            if isinstance(event, KvartalReported):
                reports[event.originator_version] = event
            elif isinstance(event, KvartalCorrected):
                reports.pop(event.corrects, None)
            elif not isinstance(event, Erased):
                message = f"{type(event).__name__} is no event of a quarter"
                raise TypeError(message)
        return cls(
            version=events[-1].originator_version if events else 0,
            reports=reports,
            begun=bool(events),
            erased=any(isinstance(one, Erased) for one in events),
        )

    @property
    def steg(self) -> Steg:
        """Give its step."""
        return Steg.PABORJAD if self.begun else Steg.INGEN

    def to(self, mottagare: str) -> KvartalReported | None:
        """Give the newest report to a recipient; None where there is none."""
        found = [one for one in self.reports.values() if one.mottagare == mottagare]
        return found[-1] if found else None
