"""The door of the internkontroll.

A mätning whose outcome misses its tolerance opens its avvikelse in the same batch. Of two that
miss it at once, the one that comes second to the log is decided anew: see `avvikelse_id`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from api.acts import periods
from api.acts.area import AreaDoor, roller_of
from api.acts.insyn import opening
from audit.internkontroll.acts import TABLE
from audit.internkontroll.around import Around
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.commands_matning import FreezeKontroll, RegisterMatning
from audit.internkontroll.commands_plan import BeginPlan
from audit.internkontroll.deciding import decide_control
from audit.internkontroll.events import MatningFrozen
from audit.internkontroll.events_avvikelse import AvvikelseOpened
from audit.internkontroll.events_dragning import DragningMade
from audit.internkontroll.events_kontroll import KontrollDefined
from audit.internkontroll.events_matning import KontrollFrozen, MatningRegistered
from audit.internkontroll.events_plan import PlanBegun
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.oppning import avvikelse_for

if TYPE_CHECKING:
    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.envelope import Event
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


def plan_id(log: Log, ar: int) -> UUID:
    """Give the id of the nämnd's internkontrollplan of a year."""
    return uuid5(log.id, f"internkontrollplan/{ar}")


def dragningar_id(log: Log, ar: int) -> UUID:
    """Give the id of the nämnd's draws of a year."""
    return uuid5(log.id, f"dragningar/{ar}")


def _decide(
    acting: Acting, command: ControlCommand, histories: Mapping[UUID, Sequence[Event]]
) -> Pairs:
    """Decide an act on all that is known, with what the acts before it in the batch led to."""
    known = INTERNKONTROLL.state(acting.log)
    if isinstance(command, BeginPlan) and command.kopia_av is not None:
        known = _with_words(acting, known, command.kopia_av)
    for history in histories.values():
        known = known.with_history(history)
    around = Around(roller_of(acting), acting.today, known)
    pairs = _pairs(acting, command, histories[TABLE.stream_of(command)[1]], around)
    if isinstance(command, _MEASURES):
        pairs += _avvikelse(acting, command, [event for event, _ in pairs], around)
    return pairs


def _with_words(acting: Acting, known: Internkontroll, ar: int) -> Internkontroll:
    """Give a year's plan its sealed words, which its copy takes along: a reading like any other."""
    plan = plan_id(acting.log, ar)
    if not INTERNKONTROLL.may(acting, "read_plan_texter") or known.plan(ar) is None:
        return known
    history = INTERNKONTROLL.read(acting, "read_plan_texter", plan, "internkontroll_plan_kopia")
    return known.with_history([one.event for one in history])


def _pairs(
    acting: Acting, command: ControlCommand, history: Sequence[Event], around: Around
) -> Pairs:
    return INTERNKONTROLL.pairs(acting, command, decide_control(command, history, around))


def _avvikelse(
    acting: Acting, measuring: ControlCommand, events: Sequence[Event], around: Around
) -> Pairs:
    """Open the avvikelse that an outcome beyond its tolerance asks for, in the same batch."""
    after = replace(around, known=around.known.with_history(events))
    matning = after.known.matningar[TABLE.stream_of(measuring)[1]]
    command = avvikelse_for(matning, after.known, log=acting.log.id, today=acting.today)
    return _pairs(acting, command, (), after) if command else []


INTERNKONTROLL: Final = AreaDoor(
    TABLE,
    BEGINNINGS,
    Internkontroll.from_histories,
    _decide,
    opening("internkontroll", periods.of_control),
)
"""The internkontroll: its state, its acts, and reading its sealed words."""
