"""What an utredning is, as its events say: facts as corrected, extensions, closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from audit.barnutredning.events import (
    Correctable,
    UtredningClosed,
    UtredningCorrected,
    UtredningExtended,
    UtredningOpened,
)
from audit.barnutredning.events_uppfoljning import UppgiftCorrected
from audit.barnutredning.replacing import corrected, is_withdrawal
from audit.barnutredning.uppgifter import Uppgift, after_correction
from audit.envelope import Erased, Event


@dataclass(frozen=True, kw_only=True, slots=True)
class Utredning:
    """The state of one utredning after some of its events.

    `events` holds opening, extensions and closings with every correction applied, in log order;
    `withdrawn` holds the versions of those that a correction took back;
    `uppgifter` holds what else was noted and stands, with every correction applied, in log order;
    `erased` is set once gallring has removed the contents, and then nothing else is known.
    """

    version: int = 0
    events: tuple[Correctable, ...] = ()
    withdrawn: frozenset[int] = frozenset()
    uppgifter: tuple[Uppgift, ...] = ()
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Utredning:
        """Build the state from the ärende's events in order.

        Raises TypeError for an event of another area, LookupError for a correction of nothing.
        """
        return reduce(_after, events, cls())

    @property
    def opened(self) -> UtredningOpened | None:
        """Give the opening as corrected, or None before it."""
        return next((event for event in self.events if isinstance(event, UtredningOpened)), None)

    @property
    def extensions(self) -> tuple[UtredningExtended, ...]:
        """Give the extensions that stand, as corrected, in the order they were decided."""
        standing = [
            event
            for event in self.events
            if isinstance(event, UtredningExtended)
            and event.originator_version not in self.withdrawn
        ]
        return tuple(sorted(standing, key=decided))

    @property
    def closings(self) -> tuple[UtredningClosed, ...]:
        """Give the closings that stand, as corrected: never more than one in a sound history."""
        return tuple(
            event
            for event in self.events
            if isinstance(event, UtredningClosed) and event.originator_version not in self.withdrawn
        )

    @property
    def closing(self) -> UtredningClosed | None:
        """Give the closing that stands, as corrected, or None while the utredning runs."""
        return self.closings[0] if self.closings else None

    def event(self, version: int) -> Correctable | None:
        """Give the event with a version as corrected, withdrawn or not; corrections have none."""
        return next((e for e in self.events if e.originator_version == version), None)

    def limit_before(self, extension: UtredningExtended) -> date:
        """Give the last day (unrolled) in force just before an extension was decided.

        Extensions count in the order they were decided, however late each was registered.
        Raises LookupError before the opening.
        """
        if self.opened is None:
            message = "an utredning that is not opened has no limit"
            raise LookupError(message)
        earlier = (x.ny_sista_dag for x in self.extensions if decided(x) < decided(extension))
        return max(self.opened.limit.sista_dag, *earlier, date.min)

    def with_event(self, event: Correctable) -> Utredning:
        """Give the state with one event replaced by another of the same version."""
        version = event.originator_version
        events = tuple(event if e.originator_version == version else e for e in self.events)
        return replace(self, events=events)


def decided(extension: UtredningExtended) -> tuple[date, int]:
    """Give what extensions are ordered by: the day of the decision, then the version."""
    return extension.beslutad, extension.originator_version


def _after(state: Utredning, event: Event) -> Utredning:
    version = event.originator_version
    if isinstance(event, Erased):
        return Utredning(version=version, erased=True)
    if state.erased:
        return replace(state, version=version)
    match event:
        case UtredningOpened() | UtredningExtended() | UtredningClosed():
            return replace(state, version=version, events=(*state.events, event))
        case UtredningCorrected():
            return _after_correction(state, event)
        case UppgiftCorrected():
            uppgifter = after_correction(state.uppgifter, event)
            return replace(state, version=version, uppgifter=uppgifter)
    if isinstance(event, Uppgift):
        return replace(state, version=version, uppgifter=(*state.uppgifter, event))
    message = f"{type(event).__name__} is no event of an utredning"
    raise TypeError(message)


def _after_correction(state: Utredning, event: UtredningCorrected) -> Utredning:
    target = state.event(event.corrects)
    if target is None:
        message = f"version {event.corrects} has nothing to correct"
        raise LookupError(message)
    version = frozenset({event.corrects})
    if is_withdrawal(target, event.replaced):
        withdrawn = state.withdrawn | version
        return replace(state, version=event.originator_version, withdrawn=withdrawn)
    new = corrected(target, event.replaced, event.limit)
    after = state.with_event(new)
    return replace(after, version=event.originator_version, withdrawn=state.withdrawn - version)
