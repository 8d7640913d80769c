"""What a correction of an uppgift leads to: the facts that become others, or a taking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from audit.barnutredning.checks_uppgift import uppgift_problems
from audit.barnutredning.commands_handlaggning import CorrectUppgift
from audit.barnutredning.events_handlaggning import (
    BarnMoved,
    InformationGiven,
    InformationWithheld,
)
from audit.barnutredning.events_uppfoljning import (
    UppfoljningDecided,
    UppfoljningEnded,
    UppgiftCorrected,
)
from audit.barnutredning.limits import rule_on, uppfoljning_limit
from audit.barnutredning.making import changed, form_problems, refuse, with_facts, word_problems
from audit.barnutredning.uppfoljning import uppfoljningar
from audit.barnutredning.uppgifter import (
    REPLACEABLE,
    Uppgift,
    after_correction,
    corrected_uppgift,
)
from audit.barnutredning.utredning import Utredning
from audit.envelope import Happened
from audit.errors import FieldProblem, InvalidInputError, StateError


def correct_uppgift(command: CorrectUppgift, state: Utredning) -> UppgiftCorrected:
    """Give the event that replaces facts of an uppgift, or takes it back.

    Raises InvalidInputError where version, fields or values do not fit or nothing would change,
    StateError where an uppföljning would lack its decision.
    """
    target = _target(state, command.corrects)
    rule = REPLACEABLE[type(target)]
    given = command.replaced
    refuse([*form_problems(target, given, rule, withdraws=command.aterkallad)])
    event = UppgiftCorrected(
        originator_id=target.originator_id,
        originator_version=state.version + 1,
        happened=command.happened,
        corrects=command.corrects,
        replaced={} if command.aterkallad else _with_what_follows(target, changed(target, given)),
        aterkallad=command.aterkallad,
        skal=command.skal,
    )
    refuse([*word_problems(event)])
    if command.aterkallad:
        _refuse_lost_decision(state, target)
        return event
    return _checked(state, target, event)


def follow_closing(after: Utredning) -> tuple[UppgiftCorrected, ...]:
    """Give the corrections of uppföljningar that a corrected closing leads to.

    `after` is the utredning with the closing corrected.
    Raises StateError where an uppföljning would stand on a closing that is none any more.
    """
    standing, closing = uppfoljningar(after), after.closing
    if standing and closing is None:
        message = "En uppföljning bygger på avslutet: återkalla den först."
        raise StateError(message)
    found: list[UppgiftCorrected] = []
    for decided in (one.decided for one in standing if one.decided.grund == "utredning"):
        if closing is None or closing.avslut != "utan_insats":
            message = "En uppföljning bygger på att utredningen avslutades utan insats."
            raise StateError(message)
        if decided.fran != closing.avslutad:
            found.append(_moved(after, decided, closing.avslutad, len(found)))
    return tuple(found)


def _moved(
    after: Utredning, decided: UppfoljningDecided, fran: date, before: int
) -> UppgiftCorrected:
    event = UppgiftCorrected(
        originator_id=decided.originator_id,
        originator_version=after.version + before + 1,
        happened=Happened.unknown(),
        corrects=decided.originator_version,
        replaced={"fran": fran.isoformat()},
        aterkallad=False,
    )
    return _checked(after, decided, event)


def _target(state: Utredning, version: int) -> Uppgift:
    found = next((e for e in state.uppgifter if e.originator_version == version), None)
    if found is None:
        reason = "corrects: det finns ingen sådan händelse med det numret att rätta."
        raise InvalidInputError([FieldProblem("corrects", reason)])
    return found


def _with_what_follows(target: Uppgift, given: dict[str, str]) -> dict[str, str]:
    """Add the rule and lagrum that speak on a moved day."""
    day = REPLACEABLE[type(target)].day
    if isinstance(target, UppfoljningDecided) and "fran" in given and target.grund == "utredning":
        reason = "fran: är dagen då utredningen avslutades. Rätta den i stället."
        raise InvalidInputError([FieldProblem("fran", reason)])
    if day not in given or not isinstance(
        target, InformationGiven | InformationWithheld | BarnMoved
    ):
        return given
    name = "vistelsekommun" if isinstance(target, BarnMoved) else "information"
    rule = rule_on(name, date.fromisoformat(given[day]), day)
    if rule.id == target.rule:
        return given
    return given | {"rule": rule.id, "lagrum": rule.lagrum}


def _checked(state: Utredning, target: Uppgift, event: UppgiftCorrected) -> UppgiftCorrected:
    """Give the correction with its limit counted anew, once what it leads to can be."""
    if isinstance(target, UppfoljningDecided) and {"fran", "beslutad"} & event.replaced.keys():
        moved = with_facts(target, event.replaced, "beslutad")
        event = replace(event, limit=uppfoljning_limit(moved.beslutad, moved.fran))
    new = corrected_uppgift(target, event)
    after = replace(state, uppgifter=after_correction(state.uppgifter, event))
    refuse(
        [
            *uppgift_problems(after, new),
            *(p for e in after.uppgifter if e is not new and _hangs_on(e, new)
              for p in uppgift_problems(after, e)),
        ]
    )  # fmt: skip
    return event


def _hangs_on(event: Uppgift, new: Uppgift) -> bool:
    """Tell whether an event must be looked at again: the end of a moved uppföljning."""
    return isinstance(new, UppfoljningDecided) and isinstance(event, UppfoljningEnded)


def _refuse_lost_decision(state: Utredning, target: Uppgift) -> None:
    version = target.originator_version
    ends = [one for one in uppfoljningar(state) if one.decided.originator_version == version]
    if any(one.ended is not None for one in ends):
        message = "Uppföljningen är avslutad: återkalla det först."
        raise StateError(message)
    later = [one for one in uppfoljningar(state) if one.decided.originator_version > version]
    if isinstance(target, UppfoljningEnded) and later:
        message = "En senare uppföljning är beslutad: återkalla den först."
        raise StateError(message)
