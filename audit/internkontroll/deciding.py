"""What a command of the internkontroll leads to: who may, at which step, and what it adds; pure.

First whether it may be done, by the table `acts.csv`, then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.envelope import Event
from audit.errors import FieldProblem, InvalidInputError
from audit.internkontroll.acts import TABLE, ControlCommand
from audit.internkontroll.around import Around
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.commands_avvikelse import AvvikelseCommand
from audit.internkontroll.commands_dragning import DragningCommand, MakeDragning
from audit.internkontroll.commands_kontroll import KontrollCommand
from audit.internkontroll.commands_plan import PlanCommand
from audit.internkontroll.decide_avvikelse import decide_avvikelse
from audit.internkontroll.decide_matning import decide_matning
from audit.internkontroll.decide_plan import decide_plan
from audit.internkontroll.dragning import decide_dragning
from audit.internkontroll.kontroll import decide_kontroll
from audit.internkontroll.matning import Matning
from audit.internkontroll.plan import Plan


def decide_control(
    command: ControlCommand, history: Sequence[Event], around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds to its stream's history.

    Raises AuthorityError naming who may, StateError where the stream does not stand so that it
    can be done, InvalidInputError naming the command's fields.
    """
    TABLE.demand(TABLE.act_of(command).name, history, around.roller)
    if isinstance(command, PlanCommand):
        return decide_plan(command, Plan.from_events(history), around)
    if isinstance(command, AvvikelseCommand):
        return decide_avvikelse(command, Avvikelse.from_events(history), around)
    if isinstance(command, KontrollCommand):
        return decide_kontroll(command, history, around)
    if isinstance(command, DragningCommand):
        _demand_moment(command, around)
        return decide_dragning(command, history, around)
    return decide_matning(command, Matning.from_events(history), around)


def _demand_moment(command: DragningCommand, around: Around) -> None:
    """Refuse a draw for a kontrollmoment that the year's plan lacks.

    The seed follows from it too: among ids of one's own making one would suit.
    """
    if not isinstance(command, MakeDragning) or command.kontrollmoment is None:
        return
    if around.known.kontrollmoment(command.kontrollmoment, command.ar) is None:
        reason = "kontrollmoment: finns inte i årets plan."
        raise InvalidInputError([FieldProblem("kontrollmoment", reason)])
