"""What a correction leads to: the facts given, those that follow from them, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from audit.barnutredning.checks import (
    problems,
    refuse_extension_after_closing,
    words_problems,
)
from audit.barnutredning.commands import CorrectUtredning
from audit.barnutredning.events import (
    Correctable,
    UtredningCorrected,
    UtredningExtended,
    UtredningOpened,
)
from audit.barnutredning.limits import extension_days, utredning_limit
from audit.barnutredning.replacing import (
    CORRECTABLE,
    REMOVABLE,
    WITHDRAWN_BY,
    corrected,
    is_withdrawal,
    present_facts,
)
from audit.barnutredning.utredning import Utredning
from audit.codec import fact_fields
from audit.envelope import Event
from audit.errors import FieldProblem, InvalidInputError, StateError
from audit.law.rule import Limit

Effect = tuple[dict[str, str], Limit | None]


def decide_correction(command: CorrectUtredning, state: Utredning) -> UtredningCorrected:
    """Give the event that replaces facts of an earlier one.

    Raises InvalidInputError where version, fields or values do not fit or nothing would change,
    StateError where the utredning would stand closed twice or extended after its closing.
    """
    target = state.event(command.corrects)
    if target is None:
        reason = "corrects: det finns ingen händelse med det numret att rätta."
        raise InvalidInputError([FieldProblem("corrects", reason)])
    found = [*_form_problems(target, command.replaced), *words_problems(command.skal)]
    if found:
        raise InvalidInputError(found)
    replaced, limit = _effect(state, target, command.replaced)
    return UtredningCorrected(
        originator_id=target.originator_id,
        originator_version=state.version + 1,
        happened=command.happened,
        corrects=command.corrects,
        replaced=replaced,
        limit=limit,
        skal=command.skal,
    )


def _effect(state: Utredning, target: Correctable, given: Mapping[str, str]) -> Effect:
    """Give every fact that becomes another, with the limit where it is counted anew."""
    changed = _changed(state, target, given)
    if is_withdrawal(target, changed):
        return changed, None
    replaced, limit = _with_what_follows(target, changed)
    new = corrected(target, replaced, limit)
    version = frozenset({target.originator_version})
    after = replace(state.with_event(new), withdrawn=state.withdrawn - version)
    _refuse_impossible(after, new)
    return replaced, limit


def _changed(state: Utredning, target: Correctable, given: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is already so; refuse a correction of nothing or of what was withdrawn."""
    present = present_facts(target)
    marker = WITHDRAWN_BY.get(type(target), "")
    if target.originator_version in state.withdrawn:
        present[marker] = ""
        if not given.get(marker):
            reason = f"replaced: händelsen är återtagen. Ge {marker} för att låta den gälla igen."
            raise InvalidInputError([FieldProblem("replaced", reason)])
    changed = {name: text for name, text in given.items() if text != present[name]}
    if not changed:
        reason = "replaced: rättelsen ändrar ingenting."
        raise InvalidInputError([FieldProblem("replaced", reason)])
    return changed


def _with_what_follows(target: Correctable, changed: dict[str, str]) -> Effect:
    """Add the facts that follow from the changed ones, by the law of their new days."""
    if isinstance(target, UtredningOpened) and "inledd" in changed:
        return changed, utredning_limit(date.fromisoformat(changed["inledd"]))
    if isinstance(target, UtredningExtended):
        return changed | _extension_facts(corrected(target, changed), changed), None
    return changed, None


def _extension_facts(new: UtredningExtended, changed: Mapping[str, str]) -> dict[str, str]:
    rule, vardag = extension_days(new.beslutad, new.ny_sista_dag)
    facts = {"ny_sista_dag_vardag": vardag.isoformat()} if "ny_sista_dag" in changed else {}
    if rule.id != new.rule:
        facts |= {"rule": rule.id, "lagrum": rule.lagrum}
    return facts


def _refuse_impossible(after: Utredning, new: Correctable) -> None:
    found = tuple(problems(after, new))
    if found:
        raise InvalidInputError(found)
    if len(after.closings) > 1:
        message = "Utredningen är redan avslutad genom en annan händelse."
        raise StateError(message)
    if isinstance(new, UtredningExtended):
        refuse_extension_after_closing(after, new.beslutad)


def _form_problems(target: Correctable, given: Mapping[str, str]) -> Iterator[FieldProblem]:
    """Find fields that cannot be corrected in this event, and texts of the wrong form."""
    event_class: type[Event] = type(target)
    allowed = CORRECTABLE[event_class]
    hints = dict(fact_fields(event_class))
    if is_withdrawal(target, given) and len(given) > 1:
        yield FieldProblem("replaced", "replaced: ett återtagande ges ensamt.")
    for name, text in given.items():
        if name not in allowed:
            known = ", ".join(allowed)
            yield FieldProblem("replaced", f"replaced: bara {known} kan rättas i den händelsen.")
        elif not text:
            if name not in REMOVABLE and name != WITHDRAWN_BY.get(type(target)):
                yield FieldProblem(name, f"{name}: uppgiften kan inte tas bort.")
        elif not _has_form(hints[name], text):
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")


def _has_form(hint: object, text: str) -> bool:
    """Tell whether a text is written exactly as facts are: ISO dates with hyphens, small hex."""
    read: Callable[[str], object] = str
    if hint in {date, date | None}:
        read = date.fromisoformat
    elif hint is UUID:
        read = UUID
    try:
        return str(read(text)) == text
    except ValueError:
        return False
