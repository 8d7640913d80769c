"""What a correction of a granskning leads to: facts replaced, or an event taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.making import refuse
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.checks import event_problems, required_problems
from audit.revision.commands import CorrectGranskning
from audit.revision.granskning import Granskning
from audit.revision.making import make
from audit.revision.replacing import CORRECTABLE, corrected, present, removable

Problems = Iterator[FieldProblem]


def corrected_event(command: CorrectGranskning, state: Granskning, today: date) -> Event:
    """Give the correction; raises InvalidInputError where it corrects nothing, or to nonsense."""
    target = state.event(command.corrects)
    if target is None or type(target) not in CORRECTABLE:
        reason = "corrects: det finns inget att rätta där. Insyn rättas inte, den ändras."
        refuse([FieldProblem("corrects", reason)])
    else:
        refuse(_problems(command, target, state, today))
    replaced = dict(command.replaced)
    return make(g.GranskningCorrected, command, state, today, replaced=replaced)


def _problems(
    command: CorrectGranskning, target: Event, state: Granskning, today: date
) -> Problems:
    if command.aterkallad:
        yield from _withdrawing_problems(target, command, state)
        return
    found = tuple(_form_problems(target, command))
    yield from found
    if not found:
        yield from event_problems(corrected(target, command.replaced), today)


def _withdrawing_problems(target: Event, command: CorrectGranskning, state: Granskning) -> Problems:
    yield from required_problems("skal", command.skal)
    if command.replaced:
        yield FieldProblem("replaced", "replaced: det som återtas rättas inte samtidigt.")
    if any(_rests_on(one, target) for one in state.standing.values() if one is not target):
        yield FieldProblem("corrects", "corrects: återta först det som vilar på uppgiften.")


def _rests_on(one: Event, target: Event) -> bool:
    """Tell whether an event could not stand without another."""
    match target:
        case g.GranskningOpened():
            return True
        case g.FragaRegistered():
            return isinstance(one, g.FragaAnswered) and one.fraga == target.fraga
        case g.RekommendationRegistered():
            about = isinstance(one, g.RekommendationFollowedUp | s.SvarWritten)
            return about and getattr(one, "rekommendation", None) == target.rekommendation
        case g.AnmarkningRegistered():
            about = isinstance(one, s.YttrandeRequested | s.YttrandeWritten | s.YttrandeGiven)
            return about and getattr(one, "anmarkning", None) == target.anmarkning
    return False


def _form_problems(target: Event, command: CorrectGranskning) -> Iterable[FieldProblem]:
    allowed = CORRECTABLE[type(target)]
    for name, text in command.replaced.items():
        if name not in allowed:
            yield FieldProblem("replaced", f"replaced: {name} kan inte rättas där.")
        elif not text and not removable(target, name):
            yield FieldProblem(name, f"{name}: uppgiften kan inte tas bort.")
        elif not _fits(target, {name: text}):
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")
    known = (name for name in command.replaced if name in allowed)
    if all(present(target, name) == command.replaced[name] for name in known):
        yield FieldProblem("replaced", "replaced: rättelsen ändrar ingenting.")


def _fits(target: Event, replaced: dict[str, str]) -> bool:
    """Tell whether a text fits its field."""
    try:
        corrected(target, replaced)
    except (ValueError, TypeError):
        return False
    return True
