"""A row of the generic extract, as its events say; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Final, TypeVar
from uuid import UUID

from audit.codec import fact_fields, typed
from audit.envelope import Erased, Event, Happened
from audit.internkontroll.events_handelse import HandelseBegun, HandelseCorrected, HandelseEnded

Standing = HandelseBegun | HandelseEnded
S = TypeVar("S", bound=Standing)
_DAY: Final[dict[type[Event], str]] = {HandelseBegun: "startdatum", HandelseEnded: "slutdatum"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Handelse:
    """The state of one row after some of its events: what began, and what followed.

    `begun` and `ended` are as corrected, None before them and where they were taken back;
    `erased` is set once gallring has removed the contents, and then nothing else is known.
    """

    id: UUID | None = None
    version: int = 0
    begun: HandelseBegun | None = None
    ended: HandelseEnded | None = None
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Handelse:
        """Build the state from the stream's events in order.

        Raises TypeError for an event of another stream, LookupError for a correction of nothing.
        """
        return reduce(_after, events, cls())

    def event(self, version: int) -> HandelseBegun | HandelseEnded | None:
        """Give the event with a version as corrected, where it stands."""
        standing = (self.begun, self.ended)
        return next((e for e in standing if e and e.originator_version == version), None)

    def with_event(self, event: HandelseBegun | HandelseEnded) -> Handelse:
        """Give the state with one more event, or with one in the place of its like."""
        if isinstance(event, HandelseBegun):
            return replace(self, begun=event)
        return replace(self, ended=event)

    def without(self, event: HandelseBegun | HandelseEnded) -> Handelse:
        """Give the state without an event that was taken back; with the begun goes the ended."""
        if isinstance(event, HandelseBegun):
            return replace(self, begun=None, ended=None)
        return replace(self, ended=None)


def _after(state: Handelse, event: Event) -> Handelse:
    version = event.originator_version
    stream = event.originator_id
    if isinstance(event, Erased):
        return Handelse(id=stream, version=version, erased=True)
    if state.erased:
        return replace(state, version=version)
    if isinstance(event, HandelseBegun | HandelseEnded):
        return replace(state.with_event(event), id=stream, version=version)
    if isinstance(event, HandelseCorrected):
        return replace(_corrected(state, event), version=version)
    message = f"{type(event).__name__} is no event of a händelse"
    raise TypeError(message)


def _corrected(state: Handelse, event: HandelseCorrected) -> Handelse:
    target = state.event(event.corrects)
    if target is None:
        message = f"version {event.corrects} has nothing to correct"
        raise LookupError(message)
    if event.aterkallad:
        return state.without(target)
    return state.with_event(with_facts(target, event.replaced))


def with_facts(target: S, replaced: Mapping[str, str]) -> S:
    """Give the event with facts replaced; its time follows the fact that holds its day.

    Raises ValueError where a text does not fit its field.
    """
    hints = dict(fact_fields(type(target)))
    values: dict[str, Any] = {n: typed(hints[n], text or None) for n, text in replaced.items()}
    day = _DAY[type(target)]
    if day in values:
        values["happened"] = Happened.on(values[day])
    return replace(target, **values)
