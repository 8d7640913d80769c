"""What a correction leads to: the facts that become others, or the event that is taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from audit.codec import fact_fields, sealed_parts
from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError
from audit.lexsarah.arende import Arende
from audit.lexsarah.building import duty, refuse, two_months
from audit.lexsarah.checks import event_problems
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.commands_arende import CorrectArende
from audit.lexsarah.commands_rapport import CorrectRapport
from audit.lexsarah.contradictions import contradictions
from audit.lexsarah.events_arende import ArendeOpened, ArendeReadIn
from audit.lexsarah.events_common import RattelseMade
from audit.lexsarah.events_ivo import IvoAnmalanMade, IvoBristerReported
from audit.lexsarah.rapport import Rapport
from audit.lexsarah.refusals import StateRefusedError
from audit.lexsarah.replacing import (
    CORRECTABLE,
    REMOVABLE,
    WITHDRAWABLE,
    corrected,
    present,
)

_Correction = CorrectRapport | CorrectArende


def correct(
    command: _Correction, stream: UUID, state: Rapport | Arende, circumstances: Circumstances
) -> RattelseMade:
    """Give the event that replaces facts of an earlier one, or takes it back.

    Raises InvalidInputError where version, fields or values do not fit or nothing would change,
    StateRefusedError where something would stand that cannot.
    """
    withdraws = isinstance(command, CorrectArende) and command.aterkallad
    target = _target(state, command.corrects)
    refuse(tuple(_form_problems(target, command.replaced, withdraws=withdraws)))
    changed = {n: text for n, text in command.replaced.items() if text != present(target, n)}
    if not withdraws and not changed:
        refuse((FieldProblem("replaced", "replaced: ingen uppgift blir en annan."),))
    bare = RattelseMade(
        originator_id=stream,
        originator_version=state.version + 1,
        happened=command.happened or Happened.on(circumstances.today),
        corrects=command.corrects,
        replaced=changed,
        aterkallad=withdraws,
        skal=command.skal,
    )
    if withdraws:
        _refuse_contradictions(state, target, None)
        return bare
    bare_new = corrected(target, bare)
    refuse(tuple(_fact_problems(bare_new, circumstances)))
    event = replace(bare, **_what_follows(state, bare_new, changed))
    new = corrected(target, event)
    _refuse_contradictions(state, target, new)
    return event


def _fact_problems(event: Event, circumstances: Circumstances) -> Iterator[FieldProblem]:
    """Find what is wrong with the facts; the words stay, and are not loaded to decide."""
    words = sealed_parts(type(event))
    problems = event_problems(event, circumstances.today)
    return (one for one in problems if one.field not in words)


def _target(state: Rapport | Arende, version: int) -> Event:
    found = next((e for e in state.events if e.originator_version == version), None)
    if found is None:
        reason = "corrects: det finns ingen händelse med det numret att rätta."
        raise InvalidInputError([FieldProblem("corrects", reason)])
    return found


def _form_problems(
    target: Event, replaced: Mapping[str, str], *, withdraws: bool
) -> Iterator[FieldProblem]:
    """Find fields that cannot be corrected in this event, and texts of the wrong form."""
    if withdraws:
        yield from _withdrawal_problems(target, replaced)
        return
    allowed = CORRECTABLE.get(type(target), ())
    hints = dict(fact_fields(type(target)))
    for name, text in replaced.items():
        if name not in allowed:
            known = ", ".join(allowed) or "ingenting"
            yield FieldProblem("replaced", f"replaced: bara {known} kan rättas i den händelsen.")
        elif not text:
            if name not in REMOVABLE:
                yield FieldProblem(name, f"{name}: uppgiften kan inte tas bort.")
        elif not _has_form(hints[name], text):
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")


def _withdrawal_problems(target: Event, replaced: Mapping[str, str]) -> Iterator[FieldProblem]:
    if not isinstance(target, WITHDRAWABLE):
        yield FieldProblem("aterkallad", "aterkallad: den händelsen kan inte tas tillbaka.")
    if replaced:
        yield FieldProblem("replaced", "replaced: ett återtagande ges ensamt.")


def _has_form(hint: object, text: str) -> bool:
    """Tell whether a day is written exactly as facts are: ISO 8601 with hyphens."""
    if hint not in {date, date | None}:
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _what_follows(
    state: Rapport | Arende, new: Event, changed: Mapping[str, str]
) -> dict[str, Any]:
    """Give the rules, lagrum and limit that follow from a moved day or another act."""
    follows: dict[str, Any] = {}
    match new:
        case ArendeOpened() | ArendeReadIn() if {"lag", "rapport_inkom"} & changed.keys():
            name, lag, field, day = "utreda", new.lag, "rapport_inkom", new.rapport_inkom
        case IvoAnmalanMade() if "gjord" in changed:
            name, lag, field, day = "anmala_ivo", _lag(state), "gjord", new.gjord
            if new.limit is not None:
                follows["limit"] = two_months(new.gjord, "gjord")
        case IvoBristerReported() if "gjord" in changed:
            name, lag, field, day = "anmala_brister", "sol", "gjord", new.gjord
        case _:
            return follows
    found = duty(name, lag, day, field)
    return follows | {"rules": found.rules, "lagrum": found.lagrum}


def _lag(state: Rapport | Arende) -> str:
    opening = state.opening if isinstance(state, Arende) else None
    return opening.lag if opening else "sol"


def _refuse_contradictions(state: Rapport | Arende, target: Event, new: Event | None) -> None:
    if not isinstance(state, Arende):
        return
    changed = [new if event is target else event for event in state.events]
    after = replace(state, events=tuple(event for event in changed if event is not None))
    found = " ".join(contradictions(after))
    if found:
        raise StateRefusedError(found, ("correct_arende",))
