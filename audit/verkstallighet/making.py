"""How an event is made of a command: the fields they share, the version, the day, the limit."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from audit.envelope import Event
from audit.errors import FieldProblem, InvalidInputError
from audit.law.rule import Limit, NoRuleError
from audit.law.rules import limit, rule_for
from audit.making import make_event
from audit.verkstallighet.replacing import DAY_OF

E = TypeVar("E", bound=Event)


def build(
    event_class: type[E], stream: UUID, version: int, command: object, today: date, **more: Any
) -> E:
    """Make an event of a stream: fields of the same name come from the command.

    `more` gives those that the command lacks or that are worked out. Nothing is checked.
    """
    return make_event(event_class, stream, version, command, today, DAY_OF, **more)


def frist(slag: str, lag: str, start: date, field: str) -> Limit:
    """Set the three months from a beslut or an avbrott, by the wording that speaks on its day.

    Raises InvalidInputError on a field for a day on which no known rule or calendar speaks.
    """
    name = f"evb_{slag}_lss" if lag == "lss" else f"evb_{slag}"
    try:
        return limit(rule_for(name, start), start)
    except (NoRuleError, ValueError) as error:
        reason = f"{field}: ingen regel om ej verkställda beslut är känd för den dagen."
        raise InvalidInputError([FieldProblem(field, reason)]) from error
