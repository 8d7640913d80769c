"""How an event is made of a command, in every area that people act in: fields of the same name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError

E = TypeVar("E", bound=Event)


def make_event(
    event_class: type[E],
    stream: UUID,
    version: int,
    command: object,
    today: date,
    day_of: Mapping[type[Event], str],
    **more: Any,
) -> E:
    """Make an event of a stream: fields of the same name come from the command.

    `day_of` names the field that holds the day it happened, where it is not the day it is
    registered; `more` gives fields that the command lacks or that are worked out.
    Nothing is checked.
    """
    wanted = {f.name for f in fields(event_class)}
    names = [f.name for f in fields(command)]  # type: ignore[arg-type] # a command is a dataclass
    values = {name: getattr(command, name) for name in names if name in wanted} | more
    day = values.get(day_of.get(event_class, ""), today)
    return event_class(
        originator_id=stream, originator_version=version, happened=Happened.on(day), **values
    )


def refuse(problems: Iterable[FieldProblem]) -> None:
    """Raise InvalidInputError where there is a problem."""
    found = tuple(problems)
    if found:
        raise InvalidInputError(found)
