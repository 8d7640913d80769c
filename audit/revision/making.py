"""How an event is made of a command: the fields they share, the version, the day, the checks."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from audit.envelope import Event
from audit.making import make_event, refuse
from audit.revision.checks import event_problems
from audit.revision.commands import RevisionCommand
from audit.revision.granskning import Granskning
from audit.revision.replacing import DAY_OF

E = TypeVar("E", bound=Event)


def make(
    event_class: type[E], command: RevisionCommand, state: Granskning, today: date, **more: Any
) -> E:
    """Make an event of a granskning: fields of the same name come from the command.

    `more` gives those that the command lacks or that are worked out.
    Raises InvalidInputError for facts or words that cannot be stored.
    """
    event = make_event(
        event_class, command.granskning, state.version + 1, command, today, DAY_OF, **more
    )
    refuse(event_problems(event, today))
    return event
