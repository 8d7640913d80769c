"""What is wrong with an uppgift in its utredning: one Swedish sentence per field, never a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from audit.barnutredning.codes import BESLUTSFATTARE
from audit.barnutredning.codes_handlaggning import (
    FLYTT,
    HORD_SATT,
    INFORMERAD,
    INTE_HORD,
    KLOCKA,
    UPPFOLJNINGSGRUND,
    UPPFOLJNINGSSLUT,
    VALD,
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
    LimitRecomputed,
    UppfoljningDecided,
    UppfoljningEnded,
)
from audit.barnutredning.making import code_problems
from audit.barnutredning.uppfoljning import Uppfoljning, uppfoljningar
from audit.barnutredning.uppgifter import REPLACEABLE, Uppgift, day_of
from audit.envelope import Event
from audit.errors import FieldProblem

if TYPE_CHECKING:
    from audit.barnutredning.utredning import Utredning

CODES: Final[dict[type[Event], Mapping[str, Mapping[str, str]]]] = {
    InformationGiven: {"till": INFORMERAD},
    InformationWithheld: {"till": INFORMERAD, "beslutsfattare": BESLUTSFATTARE},
    BarnHeard: {"satt": HORD_SATT},
    BarnNotHeard: {"skal_kod": INTE_HORD},
    ValdNoted: {"vald": VALD},
    AnteckningNoted: {},
    SamordnareNoted: {},
    BarnMoved: {"utfall": FLYTT},
    UppfoljningDecided: {"grund": UPPFOLJNINGSGRUND, "beslutsfattare": BESLUTSFATTARE},
    UppfoljningEnded: {"utfall": UPPFOLJNINGSSLUT},
    LimitRecomputed: {"klocka": KLOCKA},
}
"""Event → field → the codes that it may hold."""

SAMORDNARE: Final = re.compile(r"[a-z0-9_-]{1,32}")
"""The form of a samordnare's code: too narrow for most names, and no list that we could know."""

AFTER_OPENING: Final = (InformationGiven, InformationWithheld, BarnHeard, BarnMoved)
"""What cannot have happened before the utredning was opened."""


def uppgift_problems(state: Utredning, event: Uppgift) -> Iterator[FieldProblem]:
    """Find what is wrong with an uppgift that a state is to hold, new or corrected."""
    yield from code_problems(event, CODES[type(event)])
    opened = state.opened
    day = REPLACEABLE[type(event)].day
    if isinstance(event, AFTER_OPENING) and opened and day_of(event) < opened.inledd:
        reason = f"{day}: dagen ligger före den dag då utredningen inleddes."
        yield FieldProblem(day, reason)
    if isinstance(event, AnteckningNoted) and event.per < event.senaste:
        yield FieldProblem("per", "per: utdraget säger inget om dagar efter sig självt.")
    if isinstance(event, SamordnareNoted) and not SAMORDNARE.fullmatch(event.samordnare):
        reason = "samordnare: en kod med 1-32 tecken behövs: a-z, 0-9, - och _, aldrig ett namn."
        yield FieldProblem("samordnare", reason)
    if isinstance(event, UppfoljningDecided):
        yield from _decided_problems(state, event)
    if isinstance(event, UppfoljningEnded):
        yield from _ended_problems(state, event)


def _decided_problems(state: Utredning, event: UppfoljningDecided) -> Iterator[FieldProblem]:
    closing = state.closing
    if event.beslutad < event.fran:
        reason = "beslutad: dagen ligger före den dag som uppföljningen räknas från."
        yield FieldProblem("beslutad", reason)
    if event.grund == "placering" and state.opened and event.fran < state.opened.inledd:
        reason = "placering_upphorde: dagen ligger före den dag då utredningen inleddes."
        yield FieldProblem("placering_upphorde", reason)
    if event.grund == "utredning" and closing is not None and closing.avslut != "utan_insats":
        reason = "grund: utredningen avslutades inte utan insats."
        yield FieldProblem("grund", reason)


def _ended_problems(state: Utredning, event: UppfoljningEnded) -> Iterator[FieldProblem]:
    own = _ended_by(state, event)
    if own is not None and event.avslutad < own.decided.fran:
        reason = "avslutad: dagen ligger före den dag som uppföljningen räknas från."
        yield FieldProblem("avslutad", reason)
    if event.utredning is not None and event.utfall != "ny_utredning":
        reason = "utredning: hör till en uppföljning som en ny utredning avslutade."
        yield FieldProblem("utredning", reason)


def _ended_by(state: Utredning, event: UppfoljningEnded) -> Uppfoljning | None:
    def belongs(one: Uppfoljning) -> bool:
        version = event.originator_version
        return one.ended is not None and one.ended.originator_version == version

    return next((one for one in uppfoljningar(state) if belongs(one)), None)
