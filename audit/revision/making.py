"""How an event is made of a command: the fields they share, the version, the day, the checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError
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
    wanted = {f.name for f in fields(event_class)}
    names = [f.name for f in fields(command)]
    values = {name: getattr(command, name) for name in names if name in wanted} | more
    day = values.get(DAY_OF.get(event_class, ""), today)
    event = event_class(
        originator_id=command.granskning,
        originator_version=state.version + 1,
        happened=Happened.on(day),
        **values,
    )
    refuse(event_problems(event, today))
    return event


def refuse(problems: Iterable[FieldProblem]) -> None:
    """Raise InvalidInputError where there is a problem."""
    found = tuple(problems)
    if found:
        raise InvalidInputError(found)
