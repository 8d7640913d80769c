"""What an avvikelse is, as its events say: where it stands, its åtgärder, its follow-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import Any
from uuid import UUID

from audit.envelope import Erased, Event
from audit.internkontroll import events_avvikelse as e
from audit.internkontroll.mal import Mal
from audit.internkontroll.replacing import effective
from audit.internkontroll.roles import Steg

_NOBODY = UUID(int=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Atgard:
    """An åtgärd as it stands: who is to do it by when, and what became of it.

    `ansvarig` is the code of a befattning; `gjord` and `avbruten` are days; `effekt` is
    ja, delvis or nej. `text` is sealed words and there only when they were loaded.
    """

    nummer: int
    rubrik: str
    ansvarig: str
    forfaller: date
    gjord: date | None = None
    avbruten: date | None = None
    effekt: str | None = None
    bedomd: date | None = None
    text: str | None = None

    @property
    def waits(self) -> bool:
        """Tell whether it is neither done nor dropped."""
        return self.gjord is None and self.avbruten is None

    def late(self, day: date) -> bool:
        """Tell whether it waits still, after its last day."""
        return self.waits and self.forfaller < day


@dataclass(frozen=True, kw_only=True, slots=True)
class Avvikelse:
    """The state of one avvikelse after some of its events; `erased` once gallring removed any.

    `standing` holds what may be corrected, by version, with the corrections applied.
    """

    id: UUID = _NOBODY
    version: int = 0
    opened: e.AvvikelseOpened | None = None
    analys: e.AvvikelseAnalysed | None = None
    atgarder: Mapping[int, Atgard] = field(default_factory=dict)
    uppfoljningar: tuple[e.AvvikelseFollowedUp, ...] = ()
    presented: tuple[e.AvvikelsePresented, ...] = ()
    closed: e.AvvikelseClosed | None = None
    reopened: tuple[e.AvvikelseReopened, ...] = ()
    standing: Mapping[int, Event] = field(default_factory=dict)
    rattelser: tuple[e.AvvikelseCorrected, ...] = ()
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Avvikelse:
        """Build the state, with every correction applied.

        Raises TypeError for an event of another kind of stream.
        """
        rattelser = tuple(one for one in events if isinstance(one, e.AvvikelseCorrected))
        stand = effective(events)
        return replace(
            reduce(_after, stand, cls()),
            version=events[-1].originator_version if events else 0,
            standing={one.originator_version: one for one in stand},
            rattelser=rattelser,
        )

    @property
    def steg(self) -> Steg:
        """Give its step."""
        if self.closed is not None:
            return Steg.AVSLUTAD
        return Steg.OPPEN if self.opened else Steg.INGEN

    @property
    def kontrollmoment(self) -> UUID | None:
        """Give the kontrollmoment it belongs to."""
        return self.opened.kontrollmoment if self.opened else None

    @property
    def ar(self) -> int | None:
        """Give the year of the plan it belongs to."""
        return self.opened.ar if self.opened else None

    @property
    def oppnad(self) -> date | None:
        """Give the day it was opened."""
        return self.opened.oppnad if self.opened else None

    @property
    def rubrik(self) -> str:
        """Give its heading."""
        return self.opened.rubrik if self.opened else ""

    @property
    def matning(self) -> UUID | None:
        """Give the mätning whose outcome opened it."""
        return self.opened.matning if self.opened else None

    @property
    def utfall(self) -> int | None:
        """Give the outcome in the unit of its target."""
        return self.opened.utfall if self.opened else None

    @property
    def mal(self) -> Mal | None:
        """Give the target that was missed."""
        return self.opened.mal if self.opened else None

    @property
    def avslutad(self) -> date | None:
        """Give the day it was closed."""
        return self.closed.avslutad if self.closed else None

    @property
    def followed_up(self) -> bool:
        """Tell whether it was followed up since it was opened, or opened again."""
        since = self.reopened[-1].originator_version if self.reopened else 0
        return any(one.originator_version > since for one in self.uppfoljningar)

    def event(self, version: int) -> Event | None:
        """Give what stands under a version; None where nothing does."""
        return self.standing.get(version)

    def late(self, day: date) -> tuple[Atgard, ...]:
        """Give the åtgärder that wait still, after their last day."""
        return tuple(one for one in self.atgarder.values() if one.late(day))


def _after(state: Avvikelse, event: Event) -> Avvikelse:
    own: dict[str, Any] = {"id": event.originator_id, "version": event.originator_version}
    return replace(state, **own, **_changes(state, event))


def _changes(state: Avvikelse, event: Event) -> dict[str, Any]:
    """Give the fields that an event changes."""
    match event:
        case Erased():
            return {"erased": True}
        case e.AvvikelseOpened():
            return {"opened": event}
        case e.AvvikelseAnalysed():
            return {"analys": event}
        case e.AvvikelsePresented():
            return {"presented": (*state.presented, event)}
        case e.AvvikelseFollowedUp():
            return {"uppfoljningar": (*state.uppfoljningar, event)}
    return _closing_changes(state, event)


def _closing_changes(state: Avvikelse, event: Event) -> dict[str, Any]:
    match event:
        case e.AvvikelseClosed():
            return {"closed": event}
        case e.AvvikelseReopened():
            return {"closed": None, "reopened": (*state.reopened, event)}
        case e.AtgardPlanned():
            return {"atgarder": {**state.atgarder, event.atgard: _planned(event)}}
    return _atgard_changes(state, event)


def _atgard_changes(state: Avvikelse, event: Event) -> dict[str, Any]:
    """Change an åtgärd; one whose planning gallring removed is left out."""
    match event:
        case e.AtgardChanged():
            new: dict[str, Any] = {
                name: getattr(event, name) for name in ("rubrik", "ansvarig", "forfaller")
            }
        case e.AtgardDone():
            new = {"gjord": event.gjord}
        case e.AtgardDropped():
            new = {"avbruten": event.beslutad}
        case e.EffektAssessed():
            new = {"effekt": event.effekt, "bedomd": event.bedomd}
        case _:
            message = f"{type(event).__name__} is no event of an avvikelse"
            raise TypeError(message)
    number: int = event.atgard
    known = state.atgarder.get(number)
    return {"atgarder": {**state.atgarder, number: replace(known, **new)}} if known else {}


def _planned(event: e.AtgardPlanned) -> Atgard:
    return Atgard(
        nummer=event.atgard,
        rubrik=event.rubrik,
        ansvarig=event.ansvarig,
        forfaller=event.forfaller,
        text=event.text,
    )
