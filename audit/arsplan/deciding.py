"""What a command about the nämnd's year leads to: who may, at which step, what it adds; pure.

First whether it may be done, by the table `acts.csv`, then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.arsplan import commands as c
from audit.arsplan.acts import TABLE
from audit.arsplan.around import Around
from audit.arsplan.arsmal import Arsmal
from audit.arsplan.arsplan import Arsplan
from audit.arsplan.decide_arsmal import decide_arsmal
from audit.arsplan.decide_arsplan import decide_punkt, decide_sammantrade
from audit.envelope import Event


def decide(
    command: c.ArsplanCommand, history: Sequence[Event], around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds to its stream's history.

    Raises AuthorityError naming who may, StateError where the stream does not stand so that it
    can be done, InvalidInputError naming the command's fields.
    """
    TABLE.demand(TABLE.act_of(command).name, history, around.roller)
    if isinstance(command, c.SammantradeCommand):
        return (decide_sammantrade(command, Arsplan.from_events(history), around.today),)
    if isinstance(command, c.ArsmalCommand):
        return (decide_arsmal(command, Arsmal.from_events(history), around.today),)
    return (decide_punkt(command, Arsplan.from_events(history), around.today),)
