"""What a correction of a row of the generic extract leads to, and what the row becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from audit.codec import fact_fields, plain, typed
from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError
from audit.internkontroll.commands_handelse import CorrectHandelse
from audit.internkontroll.events_handelse import HandelseBegun, HandelseCorrected, HandelseEnded
from audit.internkontroll.handelse import Handelse, Standing, with_facts
from audit.internkontroll.handelse_problems import problems
from audit.internkontroll.kontroll_checks import Problems, refuse

REPLACEABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    HandelseBegun: ("arende", "enhet", "starthandelse", "startdatum", "registrerad_i_kalla"),
    HandelseEnded: ("sluthandelse", "slutdatum", "registrerad_i_kalla"),
}
"""Event → the facts that a correction may replace."""

REMOVABLE: Final = frozenset({"registrerad_i_kalla"})
"""The facts that may be absent: an empty text removes them."""


def correct_handelse(command: CorrectHandelse, state: Handelse) -> HandelseCorrected:
    """Give the event that replaces facts of an earlier one, or takes it back.

    Raises InvalidInputError where version, fields or values do not fit or nothing would change.
    """
    target = state.event(command.corrects)
    if target is None:
        reason = "corrects: det finns ingen händelse med det numret att rätta."
        raise InvalidInputError([FieldProblem("corrects", reason)])
    refuse(_form_problems(target, command))
    replaced = {} if command.aterkallad else _changed(target, command.replaced)
    if not command.aterkallad:
        after = state.with_event(with_facts(target, replaced))
        if after.begun is not None:
            refuse(problems(after.begun, after.ended))
    return HandelseCorrected(
        originator_id=target.originator_id,
        originator_version=state.version + 1,
        happened=Happened.unknown(),
        corrects=command.corrects,
        replaced=replaced,
        aterkallad=command.aterkallad,
        skal=command.skal,
    )


def present(target: Standing, name: str) -> str:
    """Give a fact in plain form, an absent one as an empty text."""
    value = getattr(target, name)
    return "" if value is None else str(plain(value))


def _changed(target: Standing, given: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is already so; raises InvalidInputError where nothing is left."""
    found = {name: text for name, text in given.items() if text != present(target, name)}
    if not found:
        reason = "replaced: rättelsen ändrar ingenting."
        raise InvalidInputError([FieldProblem("replaced", reason)])
    return found


def _form_problems(target: Standing, command: CorrectHandelse) -> Problems:
    """Find fields that cannot be corrected in this event, and texts of the wrong form."""
    if command.aterkallad:
        if command.replaced:
            yield FieldProblem("replaced", "replaced: ett återtagande ges ensamt.")
        return
    hints, known = dict(fact_fields(type(target))), REPLACEABLE[type(target)]
    for name, text in command.replaced.items():
        if name not in known:
            reason = f"replaced: bara {', '.join(known)} kan rättas i den händelsen."
            yield FieldProblem("replaced", reason)
        elif not text and name not in REMOVABLE:
            yield FieldProblem(name, f"{name}: uppgiften kan inte tas bort.")
        elif text and not _has_form(hints[name], text):
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")


def _has_form(hint: object, text: str) -> bool:
    """Tell whether a text is written exactly as facts are: ISO dates with hyphens, small hex."""
    try:
        return str(plain(typed(hint, text))) == text
    except ValueError:
        return False
