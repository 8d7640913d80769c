"""What an ärende is, as its events say: its step, its people, its assessments and its IVO track."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TypeVar, cast
from uuid import UUID

from audit.envelope import Erased, Event
from audit.lexsarah.acts import SEES, Act, Stream
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.events_arende import (
    ArendeOpened,
    ArendeReadIn,
    ArendeTaken,
    AtkomstEnded,
    AtkomstGiven,
    InblandadRecorded,
    JavDeclared,
    JavSettled,
    RapportJoined,
    RapportSplit,
)
from audit.lexsarah.events_beslut import (
    ArendeClosed,
    ArendeClosedShort,
    ArendeReopened,
    BeslutRecorded,
)
from audit.lexsarah.events_ivo import IvoAnmalanMade, IvoUtredningSent
from audit.lexsarah.events_utredning import BedomningMade
from audit.lexsarah.replacing import effective, newest
from audit.lexsarah.roles import IvoSteg, Role, Steg

E = TypeVar("E", bound=Event)

_NAMND_WIDE = SEES[Stream.ARENDE] - {Role.UTREDARE, Role.ENHETSCHEF, Role.VERKSAMHETSCHEF}
"""The roles that see every ärende of the nämnd; the others see those they need to."""


@dataclass(frozen=True, kw_only=True)
class Arende:
    """The state of one ärende; `events` are those that stand, corrections applied.

    What every act asks of it is found once and kept: the table has some hundred acts.
    """

    version: int = 0
    events: tuple[Event, ...] = ()
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Arende:
        """Build the state from the ärende's events in order."""
        erased = any(isinstance(event, Erased) for event in events)
        standing = () if erased else effective(events)
        return cls(version=newest(events), events=standing, erased=erased)

    def each(self, kind: type[E]) -> tuple[E, ...]:
        """Give the events of a kind, in order."""
        if kind not in self._of_kind:
            found = tuple(event for event in self.events if isinstance(event, kind))
            self._of_kind[kind] = found
        return cast("tuple[E, ...]", self._of_kind[kind])

    @cached_property
    def _of_kind(self) -> dict[type[Event], tuple[Event, ...]]:
        return {}

    def last(self, kind: type[E]) -> E | None:
        """Give the newest event of a kind, None where there is none."""
        return next(iter(reversed(self.each(kind))), None)

    def event(self, version: int) -> Event | None:
        """Give the event with a version as it stands, None where it was taken back."""
        return next((e for e in self.events if e.originator_version == version), None)

    @property
    def opening(self) -> ArendeOpened | ArendeReadIn | None:
        """Give how it began, as corrected."""
        found = (e for e in self.events if isinstance(e, ArendeOpened | ArendeReadIn))
        return next(found, None)

    @property
    def read_in(self) -> ArendeReadIn | None:
        """Give what was read in from another register, None for an ärende of our own."""
        return self.last(ArendeReadIn)

    @property
    def rapporter(self) -> tuple[UUID, ...]:
        """Give the reports that belong to it now, in the order they came."""
        found: dict[UUID, None] = {}
        for event in self.events:
            match event:
                case ArendeOpened(rapport=UUID() as rapport) | RapportJoined(rapport=rapport):
                    found[rapport] = None
                case RapportSplit(rapport=rapport):
                    found.pop(rapport, None)
        return tuple(found)

    @property
    def utredare(self) -> UUID | None:
        """Give the account that has it now."""
        taken = self.last(ArendeTaken)
        return taken.utredare if taken else None

    @property
    def bedomning(self) -> str | None:
        """Give the grade that stands, first or final, read in where nothing newer was made."""
        made = self.last(BedomningMade)
        if made is not None:
            return made.bedomning
        return self.read_in.bedomning if self.read_in else None

    @property
    def final(self) -> BedomningMade | None:
        """Give the newest bedömning that the utredning led to."""
        return next((b for b in reversed(self.each(BedomningMade)) if b.slag == "slutlig"), None)

    @property
    def beslut_about_atgarder(self) -> BeslutRecorded | None:
        """Give the beslut about measures that stands.

        Changing a final bedömning to another grade asks for a new one.
        """
        finals = [b for b in self.each(BedomningMade) if b.slag == "slutlig"]
        changes = (b.originator_version for a, b in pairwise(finals) if a.bedomning != b.bedomning)
        changed = max(changes, default=0)
        found = [b for b in self.each(BeslutRecorded) if b.slag == "atgarder"]
        return next((b for b in reversed(found) if b.originator_version > changed), None)

    @cached_property
    def closing(self) -> ArendeClosed | ArendeClosedShort | ArendeReadIn | None:
        """Give what closed it, None while it runs or runs again."""
        found: ArendeClosed | ArendeClosedShort | ArendeReadIn | None = None
        for event in self.events:
            match event:
                case ArendeClosed() | ArendeClosedShort():
                    found = event
                case ArendeReadIn() if event.avslutad:
                    found = event
                case ArendeReopened():
                    found = None
        return found

    @cached_property
    def steg(self) -> Steg:
        """Give the step; the track to IVO is asked for by `ivo`."""
        if self.erased:
            return Steg.GALLRAD
        if self.opening is None:
            return Steg.INGEN
        if self.closing is not None:
            return Steg.AVSLUTAT
        if self.utredare is None:
            return Steg.OPPNAT
        if self.final is None:
            return Steg.UNDER_UTREDNING
        return Steg.BESLUTAT if self.beslut_about_atgarder else Steg.BEDOMT

    @cached_property
    def ivo(self) -> IvoSteg:
        """Give where it stands towards IVO."""
        made, before = self.last(IvoAnmalanMade), self.read_in
        if made is None and not (before and before.ivo_anmald):
            return IvoSteg.INTE_ANMALT
        attached = made is not None and made.utredning_bifogad
        earlier = before is not None and before.ivo_kompletterad is not None
        sent = attached or earlier or self.each(IvoUtredningSent)
        return IvoSteg.KOMPLETTERAT if sent else IvoSteg.ANMALT

    def counts_as_javig(self, konto: UUID) -> bool:
        """Tell whether somebody may take no part: the newest word about the account counts."""
        if konto not in self._javiga:
            self._javiga[konto] = self._javig(konto)
        return self._javiga[konto]

    @cached_property
    def _javiga(self) -> dict[UUID, bool]:
        return {}

    def _javig(self, konto: UUID) -> bool:
        javig = False
        for event in self.events:
            match event:
                case JavDeclared(konto=one) | InblandadRecorded(konto=one) if one == konto:
                    javig = True
                case JavSettled(konto=one) if one == konto:
                    javig = event.javig
        return javig

    def has_atkomst(self, konto: UUID, day: date) -> bool:
        """Tell whether somebody was given access that lasts on a day."""
        until: date | None = None
        for event in self._atkomster:
            match event:
                case AtkomstGiven(konto=one) if one == konto:
                    until = event.till or date.max
                case AtkomstEnded(konto=one) if one == konto:
                    until = None
        return until is not None and day <= until

    @cached_property
    def _atkomster(self) -> tuple[Event, ...]:
        return tuple(e for e in self.events if isinstance(e, AtkomstGiven | AtkomstEnded))

    def admits(self, act: Act, circumstances: Circumstances) -> bool:
        """Tell whether the person knows that the ärende is there: nobody without need to know."""
        roll, konto = circumstances.roll, circumstances.konto
        if act.reads and roll not in act.may:
            return False
        if roll in _NAMND_WIDE or (act.reads and roll is Role.LOGGKONTROLLANT):
            return True
        if roll not in SEES[Stream.ARENDE]:
            return False
        return self.has_atkomst(konto, circumstances.today) or self._by_role(circumstances)

    def _by_role(self, circumstances: Circumstances) -> bool:
        """Tell whether the role reaches this ärende without anybody having given access."""
        if circumstances.roll is Role.VERKSAMHETSCHEF:
            opening = self.opening
            return opening is not None and opening.verksamhet in circumstances.verksamheter
        if circumstances.roll is Role.UTREDARE:
            # An utredare who turned out jävig leaves it free for the next one.
            utredare = self.utredare
            free = utredare is None or self.counts_as_javig(utredare)
            return free or utredare == circumstances.konto
        return False
