"""What a correction of a mätning leads to: facts replaced or an event taken back, never numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.errors import FieldProblem
from audit.internkontroll.checks import Problems, event_problems, required_problems
from audit.internkontroll.checks_matning import registered_problems
from audit.internkontroll.commands_matning import CorrectMatning
from audit.internkontroll.events_matning import MatningRegistered
from audit.internkontroll.matning import Matning
from audit.internkontroll.replacing import (
    CORRECTABLE,
    REMOVABLE,
    Correctable,
    corrected,
    present,
)


def correction_problems(command: CorrectMatning, state: Matning, today: date) -> Problems:
    """Find a correction of nothing, of what is frozen, or to what could not be registered."""
    target = state.event(command.corrects)
    if target is None:
        reason = "corrects: det finns inget att rätta där. En fryst mätnings tal rättas aldrig."
        yield FieldProblem("corrects", reason)
    elif command.aterkallad:
        yield from required_problems("skal", command.skal)
        if command.replaced:
            yield FieldProblem(
                "replaced", "replaced: det som återkallas rättas inte på samma gång."
            )
    else:
        yield from _replacing_problems(target, command, today)


def _replacing_problems(target: Correctable, command: CorrectMatning, today: date) -> Problems:
    found = tuple(_form_problems(target, command))
    yield from found
    if found:
        return
    new = _tried(target, command)
    if new is None:
        reason = "replaced: en uppgift har inte rätt form."
        yield FieldProblem(next(iter(command.replaced)), reason)
        return
    yield from event_problems(new, today)
    if isinstance(new, MatningRegistered):
        yield from registered_problems(new)


def _form_problems(target: Correctable, command: CorrectMatning) -> Iterable[FieldProblem]:
    allowed = CORRECTABLE[type(target)]
    for name, text in command.replaced.items():
        if name not in allowed:
            yield FieldProblem("replaced", f"replaced: {name} kan inte rättas där.")
        elif not text and name not in REMOVABLE:
            yield FieldProblem(name, f"{name}: uppgiften kan inte tas bort.")
        elif _tried(target, command, name) is None:
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")
    known = (name for name in command.replaced if name in allowed)
    if all(present(target, name) == command.replaced[name] for name in known):
        yield FieldProblem("replaced", "replaced: rättelsen ändrar ingenting.")


def _tried(target: Correctable, command: CorrectMatning, only: str = "") -> Correctable | None:
    """Give the event as it would stand; None where a text does not fit its field."""
    given = command.replaced
    wanted = {only: given[only]} if only else given
    try:
        return corrected(target, wanted)
    except (ValueError, TypeError):
        return None
