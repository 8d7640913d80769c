"""What a command about ej verkställda beslut leads to: who may, at which step, what it adds; pure.

First whether it may be done, by the table `acts.csv`, then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.envelope import Event
from audit.verkstallighet import commands as c
from audit.verkstallighet.acts import TABLE
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.decide_beslut import decide_beslut
from audit.verkstallighet.decide_listor import decide_kvartal, decide_vantelista
from audit.verkstallighet.rapporterat import Kvartal
from audit.verkstallighet.vantelista import Vantelista
from audit.verkstallighet.verkstallighet import Verkstallighet


@dataclass(frozen=True, slots=True)
class Around:
    """`roller` are those that the person holds; `known` is all that stood before this command."""

    roller: tuple[str, ...]
    today: date
    known: Verkstallighet


def decide(
    command: c.VerkstallighetCommand, history: Sequence[Event], around: Around
) -> tuple[Event, ...]:
    """Give the events that a command adds to its stream's history.

    Raises AuthorityError naming who may, StateError where the stream does not stand so that it
    can be done, InvalidInputError naming the command's fields.
    """
    TABLE.demand(TABLE.act_of(command).name, history, around.roller)
    if isinstance(command, c.BeslutCommand):
        return decide_beslut(command, Beslut.from_events(history), around.today)
    if isinstance(command, c.KvartalCommand):
        return decide_kvartal(command, Kvartal.from_events(history), around.known, around.today)
    return decide_vantelista(command, Vantelista.from_events(history), around.today)
