"""What a mätning is, as its events say: frozen out of the log, or registered by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import Final, Literal
from uuid import UUID

from audit.envelope import Erased, Event
from audit.internkontroll import events_matning as e
from audit.internkontroll.codes import MATT_AV_POPULATION
from audit.internkontroll.events import MatningFrozen
from audit.internkontroll.maluppfyllelse import Utfall
from audit.internkontroll.replacing import Correctable, corrected
from audit.internkontroll.roles import Steg

Slag = Literal["frozen", "kontroll", "registrerad"]
Said = MatningFrozen | e.KontrollFrozen | e.MatningRegistered

COUNTED: Final[dict[str, tuple[str, ...]]] = {
    "barnutredningstid": (
        "inom",
        "over_inom_forlangning",
        "over_forlangning_ute",
        "over_utan_forlangning",
    ),
    "skyddsbedomning": ("i_tid", "for_sent", "over"),
    "forhandsbedomning": ("i_tid", "for_sent", "over"),
    "aterkoppling": ("i_tid", "for_sent", "over"),
    "kontroll": ("inom", "sent", "over"),
}
"""What is measured → the numbers that together are all; the first of them is what was within.

What still waits within its time is in neither, except for running utredningar, where within four
months is what is measured.
"""

_NOBODY = UUID(int=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Matning:
    """The state of one mätning after some of its events, with every correction applied.

    `said` is what was frozen or registered; `texts` holds the newest text under each heading,
    whose words are there only when they were loaded; `withdrawn` are versions taken back.
    """

    id: UUID = _NOBODY
    version: int = 0
    said: Said | None = None
    texts: Mapping[str, e.TextWritten] = field(default_factory=dict)
    presentations: Mapping[int, e.ResultPresented] = field(default_factory=dict)
    attached: Mapping[int, e.UnderlagAttached] = field(default_factory=dict)
    rattelser: tuple[e.MatningCorrected, ...] = ()
    aterkallad: bool = False
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Matning:
        """Build the state; raises TypeError for an event of another kind of stream."""
        return reduce(_after, events, cls())

    @property
    def steg(self) -> Steg:
        """Give its step."""
        if self.said is None:
            return Steg.INGEN
        if self.aterkallad:
            return Steg.ATERKALLAD
        return Steg.REGISTRERAD if isinstance(self.said, e.MatningRegistered) else Steg.FRYST

    @property
    def slag(self) -> Slag:
        """Give how it came about; raises LookupError before it did."""
        match self._there():
            case MatningFrozen():
                return "frozen"
            case e.KontrollFrozen():
                return "kontroll"
            case e.MatningRegistered():
                return "registrerad"

    @property
    def matt(self) -> str:
        """Give its measure as a kontrollmoment names it; raises LookupError before it is there."""
        match self._there():
            case MatningFrozen(kontrollmoment=moment, population=population):
                return MATT_AV_POPULATION.get((moment, population), moment)
            case e.KontrollFrozen(kontroll=kontroll):
                return f"kontroll:{kontroll}"
            case e.MatningRegistered():
                return "manuell"

    @property
    def kontrollmoment(self) -> UUID | None:
        """Give the kontrollmoment it was registered for; a frozen one belongs by its measure."""
        return self.said.kontrollmoment if isinstance(self.said, e.MatningRegistered) else None

    @property
    def ar(self) -> int | None:
        """Give the year of the plan it was registered under."""
        return self.said.ar if isinstance(self.said, e.MatningRegistered) else None

    @property
    def kontroll(self) -> UUID | None:
        """Give the control that was measured, where it is one the nämnd defined."""
        return self.said.kontroll if isinstance(self.said, e.KontrollFrozen) else None

    @property
    def per(self) -> date:
        """Give the day it is about; raises LookupError before it is there."""
        return self._there().per

    @property
    def period(self) -> tuple[date, date] | None:
        """Give the first and last day of its period, where it has one."""
        said = self.said
        if said is None or isinstance(said, e.KontrollFrozen):
            return None
        start, end = said.period_start, said.period_end
        return (start, end) if start is not None and end is not None else None

    @property
    def numbers(self) -> dict[str, int]:
        """Give the frozen numbers by name; none where a person registered it."""
        said = self.said
        return dict(said.numbers) if isinstance(said, MatningFrozen | e.KontrollFrozen) else {}

    @property
    def behind(self) -> dict[str, tuple[str, ...]]:
        """Give the ids behind each frozen number: ärenden, or rows of the generic extract."""
        if isinstance(self.said, MatningFrozen):
            return dict(self.said.arenden)
        return dict(self.said.handelser) if isinstance(self.said, e.KontrollFrozen) else {}

    @property
    def known_position(self) -> int | None:
        """Give the löpnummer that frozen numbers rest on."""
        said = self.said
        return said.known_position if isinstance(said, MatningFrozen | e.KontrollFrozen) else None

    @property
    def utfall(self) -> Utfall | None:
        """Give its outcome: a share of what was counted, or what a person registered."""
        match self.said:
            case e.MatningRegistered(taljare=taljare, namnare=namnare, enhet=enhet):
                return Utfall(taljare, namnare, enhet)
            case MatningFrozen(kontrollmoment=moment, numbers=numbers):
                return _share(COUNTED.get(moment, ()), numbers)
            case e.KontrollFrozen(numbers=numbers):
                return _share(COUNTED["kontroll"], numbers)
        return None

    @property
    def presented(self) -> tuple[e.ResultPresented, ...]:
        """Give when it was presented to the nämnd, in the order it was registered."""
        return tuple(self.presentations.values())

    @property
    def underlag(self) -> tuple[e.UnderlagAttached, ...]:
        """Give the files it rests on, in the order they were attached."""
        return tuple(self.attached.values())

    def event(self, version: int) -> Correctable | None:
        """Give what may be corrected under a version, as it stands; None where there is none."""
        said = self.said
        if isinstance(said, e.MatningRegistered) and said.originator_version == version:
            return said
        return self.presentations.get(version) or self.attached.get(version)

    def with_event(self, event: Correctable) -> Matning:
        """Give the state with one event replaced by another of the same version."""
        version = event.originator_version
        if isinstance(event, e.MatningRegistered):
            return replace(self, said=event)
        if isinstance(event, e.ResultPresented):
            return replace(self, presentations={**self.presentations, version: event})
        # A file is taken back as a whole: none of its facts can be replaced.
        return self

    def _there(self) -> Said:
        if self.said is None:
            message = "the mätning is not there"
            raise LookupError(message)
        return self.said


def _share(names: Sequence[str], numbers: Mapping[str, int]) -> Utfall | None:
    if not names:
        return None
    counted = [numbers.get(name, 0) for name in names]
    return Utfall(counted[0], sum(counted), "promille")


def _after(state: Matning, event: Event) -> Matning:
    version = event.originator_version
    state = replace(state, id=event.originator_id, version=version)
    match event:
        case Erased():
            return replace(state, erased=True)
        case MatningFrozen() | e.KontrollFrozen() | e.MatningRegistered():
            return replace(state, said=event)
        case e.TextWritten():
            return replace(state, texts={**state.texts, event.avsnitt: event})
        case e.ResultPresented():
            return replace(state, presentations={**state.presentations, version: event})
        case e.UnderlagAttached():
            return replace(state, attached={**state.attached, version: event})
        case e.MatningCorrected():
            return _after_correction(replace(state, rattelser=(*state.rattelser, event)), event)
    message = f"{type(event).__name__} is no event of a mätning"
    raise TypeError(message)


def _after_correction(state: Matning, event: e.MatningCorrected) -> Matning:
    target, version = state.event(event.corrects), event.corrects
    if target is None:
        return state
    if not event.aterkallad:
        return state.with_event(corrected(target, event.replaced))
    if target is state.said:
        return replace(state, aterkallad=True)
    return replace(
        state,
        presentations={at: one for at, one in state.presentations.items() if at != version},
        attached={at: one for at, one in state.attached.items() if at != version},
    )
