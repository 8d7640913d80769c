"""What a report is, as its events say: where it stands, where it went, what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from audit.envelope import Erased, Event
from audit.lexsarah.acts import SEES, Act, Stream
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.events_rapport import (
    FragaAnswered,
    FragaAsked,
    RapportOpened,
    RapportReceived,
    RapportSorted,
)
from audit.lexsarah.replacing import effective, newest
from audit.lexsarah.roles import IvoSteg, Role, Steg

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rapport:
    """The state of one report; `events` are those that stand, corrections applied."""

    version: int = 0
    events: tuple[Event, ...] = ()
    erased: bool = False

    ivo = IvoSteg.INTE_ANMALT

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Rapport:
        """Build the state from the report's events in order."""
        erased = any(isinstance(event, Erased) for event in events)
        standing = () if erased else effective(events)
        return cls(version=newest(events), events=standing, erased=erased)

    def each(self, kind: type[E]) -> tuple[E, ...]:
        """Give the events of a kind, in order."""
        return tuple(event for event in self.events if isinstance(event, kind))

    @property
    def received(self) -> RapportReceived | None:
        """Give the receipt as corrected, None before it."""
        return next(iter(self.each(RapportReceived)), None)

    @property
    def opened(self) -> bool:
        """Tell whether somebody who receives reports has opened it."""
        return bool(self.each(RapportOpened))

    @property
    def arenden(self) -> tuple[UUID, ...]:
        """Give the ärenden that it was sorted to, in order."""
        return tuple(one.arende for one in self.each(RapportSorted) if one.arende)

    @property
    def fragor(self) -> tuple[int, ...]:
        """Give the numbers of the questions that were asked."""
        return tuple(one.originator_version for one in self.each(FragaAsked))

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Give the numbers of the questions without an answer."""
        answered = {one.fraga for one in self.each(FragaAnswered)}
        return tuple(one for one in self.fragor if one not in answered)

    @property
    def steg(self) -> Steg:
        """Give the step: sorted as lex Sarah wins over handed on, for one report can be both."""
        if self.erased:
            return Steg.GALLRAD
        if self.received is None:
            return Steg.INGEN
        sorted_to = {one.utfall for one in self.each(RapportSorted)}
        if "lex_sarah" in sorted_to:
            return Steg.SORTERAD
        return Steg.LAMNAD_VIDARE if sorted_to else Steg.INKOMMEN

    def admits(self, act: Act, circumstances: Circumstances) -> bool:
        """Tell whether the person knows that the report is there."""
        if act.reads and circumstances.roll not in act.may:
            return False
        if circumstances.forbi:
            return False
        if circumstances.roll is Role.RAPPORTOR:
            own = self.received
            return own is not None and own.rapportor == circumstances.konto
        return circumstances.roll in SEES[Stream.RAPPORT]

    def counts_as_javig(self, konto: UUID) -> bool:
        """Tell nothing by itself: who is involved is recorded in the ärende."""
        del konto
        return False
