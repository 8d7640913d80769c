"""The door of ej verkställda beslut: their state, their acts, and reading their sealed words.

The state is read from the log itself and kept by version, so that no act rests on a view that
lags behind. Reporting a quarter to IVO or the revisorer notes every individrapport in one batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from api.acts.folding import Folded
from api.acts.perform import Done, Door, through
from audit.lexsarah import Role
from audit.store.log import LATEST
from audit.store.reading import Reading, record_reading
from audit.verkstallighet import commands as c
from audit.verkstallighet.acts import ACTS, next_acts, stream_of
from audit.verkstallighet.deciding import Around, decide, demand, role_for
from audit.verkstallighet.events_beslut import BeslutRegistered
from audit.verkstallighet.events_listor import KvartalReported, VantelistaCounted
from audit.verkstallighet.kvartalet import lacking
from audit.verkstallighet.steps import Stream, state_of
from audit.verkstallighet.verkstallighet import Verkstallighet

if TYPE_CHECKING:
    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.envelope import Event, Recorded
    from audit.store.log import Log

BEGINNINGS: Final = (BeslutRegistered.TOPIC, KvartalReported.TOPIC, VantelistaCounted.TOPIC)
"""The events that begin the streams of this area."""

_STATE: Final = Folded(BEGINNINGS, Verkstallighet.from_histories)


def kvartal_id(log: Log, ar: int, nummer: int) -> UUID:
    """Give the id of the stream of a quarter."""
    return uuid5(log.id, f"verkstallighet/{ar}/{nummer}")


def vantelista_id(log: Log, ar: int) -> UUID:
    """Give the id of the nämnd's waiting list of a year."""
    return uuid5(log.id, f"vantelista/{ar}")


def the_verkstallighet(log: Log, known: int = LATEST) -> Verkstallighet:
    """Give all of it as the log has it now, or as it was known at a löpnummer; no sealed words."""
    return _STATE.at(log, known)


def perform_verkstallighet(
    acting: Acting,
    *commands: c.VerkstallighetCommand,
    expected: int | None = None,
    key: str | None = None,
    body: bytes | None = None,
) -> Done:
    """Perform acts in order, all of them or none; see `through`.

    Raises AuthorityError naming who may, StateError, InvalidInputError, VersionConflictError,
    IdempotencyMismatchError, LogUnavailableError.
    """
    return through(VERKSTALLIGHET, acting, commands, expected=expected, key=key, body=body)


def next_verkstallighet_acts(
    acting: Acting, stream: Stream, history: Sequence[Event]
) -> tuple[str, ...]:
    """Name the acts that the person may take now on a stream, in the order of the table."""
    return next_acts(stream, state_of(stream, history), _roller(acting))


def may_verkstallighet(acting: Acting, act: str) -> bool:
    """Tell whether one of the person's roles may do an act at all, whatever the step."""
    return not {one.value for one in ACTS[act].may}.isdisjoint(_roller(acting))


def read_verkstallighet(
    acting: Acting, stream: UUID, what: str, *, known: int = LATEST
) -> list[Recorded]:
    """Let a person read a beslut's sealed words: access first, the reading recorded second.

    `what` names the page in the read log. Raises AuthorityError, StateError, and
    LogUnavailableError where the reading cannot be recorded: then nothing is shown.
    """
    act = "read_beslut_texter"
    loaded = [one.event for one in acting.log.load_many([stream]).get(stream, [])]
    demand(act, loaded, _roller(acting))
    role = next(one for one in acting.roles if one.value in {r.value for r in ACTS[act].may})
    record_reading(acting.log, acting.context(role), Reading(what, arende=stream))
    return acting.log.load(stream, known_position=known)


def _roller(acting: Acting) -> tuple[str, ...]:
    return tuple(one.value for one in acting.roles)


def _stream(command: c.VerkstallighetCommand) -> UUID:
    return stream_of(command)[1]


def _decide(
    acting: Acting, command: c.VerkstallighetCommand, histories: Mapping[UUID, Sequence[Event]]
) -> Pairs:
    """Decide an act on all that is known, with what the acts before it in the batch led to."""
    known = the_verkstallighet(acting.log)
    for history in histories.values():
        # A stream that an act of the batch only added to is not whole here.
        if history and history[0].originator_version == 1:
            known = known.with_history(history)
    around = Around(_roller(acting), acting.today, known)
    pairs = _pairs(acting, command, histories[_stream(command)], around)
    if isinstance(command, c.SendKvartal) and command.mottagare != "fullmaktige":
        for one in _individrapporter(command, known):
            stands = acting.log.load_many([one.beslut]).get(one.beslut, [])
            pairs += _pairs(acting, one, [each.event for each in stands], around)
    return pairs


def _individrapporter(
    command: c.SendKvartal, known: Verkstallighet
) -> tuple[c.SendIndividrapport, ...]:
    """Give what is noted of each beslut whose individrapport goes with the quarter."""
    wanted = lacking(known.beslut.values(), command.ar, command.nummer, command.mottagare)
    return tuple(
        c.SendIndividrapport(
            beslut=one.beslut,
            mottagare=command.mottagare,
            ar=command.ar,
            kvartal=command.nummer,
            rapportslag=one.rapportslag,
            skickad=command.skickad,
        )
        for one in wanted
    )


def _pairs(
    acting: Acting, command: c.VerkstallighetCommand, history: Sequence[Event], around: Around
) -> Pairs:
    events = decide(command, history, around)
    context = acting.context(Role(role_for(command, around)))
    return [(event, context) for event in events]


VERKSTALLIGHET: Final = Door(_stream, _decide)
"""The acts of ej verkställda beslut."""
