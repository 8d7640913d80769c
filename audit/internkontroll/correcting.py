"""What a correction leads to: facts replaced or an event taken back, and never frozen numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.internkontroll.checks import Problems, event_problems, required_problems
from audit.internkontroll.checks_matning import registered_problems
from audit.internkontroll.commands_avvikelse import CorrectAvvikelse
from audit.internkontroll.commands_matning import CorrectMatning
from audit.internkontroll.commands_plan import CorrectPlan
from audit.internkontroll.events_matning import MatningRegistered
from audit.internkontroll.replacing import (
    CORRECTABLE,
    WITHDRAWABLE,
    corrected,
    present,
    removable,
)

Correct = CorrectPlan | CorrectMatning | CorrectAvvikelse


class Corrected(Protocol):
    """A state whose events can be corrected."""

    def event(self, version: int) -> Event | None:
        """Give what may be corrected under a version, as it stands."""


def correction_problems(command: Correct, state: Corrected, today: date) -> Problems:
    """Find a correction of nothing, of what is frozen, or to what could not be registered."""
    target = state.event(command.corrects)
    if target is None or type(target) not in CORRECTABLE:
        reason = "corrects: det finns inget att rätta där. En fryst mätnings tal rättas aldrig."
        yield FieldProblem("corrects", reason)
    elif command.aterkallad:
        yield from _withdrawing_problems(target, command)
    else:
        yield from _replacing_problems(target, command, today)


def _withdrawing_problems(target: Event, command: Correct) -> Problems:
    yield from required_problems("skal", command.skal)
    if command.replaced:
        yield FieldProblem("replaced", "replaced: det som återkallas rättas inte samtidigt.")
    if type(target) not in WITHDRAWABLE:
        yield FieldProblem("aterkallad", "aterkallad: det kan rättas, men inte återkallas.")


def _replacing_problems(target: Event, command: Correct, today: date) -> Problems:
    found = tuple(_form_problems(target, command))
    yield from found
    new = None if found else _tried(target, command)
    if new is not None:
        yield from event_problems(new, today)
    if isinstance(new, MatningRegistered):
        yield from registered_problems(new)


def _form_problems(target: Event, command: Correct) -> Iterable[FieldProblem]:
    allowed = CORRECTABLE[type(target)]
    for name, text in command.replaced.items():
        if name not in allowed:
            yield FieldProblem("replaced", f"replaced: {name} kan inte rättas där.")
        elif not text and not removable(target, name):
            yield FieldProblem(name, f"{name}: uppgiften kan inte tas bort.")
        elif _tried(target, command, name) is None:
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")
    known = (name for name in command.replaced if name in allowed)
    if all(present(target, name) == command.replaced[name] for name in known):
        yield FieldProblem("replaced", "replaced: rättelsen ändrar ingenting.")


def _tried(target: Event, command: Correct, only: str = "") -> Event | None:
    """Give the event as it would stand; None where a text does not fit its field."""
    given = command.replaced
    try:
        return corrected(target, {only: given[only]} if only else given)
    except (ValueError, TypeError):
        return None
