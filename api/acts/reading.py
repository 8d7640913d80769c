"""Reading a stream: access is asked for first, the reading recorded next, words decrypted last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts.circumstances import circumstances
from api.acts.insyn_lexsarah import opens
from api.acts.perform import furthest
from api.acts.sight import Sight, filters_of, within
from audit.errors import NotFoundError
from audit.lexsarah import (
    ACTS,
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    Role,
    StateRefusedError,
    demand,
    next_acts,
)
from audit.lexsarah.events_common import HandlingAttached
from audit.store.handlingar import load_file
from audit.store.log import LATEST
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.acts.acting import Acting
    from audit.envelope import Event, Recorded
    from audit.lexsarah import Circumstances, Stream

FILE: Final = "lexsarah_handling"
"""How the reading of an attached file is called in the read log."""
NO_FILE: Final = "Handlingen finns inte, eller så har du inte åtkomst till den."
_FACTS_ONLY = {"read_arende": "read_arende_facts"}
"""Reading act → the one that shows the same without sealed words."""
_REFUSALS = (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError)


@dataclass(frozen=True, slots=True)
class Read:
    """What a person may now be shown; `words` tells whether sealed words came with it.

    `granskning` is the one within which a revisor reads them, None for everybody else.
    """

    history: list[Recorded]
    role: Role
    words: bool
    granskning: UUID | None = None

    @property
    def events(self) -> list[Event]:
        """Give the events alone."""
        return [one.event for one in self.history]

    @property
    def version(self) -> int:
        """Give the newest version, 0 where nothing is known yet."""
        return self.history[-1].event.originator_version if self.history else 0


def read(
    acting: Acting,
    act: str,
    stream: UUID,
    what: str,
    *,
    known: int = LATEST,
    insyn: bool = True,
) -> Read:
    """Let a person read a stream, as known at a löpnummer: recorded before anything is shown.

    `what` names the page or answer in the read log. With `insyn` a revisor reads the words within
    a granskning that opens them, and the record names it; forms, which are for those who act, are
    without.
    Raises the four refusals (no access is told as no such thing), and LogUnavailableError where
    the reading cannot be recorded: then nothing is shown.
    """
    loaded = acting.log.load_many([stream]).get(stream, [])
    events = [one.event for one in loaded]
    role, sight = _allowed(acting, act, events, insyn=insyn)
    reading = Reading(what, stream, filters_of(sight.granskning))
    record_reading(acting.log, acting.context(role), reading)
    if sight.words:
        history = acting.log.load(stream, known_position=known)
    else:
        history = [one for one in loaded if one.position <= known]
    return Read(history, role, sight.words, sight.granskning)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """An attached file that a person may now be given, with the event that attached it."""

    event: HandlingAttached
    content: bytes


def read_file(acting: Acting, act: str, stream: UUID, handling: UUID) -> ReadFile:
    """Let a person read a file attached to a stream: recorded before its bytes are decrypted.

    Raises NotFoundError for what is not there and for whoever may not read the stream's words,
    and LogUnavailableError where the reading cannot be recorded: then nothing is given.
    """
    loaded = acting.log.load_many([stream]).get(stream, [])
    attached = (
        number
        for number, one in enumerate(loaded)
        if isinstance(one.event, HandlingAttached) and one.event.handling == handling
    )
    number = next(attached, None)
    sight = _sight(acting, act, [one.event for one in loaded])
    if number is None or sight is None or sight.role is None:
        raise NotFoundError(NO_FILE)
    reading = Reading(FILE, stream, filters_of(sight.granskning, handling=str(handling)))
    record_reading(acting.log, acting.context(sight.role), reading)
    recorded = acting.log.load(stream)[number]
    if not isinstance(recorded.event, HandlingAttached):
        # Gallrat since it was looked up.
        raise NotFoundError(NO_FILE)
    return ReadFile(recorded.event, load_file(acting.log, recorded))


def _sight(acting: Acting, act: str, events: Sequence[Event]) -> Sight | None:
    """Say how the person may read the words of a stream; None where they are refused."""
    try:
        return _allowed(acting, act, events)[1]
    except _REFUSALS:
        return None


def may_read(acting: Acting, act: str, events: Sequence[Event]) -> bool:
    """Tell whether a person may read a stream, without reading it: for lists, which show facts."""
    return _sight(acting, act, events) is not None


def next_acts_of(acting: Acting, stream: Stream, events: Sequence[Event]) -> tuple[str, ...]:
    """Name the acts that a person may take now in any role, in the order of the table."""
    found = {
        name
        for one in circumstances(acting, stream, events)
        for name in next_acts(stream, events, one)
    }
    return tuple(name for name in ACTS if name in found)


def _allowed(
    acting: Acting, act: str, events: Sequence[Event], *, insyn: bool = True
) -> tuple[Role, Sight]:
    """Give the role in which the person may read, and how the words are seen.

    By role first, then within a granskning, then facts alone. Raises the refusals.
    """
    refusals: list[Exception] = []
    around = list(circumstances(acting, ACTS[act].stream, events))
    by_role = _first(act, events, around, refusals)
    if by_role is not None:
        facts_only = act in _FACTS_ONLY.values()
        return by_role, Sight() if facts_only else Sight(by_role)
    granskning = opens(acting, act, events) if insyn else None
    if granskning is not None:
        return Role.REVISOR, within(granskning)
    facts = _FACTS_ONLY.get(act)
    role = _first(facts, events, around, refusals) if facts else None
    if role is None:
        raise furthest(refusals)
    return role, Sight()


def _first(
    act: str, events: Sequence[Event], around: Sequence[Circumstances], refusals: list[Exception]
) -> Role | None:
    """Give the first role in which an act may be done; the refusals of the others are kept."""
    for one in around:
        try:
            demand(act, events, one)
        except _REFUSALS as refusal:
            refusals.append(refusal)
        else:
            return one.roll
    return None
