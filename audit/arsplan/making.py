"""How an event is made of a command: the fields they share, the version, the day it happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from audit.arsplan.checks import event_problems
from audit.arsplan.replacing import DAY_OF
from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError

E = TypeVar("E", bound=Event)


def build(
    event_class: type[E], stream: UUID, version: int, command: object, today: date, **more: Any
) -> E:
    """Make an event of a stream: fields of the same name come from the command.

    `more` gives those that the command lacks or that are worked out. Nothing is checked.
    """
    wanted = {f.name for f in fields(event_class)}
    names = [f.name for f in fields(command)]  # type: ignore[arg-type] # a command is a dataclass
    values = {name: getattr(command, name) for name in names if name in wanted} | more
    day = values.get(DAY_OF.get(event_class, ""), today)
    return event_class(
        originator_id=stream, originator_version=version, happened=Happened.on(day), **values
    )


def checked(event: E, today: date, also: Iterable[FieldProblem] = ()) -> E:
    """Give an event that may be added; raises InvalidInputError with all that is wrong with it."""
    refuse((*event_problems(event, today), *also))
    return event


def refuse(problems: Iterable[FieldProblem]) -> None:
    """Raise InvalidInputError where there is a problem."""
    found = tuple(problems)
    if found:
        raise InvalidInputError(found)
