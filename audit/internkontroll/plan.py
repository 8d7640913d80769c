"""What a year's internkontrollplan is, as its events say: its step, risks and kontrollmoment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import reduce
from typing import Any
from uuid import UUID

from audit.envelope import Erased, Event
from audit.internkontroll import events_plan as e
from audit.internkontroll.kontrollmoment import Kontrollmoment
from audit.internkontroll.replacing import effective
from audit.internkontroll.risk import Risk
from audit.internkontroll.roles import Steg

_NOBODY = UUID(int=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The state of one year's plan after some of its events; `erased` once gallring removed any.

    `versioner` holds each kontrollmoment as it has stood, the newest last.
    """

    id: UUID = _NOBODY
    version: int = 0
    ar: int = 0
    skala: int = 0
    kopia_av: int | None = None
    adopted: e.PlanAdopted | None = None
    closed: e.PlanClosed | None = None
    revideringar: tuple[e.PlanRevised, ...] = ()
    risker: Mapping[UUID, Risk] = field(default_factory=dict)
    kontrollmoment: Mapping[UUID, Kontrollmoment] = field(default_factory=dict)
    versioner: Mapping[UUID, tuple[Kontrollmoment, ...]] = field(default_factory=dict)
    rattelser: tuple[e.PlanCorrected, ...] = ()
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Plan:
        """Build the state, with every correction applied.

        Raises TypeError for an event of another kind of stream.
        """
        rattelser = tuple(one for one in events if isinstance(one, e.PlanCorrected))
        state = reduce(_after, effective(events), cls())
        version = events[-1].originator_version if events else 0
        return replace(state, version=version, rattelser=rattelser)

    @property
    def steg(self) -> Steg:
        """Give its step."""
        if self.closed is not None:
            return Steg.AVSLUTAD
        if self.adopted is not None:
            return Steg.ANTAGEN
        return Steg.UTKAST if self.ar else Steg.INGEN

    @property
    def antagen(self) -> date | None:
        """Give the day on which the nämnd adopted it."""
        return self.adopted.antagen if self.adopted else None

    @property
    def paragraf(self) -> str | None:
        """Give the § under which the nämnd adopted it."""
        return self.adopted.paragraf if self.adopted else None

    @property
    def diarienummer(self) -> str | None:
        """Give the diarienummer under which the nämnd adopted it."""
        return self.adopted.diarienummer if self.adopted else None

    @property
    def avslutad(self) -> date | None:
        """Give the day on which it was closed."""
        return self.closed.avslutad if self.closed else None

    @property
    def revidering(self) -> int | None:
        """Give the version of the newest revision, under which changes are made."""
        return self.revideringar[-1].originator_version if self.revideringar else None

    def event(self, version: int) -> Event | None:
        """Give what the nämnd decided under a version, as it stands; None where nothing was."""
        decided = (self.adopted, *self.revideringar, self.closed)
        return next((one for one in decided if one and one.originator_version == version), None)

    @property
    def gallande_risker(self) -> tuple[Risk, ...]:
        """Give the risks that apply, in the order they were added."""
        return tuple(one for one in self.risker.values() if one.galler)

    @property
    def gallande_kontrollmoment(self) -> tuple[Kontrollmoment, ...]:
        """Give the kontrollmoment that apply, in the order they were added."""
        return tuple(one for one in self.kontrollmoment.values() if one.galler)


def _after(state: Plan, event: Event) -> Plan:
    own: dict[str, Any] = {"id": event.originator_id, "version": event.originator_version}
    return replace(state, **own, **_changes(state, event))


def _changes(state: Plan, event: Event) -> dict[str, Any]:
    """Give the fields that an event of the plan itself changes."""
    match event:
        case Erased():
            return {"erased": True}
        case e.PlanBegun():
            return {"ar": event.ar, "skala": event.skala, "kopia_av": event.kopia_av}
        case e.PlanAdopted():
            return {"adopted": event}
        case e.PlanRevised():
            return {"revideringar": (*state.revideringar, event)}
        case e.PlanClosed():
            return {"closed": event}
    return _part_changes(state, event)


def _part_changes(state: Plan, event: Event) -> dict[str, Any]:
    """Give the fields that an event of a risk or a kontrollmoment changes."""
    match event:
        case e.RiskAdded() | e.RiskChanged():
            risk = _with_words(Risk(id=event.risk, **_same(Risk, event)), state)
            return {"risker": {**state.risker, risk.id: risk}}
        case e.RiskEnded():
            return {"risker": _ended(state.risker, event.risk)}
        case e.KontrollmomentAdded() | e.KontrollmomentChanged():
            moment = Kontrollmoment(id=event.kontrollmoment, **_same(Kontrollmoment, event))
            versions = (*state.versioner.get(moment.id, ()), moment)
            return {
                "kontrollmoment": {**state.kontrollmoment, moment.id: moment},
                "versioner": {**state.versioner, moment.id: versions},
            }
        case e.KontrollmomentEnded():
            return {"kontrollmoment": _ended(state.kontrollmoment, event.kontrollmoment)}
    message = f"{type(event).__name__} is no event of a plan"
    raise TypeError(message)


def _with_words(risk: Risk, state: Plan) -> Risk:
    """Let the words stand until new ones are written: a change of the facts often has none."""
    known = state.risker.get(risk.id)
    return replace(risk, text=known.text) if known and risk.text is None else risk


def _same(kind: type[Any], event: Event) -> dict[str, Any]:
    """Give what an event says under the names that the state has."""
    names = {f.name for f in fields(kind)} - {"id", "version", "galler"}
    return {name: getattr(event, name) for name in names} | {"version": event.originator_version}


def _ended(parts: Mapping[UUID, Any], one: UUID) -> dict[UUID, Any]:
    # What gallring removed may have been the adding.
    if one not in parts:
        return dict(parts)
    return {**parts, one: replace(parts[one], galler=False)}
