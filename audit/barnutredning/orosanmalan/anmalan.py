"""What an orosanmälan is, as its events say: facts as corrected, and the limits that apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Final, TypeVar

from audit.barnutredning.making import Replaceable, with_facts
from audit.barnutredning.orosanmalan.events import (
    AnmalanCorrected,
    AnmalanReceived,
    AterkopplingGiven,
    AterkopplingRequested,
    AterkopplingWithheld,
    ForhandsbedomningDecided,
    ForhandsbedomningExtended,
    Handelse,
    SkyddsbedomningMade,
)
from audit.envelope import Erased, Event
from audit.law.rule import Limit

_KALLA: Final = "registrerad_i_kalla"
H = TypeVar("H", bound=Event)

REPLACEABLE: Final[dict[type[Event], Replaceable]] = {
    AnmalanReceived: Replaceable(
        (
            *("barn", "grupp", "enhet", "inkom", "inkom_sent", "anmalare", "pagaende"),
            *("kallreferens", _KALLA),
        ),
        "inkom",
        withdrawable=False,
    ),
    SkyddsbedomningMade: Replaceable(("bedomd", "utfall", _KALLA), "bedomd"),
    ForhandsbedomningExtended: Replaceable(
        ("beslutad", "ny_sista_dag", "skal_kod", "beslutsfattare", _KALLA), "beslutad"
    ),
    ForhandsbedomningDecided: Replaceable(
        ("beslutad", "utfall", "utredning", "beslutsfattare", _KALLA), "beslutad"
    ),
    AterkopplingRequested: Replaceable(("begard", _KALLA), "begard"),
    AterkopplingGiven: Replaceable(("lamnad", _KALLA), "lamnad"),
    AterkopplingWithheld: Replaceable(("beslutad", "skal_kod", _KALLA), "beslutad"),
}
"""Event → what a correction may do to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Orosanmalan:
    """The state of one orosanmälan after some of its events.

    `events` holds those that stand, with every correction applied, in log order;
    `erased` is set once gallring has removed the contents, and then nothing else is known.
    """

    version: int = 0
    events: tuple[Handelse, ...] = ()
    limit_skyddsbedomning: Limit | None = None
    limit_forhandsbedomning: Limit | None = None
    limit_aterkoppling: Limit | None = None
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Orosanmalan:
        """Build the state from the stream's events in order.

        Raises TypeError for an event of another stream, LookupError for a correction of nothing.
        """
        return reduce(_after, events, cls())

    @property
    def received(self) -> AnmalanReceived | None:
        """Give the anmälan as corrected, or None before it."""
        return next(iter(self._all(AnmalanReceived)), None)

    @property
    def skyddsbedomningar(self) -> tuple[SkyddsbedomningMade, ...]:
        """Give the skyddsbedömningar, the earliest first: it is the one the time waits for."""
        return tuple(sorted(self._all(SkyddsbedomningMade), key=lambda one: one.bedomd))

    @property
    def extensions(self) -> tuple[ForhandsbedomningExtended, ...]:
        """Give the extensions in the order they were decided."""
        return tuple(sorted(self._all(ForhandsbedomningExtended), key=decided_order))

    @property
    def decided(self) -> ForhandsbedomningDecided | None:
        """Give how the förhandsbedömning ended, or None before that."""
        return next(iter(self._all(ForhandsbedomningDecided)), None)

    @property
    def requested(self) -> AterkopplingRequested | None:
        """Give the anmälare's request for an answer, or None."""
        return next(iter(self._all(AterkopplingRequested)), None)

    @property
    def answers(self) -> tuple[AterkopplingGiven | AterkopplingWithheld, ...]:
        """Give the answer, given or withheld: never more than one in a sound history."""
        return (*self._all(AterkopplingGiven), *self._all(AterkopplingWithheld))

    @property
    def answered_on(self) -> date | None:
        """Give the day of the answer, given or withheld, or None before it."""
        for answer in self.answers:
            return answer.lamnad if isinstance(answer, AterkopplingGiven) else answer.beslutad
        return None

    def event(self, version: int) -> Handelse | None:
        """Give the event with a version as corrected, where it stands."""
        return next((e for e in self.events if e.originator_version == version), None)

    def limit_before(self, extension: ForhandsbedomningExtended) -> date:
        """Give the last day (unrolled) in force just before an extension was decided.

        Raises LookupError before the anmälan came in.
        """
        if self.limit_forhandsbedomning is None:
            message = "an anmälan that has not come in has no limit"
            raise LookupError(message)
        order = decided_order(extension)
        earlier = (x.ny_sista_dag for x in self.extensions if decided_order(x) < order)
        return max(self.limit_forhandsbedomning.sista_dag, *earlier, date.min)

    def with_event(self, event: Handelse) -> Orosanmalan:
        """Give the state with one more event, or with one replaced by another of its version."""
        version = event.originator_version
        if self.event(version) is None:
            return replace(self, events=(*self.events, event), version=version)
        events = tuple(event if e.originator_version == version else e for e in self.events)
        return replace(self, events=events)

    def without(self, version: int) -> Orosanmalan:
        """Give the state without an event that was taken back."""
        events = tuple(e for e in self.events if e.originator_version != version)
        return replace(self, events=events)

    def _all(self, kind: type[H]) -> tuple[H, ...]:
        return tuple(event for event in self.events if isinstance(event, kind))


def decided_order(extension: ForhandsbedomningExtended) -> tuple[date, int]:
    """Give what extensions are ordered by: the day of the decision, then the version."""
    return extension.beslutad, extension.originator_version


def corrected(target: Handelse, event: AnmalanCorrected) -> Handelse:
    """Give an event with a stored correction applied; raises ValueError where it does not fit."""
    return with_facts(target, event.replaced, REPLACEABLE[type(target)].day)


def _after(state: Orosanmalan, event: Event) -> Orosanmalan:
    version = event.originator_version
    if isinstance(event, Erased):
        return Orosanmalan(version=version, erased=True)
    if state.erased:
        return replace(state, version=version)
    match event:
        case AnmalanReceived():
            return replace(
                state.with_event(event),
                limit_skyddsbedomning=event.limit_skyddsbedomning,
                limit_forhandsbedomning=event.limit_forhandsbedomning,
            )
        case ForhandsbedomningDecided() | AterkopplingRequested():
            after = state.with_event(event)
            return replace(after, limit_aterkoppling=event.limit_aterkoppling)
        case AnmalanCorrected():
            return _after_correction(state, event)
    if isinstance(event, Handelse):
        return state.with_event(event)
    message = f"{type(event).__name__} is no event of an orosanmälan"
    raise TypeError(message)


def _after_correction(state: Orosanmalan, event: AnmalanCorrected) -> Orosanmalan:
    target = state.event(event.corrects)
    if target is None:
        message = f"version {event.corrects} has nothing to correct"
        raise LookupError(message)
    if event.aterkallad:
        after = state.without(event.corrects)
    else:
        after = state.with_event(corrected(target, event))
    return replace(
        after,
        version=event.originator_version,
        limit_skyddsbedomning=event.limit_skyddsbedomning,
        limit_forhandsbedomning=event.limit_forhandsbedomning,
        limit_aterkoppling=event.limit_aterkoppling,
    )
