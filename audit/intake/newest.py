"""From which extract the newest facts of an utredning came: an older one does not undo them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from audit.barnutredning import (
    UtredningClosed,
    UtredningCorrected,
    UtredningExtended,
    UtredningOpened,
)
from audit.clock import parse_utc
from audit.envelope import Event, Recorded
from audit.intake.kinds import Kind

_ABOUT: dict[Kind, tuple[type[Event], ...]] = {
    Kind.BARNUTREDNINGAR: (UtredningOpened, UtredningClosed),
    Kind.FORLANGNINGAR: (UtredningExtended,),
}


def newest_extract(history: Sequence[Recorded], kind: Kind) -> datetime | None:
    """Give when the newest extract was made that brought facts of a kind; None before any."""
    about = about_kind(history, kind)
    made = [
        one.source.extract_made_at
        for one in history
        if one.source.extract_made_at and aim(one.event) in about
    ]
    return parse_utc(max(made)) if made else None


def about_kind(history: Sequence[Recorded], kind: Kind) -> frozenset[int]:
    """Give the versions of the events whose facts an extract of a kind holds."""
    return frozenset(
        one.event.originator_version for one in history if isinstance(one.event, _ABOUT[kind])
    )


def aim(event: Event) -> int:
    """Give the version that an event speaks of: its own, or the one that it corrects."""
    return event.corrects if isinstance(event, UtredningCorrected) else event.originator_version
