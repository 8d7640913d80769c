"""Reading a stream: access is asked for first, the reading recorded next, words decrypted last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts.circumstances import circumstances
from api.acts.perform import furthest
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
    from audit.lexsarah import Stream

FILE: Final = "lexsarah_handling"
"""How the reading of an attached file is called in the read log."""
NO_FILE: Final = "Handlingen finns inte, eller så har du inte åtkomst till den."
_FACTS_ONLY = {"read_arende": "read_arende_facts"}
"""Reading act → the one that shows the same without sealed words."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a person may now be shown; `words` tells whether sealed words came with it."""

    history: list[Recorded]
    role: Role
    words: bool

    @property
    def events(self) -> list[Event]:
        """Give the events alone."""
        return [one.event for one in self.history]

    @property
    def version(self) -> int:
        """Give the newest version, 0 where nothing is known yet."""
        return self.history[-1].event.originator_version if self.history else 0


def read(acting: Acting, act: str, stream: UUID, what: str, *, known: int = LATEST) -> Read:
    """Let a person read a stream, as known at a löpnummer: recorded before anything is shown.

    `what` names the page or answer in the read log.
    Raises the four refusals (no access is told as no such thing), and LogUnavailableError where
    the reading cannot be recorded: then nothing is shown.
    """
    loaded = acting.log.load_many([stream]).get(stream, [])
    events = [one.event for one in loaded]
    role, allowed = _allowed(acting, act, events)
    reading = Reading(what, arende=stream)
    record_reading(acting.log, acting.context(role), reading)
    words = allowed not in _FACTS_ONLY.values()
    if words:
        history = acting.log.load(stream, known_position=known)
    else:
        history = [one for one in loaded if one.position <= known]
    return Read(history, role, words)


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
    role = _role_for(acting, act, [one.event for one in loaded])
    if number is None or role is None:
        raise NotFoundError(NO_FILE)
    reading = Reading(FILE, arende=stream, filters={"handling": str(handling)})
    record_reading(acting.log, acting.context(role), reading)
    recorded = acting.log.load(stream)[number]
    if not isinstance(recorded.event, HandlingAttached):
        # Gallrat since it was looked up.
        raise NotFoundError(NO_FILE)
    return ReadFile(recorded.event, load_file(acting.log, recorded))


def _role_for(acting: Acting, act: str, events: Sequence[Event]) -> Role | None:
    """Give the role in which the person may do that very act, None where there is none."""
    try:
        role, allowed = _allowed(acting, act, events)
    except (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError):
        return None
    return role if allowed == act else None


def may_read(acting: Acting, act: str, events: Sequence[Event]) -> bool:
    """Tell whether a person may read a stream, without reading it: for lists, which show facts."""
    try:
        _allowed(acting, act, events)
    except (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError):
        return False
    return True


def next_acts_of(acting: Acting, stream: Stream, events: Sequence[Event]) -> tuple[str, ...]:
    """Name the acts that a person may take now in any role, in the order of the table."""
    found = {
        name
        for one in circumstances(acting, stream, events)
        for name in next_acts(stream, events, one)
    }
    return tuple(name for name in ACTS if name in found)


def _allowed(acting: Acting, act: str, events: Sequence[Event]) -> tuple[Role, str]:
    """Give the role in which the person may read, and by which act; raises the refusals."""
    refusals: list[Exception] = []
    stream = ACTS[act].stream
    tried = (act, _FACTS_ONLY[act]) if act in _FACTS_ONLY else (act,)
    around = list(circumstances(acting, stream, events))
    for name in tried:
        for one in around:
            try:
                demand(name, events, one)
            except (
                AccessRefusedError,
                JavRefusedError,
                StateRefusedError,
                AuthorityRefusedError,
            ) as refusal:
                refusals.append(refusal)
            else:
                return one.roll, name
    raise furthest(refusals)
