"""The door of the internkontroll: its state, its acts, and reading its sealed words.

The state is read from the log itself and kept by version, so that no act rests on a view that
lags behind. A mätning whose outcome misses its tolerance opens its avvikelse in the same batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from api.acts.folding import Folded
from api.acts.perform import Done, Door, through
from audit.ids import new_arende_id
from audit.internkontroll.acts import ACTS, next_acts, stream_of
from audit.internkontroll.around import Around
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.commands_matning import FreezeKontroll, RegisterMatning
from audit.internkontroll.commands_plan import BeginPlan
from audit.internkontroll.deciding import decide_control, demand_control, role_for
from audit.internkontroll.events import MatningFrozen
from audit.internkontroll.events_avvikelse import AvvikelseOpened
from audit.internkontroll.events_dragning import DragningMade
from audit.internkontroll.events_kontroll import KontrollDefined
from audit.internkontroll.events_matning import KontrollFrozen, MatningRegistered
from audit.internkontroll.events_plan import PlanBegun
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.oppning import avvikelse_for
from audit.internkontroll.steps import Stream, state_of
from audit.lexsarah import Role
from audit.store.handlingar import NONE, Files
from audit.store.log import LATEST
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.envelope import Event, Recorded
    from audit.internkontroll.acts import ControlCommand
    from audit.store.log import Log

BEGINNINGS: Final = (
    PlanBegun.TOPIC,
    MatningFrozen.TOPIC,
    KontrollFrozen.TOPIC,
    MatningRegistered.TOPIC,
    AvvikelseOpened.TOPIC,
    KontrollDefined.TOPIC,
    DragningMade.TOPIC,
)
"""The events that begin the streams of the internkontroll; rows of extracts are not among them."""
_MEASURES: Final = (FreezeMatning, FreezeKontroll, RegisterMatning)

_STATE: Final = Folded(BEGINNINGS, Internkontroll.from_histories)


def plan_id(log: Log, ar: int) -> UUID:
    """Give the id of the nämnd's internkontrollplan of a year."""
    return uuid5(log.id, f"internkontrollplan/{ar}")


def dragningar_id(log: Log, ar: int) -> UUID:
    """Give the id of the nämnd's draws of a year."""
    return uuid5(log.id, f"dragningar/{ar}")


def the_internkontroll(log: Log, known: int = LATEST) -> Internkontroll:
    """Give the internkontroll as the log has it now, or as it was known at a löpnummer.

    Without sealed words.
    """
    return _STATE.at(log, known)


def perform_control(
    acting: Acting,
    *commands: ControlCommand,
    expected: int | None = None,
    key: str | None = None,
    body: bytes | None = None,
    files: Files = NONE,
) -> Done:
    """Perform acts of the internkontroll in order, all of them or none; see `through`.

    Raises AuthorityError naming who may, StateError, InvalidInputError, VersionConflictError,
    IdempotencyMismatchError, LogUnavailableError.
    """
    return through(
        INTERNKONTROLL, acting, commands, expected=expected, key=key, body=body, files=files
    )


def next_control_acts(acting: Acting, stream: Stream, history: Sequence[Event]) -> tuple[str, ...]:
    """Name the acts that the person may take now on a stream, in the order of the table."""
    return next_acts(stream, state_of(stream, history), _roller(acting))


def may_control(acting: Acting, act: str) -> bool:
    """Tell whether one of the person's roles may do an act at all, whatever the step."""
    return not {one.value for one in ACTS[act].may}.isdisjoint(_roller(acting))


def read_control(
    acting: Acting, act: str, stream: UUID, what: str, *, known: int = LATEST
) -> list[Recorded]:
    """Let a person read a stream's sealed words: access first, the reading recorded second.

    `act` is one that reads (`read_plan_texter` …); `what` names the page in the read log.
    Raises AuthorityError, StateError, and LogUnavailableError where the reading cannot be
    recorded: then nothing is shown.
    """
    loaded = [one.event for one in acting.log.load_many([stream]).get(stream, [])]
    demand_control(act, loaded, _roller(acting))
    role = next(one for one in acting.roles if one.value in {r.value for r in ACTS[act].may})
    record_reading(acting.log, acting.context(role), Reading(what, arende=stream))
    return acting.log.load(stream, known_position=known)


def _roller(acting: Acting) -> tuple[str, ...]:
    return tuple(one.value for one in acting.roles)


def _stream(command: ControlCommand) -> UUID:
    return stream_of(command)[1]


def _decide(
    acting: Acting, command: ControlCommand, histories: Mapping[UUID, Sequence[Event]]
) -> Pairs:
    """Decide an act on all that is known, with what the acts before it in the batch led to."""
    known = the_internkontroll(acting.log)
    if isinstance(command, BeginPlan) and command.kopia_av is not None:
        known = _with_words(acting, known, command.kopia_av)
    for history in histories.values():
        known = known.with_history(history)
    around = Around(_roller(acting), acting.today, known)
    pairs = _pairs(acting, command, histories[_stream(command)], around)
    if isinstance(command, _MEASURES):
        pairs += _avvikelse(acting, command, [event for event, _ in pairs], around)
    return pairs


def _with_words(acting: Acting, known: Internkontroll, ar: int) -> Internkontroll:
    """Give a year's plan its sealed words, which its copy takes along: a reading like any other."""
    plan = plan_id(acting.log, ar)
    if not may_control(acting, "read_plan_texter") or known.plan(ar) is None:
        return known
    history = read_control(acting, "read_plan_texter", plan, "internkontroll_plan_kopia")
    return known.with_history([one.event for one in history])


def _pairs(
    acting: Acting, command: ControlCommand, history: Sequence[Event], around: Around
) -> Pairs:
    events = decide_control(command, history, around)
    context = acting.context(Role(role_for(command, around)))
    return [(event, context) for event in events]


def _avvikelse(
    acting: Acting, measuring: ControlCommand, events: Sequence[Event], around: Around
) -> Pairs:
    """Open the avvikelse that an outcome beyond its tolerance asks for, in the same batch."""
    after = replace(around, known=around.known.with_history(events))
    matning = after.known.matningar[_stream(measuring)]
    command = avvikelse_for(matning, after.known, avvikelse=new_arende_id(), today=acting.today)
    return _pairs(acting, command, (), after) if command else []


INTERNKONTROLL: Final = Door(_stream, _decide)
"""The acts of the internkontroll."""
