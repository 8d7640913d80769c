"""Law as data with dates: the rules, their lengths, and the days on which their times end."""

from audit.law.rules import (
    RULES,
    Certainty,
    Limit,
    NoRuleError,
    Rule,
    lagrum_on,
    limit,
    rule_for,
    rule_with_id,
    wordings_after,
)

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
