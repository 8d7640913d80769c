"""From which extract the newest facts of a stream came: an older one does not undo them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from audit.barnutredning import (
    UtredningClosed,
    UtredningCorrected,
    UtredningExtended,
    UtredningOpened,
)
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
    UppfoljningDecided,
    UppfoljningEnded,
    UppgiftCorrected,
)
from audit.barnutredning.orosanmalan.anmalan import REPLACEABLE
from audit.barnutredning.orosanmalan.events import AnmalanCorrected
from audit.clock import parse_utc
from audit.envelope import Event, Recorded
from audit.intake.kinds import Kind
from audit.internkontroll.events_handelse import HandelseBegun, HandelseCorrected, HandelseEnded
from audit.verkstallighet.events_beslut import (
    AvbrottBegun,
    BeslutClosed,
    BeslutCorrected,
    BeslutRegistered,
    BeslutVerkstallt,
    ErbjudandeAnswered,
    ErbjudandeMade,
)
from audit.verkstallighet.events_listor import VantelistaCounted

_ABOUT: dict[Kind, tuple[type[Event], ...]] = {
    Kind.BARNUTREDNINGAR: (UtredningOpened, UtredningClosed, SamordnareNoted, AnteckningNoted),
    Kind.FORLANGNINGAR: (UtredningExtended,),
    Kind.OROSANMALNINGAR: tuple(REPLACEABLE),
    Kind.HANDLAGGNING: (
        *(InformationGiven, InformationWithheld, BarnHeard, BarnNotHeard, ValdNoted, BarnMoved),
    ),
    Kind.UPPFOLJNINGAR: (UppfoljningDecided, UppfoljningEnded),
    Kind.HANDELSER: (HandelseBegun, HandelseEnded),
    Kind.EJ_VERKSTALLDA: (BeslutRegistered, BeslutVerkstallt, BeslutClosed),
    Kind.ERBJUDANDEN: (ErbjudandeMade, ErbjudandeAnswered),
    Kind.AVBROTT: (AvbrottBegun, BeslutVerkstallt),
    Kind.VANTELISTA_FUNKTIONSSTOD: (VantelistaCounted,),
    Kind.VANTELISTA_ALDREOMSORG: (VantelistaCounted,),
}
CORRECTIONS = (
    UtredningCorrected,
    UppgiftCorrected,
    AnmalanCorrected,
    HandelseCorrected,
    BeslutCorrected,
)
"""The events that speak of an earlier one."""


def newest_extract(
    history: Sequence[Recorded], kind: Kind
) -> tuple[datetime | None, frozenset[str]]:
    """Give when the newest extract that brought facts of a kind was made, and its file or files."""
    about = about_kind(history, kind)
    made = [
        (one.source.extract_made_at, one.source.file_sha256 or "")
        for one in history
        if one.source.extract_made_at and aim(one.event) in about
    ]
    if not made:
        return None, frozenset()
    newest = max(when for when, _ in made)
    return parse_utc(newest), frozenset(file for when, file in made if when == newest)


def about_kind(history: Sequence[Recorded], kind: Kind) -> frozenset[int]:
    """Give the versions of the events whose facts an extract of a kind holds."""
    found = {one.event.originator_version for one in history if isinstance(one.event, _ABOUT[kind])}
    if kind is Kind.EJ_VERKSTALLDA:
        return frozenset(found - _resumed(history))
    if kind is Kind.AVBROTT:
        first = {
            one.event.originator_version
            for one in history
            if isinstance(one.event, BeslutVerkstallt)
        }
        return frozenset(found - (first - _resumed(history)))
    return frozenset(found)


def _resumed(history: Sequence[Recorded]) -> set[int]:
    """Give the versions that say that an insats was given again after an avbrott."""
    found, broken = set[int](), False
    for one in history:
        broken = broken or isinstance(one.event, AvbrottBegun)
        if broken and isinstance(one.event, BeslutVerkstallt):
            found.add(one.event.originator_version)
    return found


def aim(event: Event) -> int:
    """Give the version that an event speaks of: its own, or the one that it corrects."""
    return event.corrects if isinstance(event, CORRECTIONS) else event.originator_version
