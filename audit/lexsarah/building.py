"""How an event is made of a command: the fields they share, the version, the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError
from audit.law.rule import Limit, NoRuleError
from audit.lexsarah.authorise import State
from audit.lexsarah.checks import event_problems
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.commands_base import Base
from audit.lexsarah.plikter import Plikt, plikt
from audit.lexsarah.plikter import two_months as count_two_months
from audit.lexsarah.replacing import DAY_OF
from audit.lexsarah.taget import Taget

E = TypeVar("E", bound=Event)


def build(
    event_class: type[E],
    stream: UUID,
    command: Base,
    state: State,
    circumstances: Circumstances,
    **more: Any,
) -> E:
    """Make the next event of a stream: fields of the same name come from the command.

    `more` gives those that the command lacks or that are worked out.
    Raises InvalidInputError naming the fields that are wrong.
    """
    wanted = {f.name for f in fields(event_class)} - {"happened"}
    shared = {f.name for f in fields(command)} & wanted
    values = {name: getattr(command, name) for name in shared} | more
    event = event_class(
        originator_id=stream,
        originator_version=state.version + 1,
        happened=_happened(event_class, command, values, circumstances),
        **values,
    )
    refuse(tuple(event_problems(event, circumstances.today)))
    return event


def _happened(
    event_class: type[Event],
    command: Base,
    values: Mapping[str, Any],
    circumstances: Circumstances,
) -> Happened:
    """Say when it happened: on its own day, as somebody said, when it was decided, or today."""
    day, taget = DAY_OF.get(event_class), values.get("taget")
    if day:
        return Happened.on(values[day])
    if command.happened is not None:
        return command.happened
    return Happened.on(taget.beslutad if isinstance(taget, Taget) else circumstances.today)


def refuse(problems: tuple[FieldProblem, ...]) -> None:
    """Raise InvalidInputError where there is a problem."""
    if problems:
        raise InvalidInputError(problems)


def duty(name: str, lag: str, day: date, field: str) -> Plikt:
    """Give a duty as it reads on a day; raises InvalidInputError on the field that gave the day."""
    try:
        return plikt(name, lag, day)
    except NoRuleError as error:
        reason = f"{field}: ingen regel är känd för den dagen."
        raise InvalidInputError([FieldProblem(field, reason)]) from error


def two_months(gjord: date, field: str) -> Limit:
    """Set the two months to IVO; raises InvalidInputError on the field that gave the day."""
    try:
        return count_two_months(gjord)
    except (NoRuleError, ValueError) as error:
        reason = f"{field}: ingen regel är känd för den dagen."
        raise InvalidInputError([FieldProblem(field, reason)]) from error
