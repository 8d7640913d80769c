"""What a correction leads to: facts replaced, or an event taken back with a reason."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

from audit.arsplan.checks import Problems, event_problems, required_problems
from audit.arsplan.commands import CorrectArsmal, CorrectArsplan
from audit.arsplan.making import build, checked
from audit.arsplan.replacing import CORRECTABLE, corrected, present
from audit.envelope import Event
from audit.errors import FieldProblem
from audit.making import refuse

E = TypeVar("E", bound=Event)
Correct = CorrectArsplan | CorrectArsmal


def corrected_event(
    kind: type[E], stream: UUID, version: int, command: Correct, target: Event | None, today: date
) -> E:
    """Give the correction; raises InvalidInputError where it corrects nothing, or to nonsense."""
    refuse(_problems(command, target, today))
    also = {"replaced": dict(command.replaced)}
    return checked(build(kind, stream, version, command, today, **also), today)


def _problems(command: Correct, target: Event | None, today: date) -> Problems:
    if target is None or type(target) not in CORRECTABLE:
        yield FieldProblem("corrects", "corrects: det finns inget att rätta där.")
    elif command.aterkallad:
        yield from required_problems("skal", command.skal)
        if command.replaced:
            yield FieldProblem("replaced", "replaced: det som återtas rättas inte samtidigt.")
    else:
        found = tuple(_form_problems(command, target))
        yield from found
        if not found:
            yield from event_problems(corrected(target, command.replaced), today)


def _form_problems(command: Correct, target: Event) -> Problems:
    allowed = CORRECTABLE[type(target)]
    for name, text in command.replaced.items():
        if name not in allowed:
            yield FieldProblem("replaced", f"replaced: {name} kan inte rättas där.")
        elif not _fits(target, name, text):
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")
    known = (name for name in command.replaced if name in allowed)
    if all(present(target, name) == command.replaced[name] for name in known):
        yield FieldProblem("replaced", "replaced: rättelsen ändrar ingenting.")


def _fits(target: Event, name: str, text: str) -> bool:
    try:
        corrected(target, {name: text})
    except (ValueError, TypeError):
        return False
    return True
