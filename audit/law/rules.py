"""Ask the rules of law: which wording speaks on a day, and the limit it sets."""

from __future__ import annotations

from datetime import date

from audit.law.lagstadgad_tid import last_day, next_vardag
from audit.law.rule import Certainty, Limit, NoRuleError, Rule
from audit.law.rule_table import RULES

__all__ = [
    "RULES",
    "Certainty",
    "Limit",
    "NoRuleError",
    "Rule",
    "lagrum_on",
    "limit",
    "rule_for",
    "rule_with_id",
    "wordings_after",
]


def rule_for(name: str, on: date) -> Rule:
    """Give the wording of a rule that is in force on a day.

    Raises NoRuleError when there is no such rule, or none in force that day.
    """
    for rule in RULES:
        if rule.name == name and rule.speaks_on(on):
            return rule
    message = f"Ingen regel {name} gäller {on.isoformat()}."
    raise NoRuleError(message)


def rule_with_id(rule_id: str) -> Rule:
    """Give the row that an id in the log leads to; raises NoRuleError."""
    for rule in RULES:
        if rule.id == rule_id:
            return rule
    message = f"Ingen regel har id {rule_id}."
    raise NoRuleError(message)


def wordings_after(rule_id: str, day: date) -> tuple[Rule, ...]:
    """Give the later wordings of a rule that have begun to speak by a day, oldest first.

    Raises NoRuleError for an id that no rule has.
    """
    known = rule_with_id(rule_id)
    later = (
        rule
        for rule in RULES
        if rule.name == known.name and known.valid_from < rule.valid_from <= day
    )
    return tuple(sorted(later, key=lambda rule: rule.valid_from))


def limit(rule: Rule, start: date) -> Limit:
    """Set the limit of a rule whose time starts on a day.

    Raises NoRuleError when the rule has no length: then a decision sets the day, or none is set.
    """
    if rule.length is None:
        message = f"Regeln {rule.id} har ingen längd i lagen."
        raise NoRuleError(message)
    sista_dag = last_day(start, rule.length)
    return Limit(
        rule=rule.id,
        lagrum=rule.lagrum,
        start=start,
        sista_dag=sista_dag,
        sista_dag_vardag=next_vardag(sista_dag) if rule.next_vardag else sista_dag,
        certainty=rule.certainty.value,
    )


def lagrum_on(name: str, day: date) -> str:
    """Name the lagrum that speaks on a day, whichever one a running limit was written under.

    Raises NoRuleError when there is no such rule, or none in force that day.
    """
    return rule_for(name, day).lagrum
