"""What stands beside opening, extensions and closing in an utredning: everything else noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from audit.barnutredning.events_handlaggning import (
    AnteckningNoted,
    BarnHeard,
    BarnMoved,
    BarnNotHeard,
    InformationGiven,
    InformationWithheld,
    SamordnareNoted,
    ValdNoted,
)
from audit.barnutredning.events_uppfoljning import (
    LimitRecomputed,
    UppfoljningDecided,
    UppfoljningEnded,
    UppgiftCorrected,
)
from audit.barnutredning.making import Replaceable, with_facts
from audit.envelope import Event

Uppgift = (
    InformationGiven
    | InformationWithheld
    | BarnHeard
    | BarnNotHeard
    | ValdNoted
    | AnteckningNoted
    | SamordnareNoted
    | BarnMoved
    | UppfoljningDecided
    | UppfoljningEnded
    | LimitRecomputed
)
"""The events of an utredning that `UppgiftCorrected` corrects."""

_KALLA: Final = "registrerad_i_kalla"

REPLACEABLE: Final[dict[type[Event], Replaceable]] = {
    InformationGiven: Replaceable(("lamnad", _KALLA), "lamnad"),
    InformationWithheld: Replaceable(("beslutad", "beslutsfattare", _KALLA), "beslutad"),
    BarnHeard: Replaceable(("hord", "satt", _KALLA), "hord"),
    BarnNotHeard: Replaceable(("noterad", "skal_kod", _KALLA), "noterad"),
    ValdNoted: Replaceable(("noterad", _KALLA), "noterad"),
    AnteckningNoted: Replaceable(("senaste", "per"), "senaste"),
    SamordnareNoted: Replaceable(("samordnare", "fran", _KALLA), "fran"),
    BarnMoved: Replaceable(("flyttade", "utfall", _KALLA), "flyttade"),
    UppfoljningDecided: Replaceable(("beslutad", "fran", "beslutsfattare", _KALLA), "beslutad"),
    UppfoljningEnded: Replaceable(("avslutad", "utfall", "utredning", _KALLA), "avslutad"),
    LimitRecomputed: Replaceable((), "fran"),
}
"""Event → what a correction may do to it."""


def day_of(event: Event) -> date:
    """Give the day on which an uppgift happened."""
    found: date = getattr(event, REPLACEABLE[type(event)].day)
    return found


def corrected_uppgift(target: Uppgift, event: UppgiftCorrected) -> Uppgift:
    """Give an uppgift with a stored correction applied; raises ValueError where it does not fit."""
    new = with_facts(target, event.replaced, REPLACEABLE[type(target)].day)
    if event.limit is None:
        return new
    more: dict[str, Any] = {"limit": event.limit}
    return replace(new, **more)


def after_correction(
    uppgifter: tuple[Uppgift, ...], event: UppgiftCorrected
) -> tuple[Uppgift, ...]:
    """Give the uppgifter after a correction; raises LookupError where it corrects nothing.

    A limit that a new act had changed goes with the one it was counted from.
    """
    target = next((e for e in uppgifter if e.originator_version == event.corrects), None)
    if target is None:
        message = f"version {event.corrects} has nothing to correct"
        raise LookupError(message)
    if event.aterkallad or event.limit is not None:
        uppgifter = tuple(e for e in uppgifter if not _follows(e, event.corrects))
    if event.aterkallad:
        return tuple(e for e in uppgifter if e is not target)
    new = corrected_uppgift(target, event)
    return tuple(new if e is target else e for e in uppgifter)


def _follows(event: Uppgift, version: int) -> bool:
    return isinstance(event, LimitRecomputed) and event.handelse == version
