"""How an event is made of a command: the fields they share, the version, the day it happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.internkontroll.checks import event_problems
from audit.internkontroll.making_days import DAY_OF
from audit.making import make_event, refuse

E = TypeVar("E", bound=Event)


def build(
    event_class: type[E], stream: UUID, version: int, command: object, today: date, **more: Any
) -> E:
    """Make an event of a stream: fields of the same name come from the command.

    `more` gives those that the command lacks or that are worked out. Nothing is checked.
    """
    return make_event(event_class, stream, version, command, today, DAY_OF, **more)


def checked(event: E, today: date, also: Iterable[FieldProblem] = ()) -> E:
    """Give an event that may be added; raises InvalidInputError with all that is wrong with it."""
    refuse((*event_problems(event, today), *also))
    return event
