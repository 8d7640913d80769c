"""The times of an orosanmälan: two from the day it came in, one from what it led to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from audit.barnutredning.orosanmalan.codes import WITH_ANSWER
from audit.errors import FieldProblem, InvalidInputError
from audit.law.lagstadgad_tid import next_vardag
from audit.law.rule import Limit, NoRuleError, Rule
from audit.law.rules import limit, rule_for

if TYPE_CHECKING:
    from audit.barnutredning.orosanmalan.anmalan import Orosanmalan

_A_DECISION: Final = frozenset({"inleda", "inte_inleda"})


def skyddsbedomning_limit(inkom: date, *, inkom_sent: bool) -> Limit:
    """Set the time of the skyddsbedömning: the same day, or the next where it came in late.

    Prop. 2012/13:10 s. 60. Raises InvalidInputError for a day on which no known rule speaks.
    """
    found = _limit("skyddsbedomning", inkom)
    if not inkom_sent:
        return found
    next_day = inkom + timedelta(days=1)
    return replace(found, sista_dag=next_day, sista_dag_vardag=next_day)


def forhandsbedomning_limit(inkom: date) -> Limit:
    """Set the fourteen days of the förhandsbedömning; the day it came in is day 0.

    Raises InvalidInputError for a day on which no known rule or calendar speaks.
    """
    return _limit("forhandsbedomning", inkom)


def extension_days(beslutad: date, ny_sista_dag: date) -> tuple[Rule, date]:
    """Give the rule that speaks on the day of the decision, and the new last day's vardag.

    Raises InvalidInputError for days on which no known rule or calendar speaks.
    """
    try:
        rule = rule_for("forhandsbedomning", beslutad)
    except NoRuleError as error:
        reason = "beslutad: ingen regel om förhandsbedömning är känd för den dagen."
        raise InvalidInputError([FieldProblem("beslutad", reason)]) from error
    try:
        return rule, next_vardag(ny_sista_dag)
    except ValueError as error:
        reason = "ny_sista_dag: kalendern är inte känd för den dagen."
        raise InvalidInputError([FieldProblem("ny_sista_dag", reason)]) from error


def aterkoppling_limit(state: Orosanmalan) -> Limit | None:
    """Set the time of the answer that an anmälare asked for; None where the law has none.

    19 kap. 6 §: one week after the decision; at once where the request came in after that, or
    where an utredning runs already. The wording is that of the day of the decision, and of the
    request where none is needed: a decision of 2026-01-14 sets no time.
    """
    received, requested, decided = state.received, state.requested, state.decided
    if received is None or requested is None or received.anmalare not in WITH_ANSWER:
        return None
    if received.pagaende is not None:
        return _at_once(requested.begard)
    if decided is None:
        return None
    if decided.utfall in _A_DECISION:
        return _after_decision(decided.beslutad, requested.begard)
    return _at_once(max(requested.begard, decided.beslutad))


def _after_decision(beslutad: date, begard: date) -> Limit | None:
    rule = _rule("aterkoppling", beslutad)
    if rule is None or rule.length is None:
        return None
    week = limit(rule, beslutad)
    return week if begard <= week.sista_dag else _at_once(begard)


def _at_once(day: date) -> Limit | None:
    rule = _rule("aterkoppling_genast", day)
    return limit(rule, day) if rule is not None else None


def _rule(name: str, day: date) -> Rule | None:
    try:
        return rule_for(name, day)
    except NoRuleError:
        return None


def _limit(name: str, inkom: date) -> Limit:
    try:
        return limit(rule_for(name, inkom), inkom)
    except (NoRuleError, ValueError) as error:
        reason = "inkom: ingen regel är känd för den dagen."
        raise InvalidInputError([FieldProblem("inkom", reason)]) from error
