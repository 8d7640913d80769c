"""What a correction of an orosanmälan leads to: facts, what follows from them, and the limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from audit.barnutredning.making import changed, form_problems, refuse, with_facts, word_problems
from audit.barnutredning.orosanmalan.anmalan import REPLACEABLE, Orosanmalan
from audit.barnutredning.orosanmalan.checks import contradiction, problems
from audit.barnutredning.orosanmalan.commands import CorrectAnmalan
from audit.barnutredning.orosanmalan.events import (
    AnmalanCorrected,
    AnmalanReceived,
    ForhandsbedomningExtended,
    Handelse,
)
from audit.barnutredning.orosanmalan.limits import (
    aterkoppling_limit,
    extension_days,
    forhandsbedomning_limit,
    skyddsbedomning_limit,
)
from audit.errors import FieldProblem, InvalidInputError, StateError
from audit.law.rule import Limit


def correct_anmalan(command: CorrectAnmalan, state: Orosanmalan) -> AnmalanCorrected:
    """Give the event that replaces facts of an earlier one, or takes it back.

    Raises InvalidInputError where version, fields or values do not fit or nothing would change,
    StateError where something would stand twice or without what it follows.
    """
    target = state.event(command.corrects)
    if target is None:
        reason = "corrects: det finns ingen händelse med det numret att rätta."
        raise InvalidInputError([FieldProblem("corrects", reason)])
    rule, withdraws = REPLACEABLE[type(target)], command.aterkallad
    refuse([*form_problems(target, command.replaced, rule, withdraws=withdraws)])
    replaced = {} if withdraws else _what_follows(target, changed(target, command.replaced))
    after = _after(state, target, replaced, withdraws=withdraws)
    skydd, forhand = _limits(state, after, replaced, target)
    event = AnmalanCorrected(
        originator_id=target.originator_id,
        originator_version=state.version + 1,
        happened=command.happened,
        corrects=command.corrects,
        replaced=replaced,
        aterkallad=withdraws,
        limit_skyddsbedomning=skydd,
        limit_forhandsbedomning=forhand,
        limit_aterkoppling=aterkoppling_limit(after),
        skal=command.skal,
    )
    _refuse_impossible(replace(after, limit_forhandsbedomning=forhand), event)
    return event


def _after(
    state: Orosanmalan, target: Handelse, replaced: dict[str, str], *, withdraws: bool
) -> Orosanmalan:
    if withdraws:
        return state.without(target.originator_version)
    return state.with_event(with_facts(target, replaced, REPLACEABLE[type(target)].day))


def _what_follows(target: Handelse, given: dict[str, str]) -> dict[str, str]:
    """Add the vardag of a moved last day, and the rule that speaks on a moved decision."""
    if not isinstance(target, ForhandsbedomningExtended):
        return given
    beslutad = date.fromisoformat(given.get("beslutad", target.beslutad.isoformat()))
    last = date.fromisoformat(given.get("ny_sista_dag", target.ny_sista_dag.isoformat()))
    rule, vardag = extension_days(beslutad, last)
    follows = dict(given)
    if "ny_sista_dag" in given:
        follows["ny_sista_dag_vardag"] = vardag.isoformat()
    if rule.id != target.rule:
        follows |= {"rule": rule.id, "lagrum": rule.lagrum}
    return follows


def _limits(
    state: Orosanmalan, after: Orosanmalan, replaced: dict[str, str], target: Handelse
) -> tuple[Limit, Limit]:
    """Give the two limits from the day it came in: counted anew where that moved."""
    received = after.received
    before = (state.limit_skyddsbedomning, state.limit_forhandsbedomning)
    moved = isinstance(target, AnmalanReceived) and {"inkom", "inkom_sent"} & replaced.keys()
    if received is not None and (moved or None in before):
        return (
            skyddsbedomning_limit(received.inkom, inkom_sent=received.inkom_sent),
            forhandsbedomning_limit(received.inkom),
        )
    skydd, forhand = before
    if skydd is None or forhand is None:
        message = "an anmälan that has not come in has no limits"
        raise LookupError(message)
    return skydd, forhand


def _refuse_impossible(after: Orosanmalan, event: AnmalanCorrected) -> None:
    refuse([*problems(after), *word_problems(event)])
    found = contradiction(after)
    if found is not None:
        raise StateError(found)
