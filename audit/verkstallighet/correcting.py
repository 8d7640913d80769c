"""What a correction of a beslut leads to: facts and limit replaced, or an event taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.envelope import Event
from audit.errors import FieldProblem, InvalidInputError
from audit.law.rule import Limit
from audit.making import refuse
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.checks import Problems, event_problems, required_problems
from audit.verkstallighet.codes import INSATSER
from audit.verkstallighet.commands import CorrectBeslut
from audit.verkstallighet.making import build, frist
from audit.verkstallighet.replacing import (
    CORRECTABLE,
    DAY_OF,
    STARTS,
    corrected,
    present,
    removable,
)


def corrected_event(command: CorrectBeslut, state: Beslut, today: date) -> Event:
    """Give the correction; raises InvalidInputError where it corrects nothing, or to nonsense."""
    target = state.event(command.corrects)
    if target is None or type(target) not in CORRECTABLE:
        problem = FieldProblem("corrects", "corrects: det finns inget att rätta där.")
        raise InvalidInputError([problem])
    refuse(_problems(command, target, state, today))
    event = build(
        e.BeslutCorrected,
        command.beslut,
        state.version + 1,
        command,
        today,
        replaced=dict(command.replaced),
        frist=None if command.aterkallad else _new_limit(target, command, state),
    )
    refuse(event_problems(event, today))
    return event


def _problems(command: CorrectBeslut, target: Event, state: Beslut, today: date) -> Problems:
    if command.aterkallad:
        yield from _withdrawing_problems(target, command, state)
    else:
        found = tuple(_form_problems(target, command))
        yield from found
        if not found:
            yield from _result_problems(target, command, state, today)


def _withdrawing_problems(target: Event, command: CorrectBeslut, state: Beslut) -> Problems:
    yield from required_problems("skal", command.skal)
    if command.replaced:
        yield FieldProblem("replaced", "replaced: det som återtas rättas inte samtidigt.")
    rest = [one for one in state.standing.values() if one is not target]
    if isinstance(target, e.BeslutRegistered) and rest:
        yield FieldProblem("corrects", "corrects: återta först det som registrerats på beslutet.")
    course = state.course()
    if target in course[1:] and target is not course[-1]:
        yield FieldProblem("corrects", "corrects: återta först det som hände senare.")
    if isinstance(target, e.ErbjudandeMade) and any(
        one.erbjudande == target.erbjudande for one in state.all(e.ErbjudandeAnswered)
    ):
        yield FieldProblem("corrects", "corrects: erbjudandet är besvarat. Återta först svaret.")


def _form_problems(target: Event, command: CorrectBeslut) -> Iterable[FieldProblem]:
    allowed = CORRECTABLE[type(target)]
    for name, text in command.replaced.items():
        if name not in allowed:
            yield FieldProblem("replaced", f"replaced: {name} kan inte rättas där.")
        elif not text and not removable(target, name):
            yield FieldProblem(name, f"{name}: uppgiften kan inte tas bort.")
        elif _tried(target, {name: text}) is None:
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")
    known = (name for name in command.replaced if name in allowed)
    if all(present(target, name) == command.replaced[name] for name in known):
        yield FieldProblem("replaced", "replaced: rättelsen ändrar ingenting.")


def _result_problems(target: Event, command: CorrectBeslut, state: Beslut, today: date) -> Problems:
    """Find what could not have been registered so, or would change the order of what happened."""
    new = corrected(target, command.replaced)
    yield from event_problems(new, today)
    known = INSATSER.get(new.insats) if isinstance(new, e.BeslutRegistered) else None
    if isinstance(new, e.BeslutRegistered) and known is not None and known.lag != new.lag:
        yield FieldProblem("insats", "insats: insatsen ges inte enligt den lagen.")
    name = DAY_OF[type(new)]
    if name in command.replaced and _reordered(new, state):
        yield FieldProblem(name, f"{name}: dagen ändrar ordningen på det som hänt.")


def _reordered(new: Event, state: Beslut) -> bool:
    """Tell whether an event with its new day would stand elsewhere in the course."""
    before = [one.originator_version for one in state.course()]
    standing = {**state.standing, new.originator_version: new}
    after = [one.originator_version for one in Beslut(standing=standing).course()]
    return before != after


def _new_limit(target: Event, command: CorrectBeslut, state: Beslut) -> Limit | None:
    """Set the limit anew where its day or its act was corrected."""
    name = DAY_OF[type(target)]
    if not isinstance(target, STARTS) or not {name, "lag"} & set(command.replaced):
        return None
    new = corrected(target, command.replaced)
    slag = "beslut" if isinstance(new, e.BeslutRegistered) else "avbrott"
    lag = new.lag if isinstance(new, e.BeslutRegistered) else state.registered.lag  # type: ignore[union-attr] # what it began on stands
    return frist(slag, lag, getattr(new, name), name)


def _tried(target: Event, replaced: dict[str, str]) -> Event | None:
    """Give the event as it would stand; None where a text does not fit its field."""
    try:
        return corrected(target, replaced)
    except (ValueError, TypeError):
        return None
