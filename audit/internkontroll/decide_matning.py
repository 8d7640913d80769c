"""What a command about a mätning leads to: the event that it adds; pure."""

from __future__ import annotations

from typing import TypeVar

from audit.envelope import Event
from audit.internkontroll import commands_matning as c
from audit.internkontroll import events_matning as e
from audit.internkontroll.around import Around
from audit.internkontroll.checks import required_problems
from audit.internkontroll.checks_matning import (
    belonging_problems,
    kontroll_problems,
    per_problems,
    registered_problems,
    underlag_problems,
)
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.correcting import correction_problems
from audit.internkontroll.decide import decide
from audit.internkontroll.making import build, checked
from audit.internkontroll.matning import Matning
from audit.making import refuse

Later = c.AttachUnderlag | c.CorrectMatning | c.WriteText | c.PresentResult
E = TypeVar("E", bound=Event)


def decide_matning(
    command: c.MatningCommand | FreezeMatning, state: Matning, around: Around
) -> tuple[Event, ...]:
    """Give the event that a command adds to a mätning, at a step that allows it.

    Raises InvalidInputError naming the fields.
    """
    match command:
        case FreezeMatning():
            refuse(per_problems(command.per, around.today))
            return decide(command, ())
        case c.FreezeKontroll():
            return (_frozen(command, state, around),)
        case c.RegisterMatning():
            return (_registered(command, state, around),)
    return (_later(command, state, around),)


def _frozen(command: c.FreezeKontroll, state: Matning, around: Around) -> Event:
    refuse(kontroll_problems(command, around))
    behind = {name: tuple(ids) for name, ids in command.handelser.items()}
    more = {"numbers": dict(command.numbers), "handelser": behind}
    version = state.version + 1
    return build(e.KontrollFrozen, command.matning, version, command, around.today, **more)


def _registered(command: c.RegisterMatning, state: Matning, around: Around) -> Event:
    event = _made(e.MatningRegistered, command, state, around)
    also = (*registered_problems(event), *belonging_problems(event, around.known))
    return checked(event, around.today, also)


def _later(command: Later, state: Matning, around: Around) -> Event:
    match command:
        case c.AttachUnderlag():
            attached = _made(e.UnderlagAttached, command, state, around)
            return checked(attached, around.today, underlag_problems(command))
        case c.CorrectMatning():
            refuse(correction_problems(command, state, around.today))
            replaced = dict(command.replaced)
            version = state.version + 1
            rattelse = build(
                e.MatningCorrected,
                command.matning,
                version,
                command,
                around.today,
                replaced=replaced,
            )
            return checked(rattelse, around.today)
        case c.WriteText():
            written = _made(e.TextWritten, command, state, around)
            new = command.avsnitt not in state.texts
            also = tuple(required_problems("text", command.text)) if new else ()
            return checked(written, around.today, also)
        case c.PresentResult():
            return checked(_made(e.ResultPresented, command, state, around), around.today)


def _made(kind: type[E], command: c.RegisterMatning | Later, state: Matning, around: Around) -> E:
    return build(kind, command.matning, state.version + 1, command, around.today)
