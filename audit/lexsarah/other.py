"""What a private utförare's information, and one about staff, are: they only begin and are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from audit.envelope import Erased, Event
from audit.lexsarah.acts import SEES, Act, Stream
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.replacing import newest
from audit.lexsarah.roles import IvoSteg, Steg


@dataclass(frozen=True, kw_only=True, slots=True)
class Other:
    """The state of a stream that is no report and no ärende."""

    stream: Stream
    version: int = 0
    erased: bool = False

    ivo = IvoSteg.INTE_ANMALT

    @classmethod
    def from_events(cls, events: Sequence[Event], stream: Stream) -> Other:
        """Build the state from the stream's events in order."""
        erased = any(isinstance(event, Erased) for event in events)
        return cls(stream=stream, version=newest(events), erased=erased)

    @property
    def steg(self) -> Steg:
        """Give the step."""
        if self.erased:
            return Steg.GALLRAD
        if not self.version:
            return Steg.INGEN
        return Steg.MOTTAGEN if self.stream is Stream.UTFORARE else Steg.GIVEN

    def admits(self, act: Act, circumstances: Circumstances) -> bool:
        """Tell whether the person knows that it is there."""
        return circumstances.roll in SEES[act.stream]

    def counts_as_javig(self, konto: UUID) -> bool:
        """Tell nothing: no event is investigated here."""
        del konto
        return False
