"""The limits of an utredning: the four months and the days of an extension, by law of the day."""

from __future__ import annotations

from datetime import date

from audit.errors import FieldProblem, InvalidInputError
from audit.law.lagstadgad_tid import next_vardag
from audit.law.rule import Limit, NoRuleError, Rule
from audit.law.rules import limit, rule_for


def utredning_limit(inledd: date) -> Limit:
    """Set the four months of an utredning opened on a day.

    Raises InvalidInputError for a day on which no known rule or calendar speaks.
    """
    try:
        return limit(rule_for("utredningstid", inledd), inledd)
    except (NoRuleError, ValueError) as error:
        reason = "inledd: ingen regel om utredningstid är känd för den dagen."
        raise InvalidInputError([FieldProblem("inledd", reason)]) from error


def extension_days(beslutad: date, ny_sista_dag: date) -> tuple[Rule, date]:
    """Give the rule that speaks on the day of the decision, and the new last day's vardag.

    That 2 § lag (1930:173) reaches a day set by a decision is a cautious reading: the unrolled day
    is the one that classes are made of.
    Raises InvalidInputError for days on which no known rule or calendar speaks.
    """
    try:
        rule = rule_for("forlangning", beslutad)
    except NoRuleError as error:
        reason = "beslutad: ingen regel om förlängning är känd för den dagen."
        raise InvalidInputError([FieldProblem("beslutad", reason)]) from error
    try:
        return rule, next_vardag(ny_sista_dag)
    except ValueError as error:
        reason = "ny_sista_dag: kalendern är inte känd för den dagen."
        raise InvalidInputError([FieldProblem("ny_sista_dag", reason)]) from error


def uppfoljning_limit(beslutad: date, fran: date) -> Limit:
    """Set the time of an uppföljning that runs from `fran`, by the act that speaks on `beslutad`.

    Raises InvalidInputError for a day on which no known rule or calendar speaks.
    """
    try:
        return limit(rule_for("uppfoljning", beslutad), fran)
    except (NoRuleError, ValueError) as error:
        reason = "beslutad: ingen regel om uppföljning är känd för den dagen."
        raise InvalidInputError([FieldProblem("beslutad", reason)]) from error


def rule_on(name: str, day: date, field: str) -> Rule:
    """Give the rule of a duty that has no number of days, as it reads on a day.

    Raises InvalidInputError on the field that gave the day where no known rule speaks.
    """
    try:
        return rule_for(name, day)
    except NoRuleError as error:
        reason = f"{field}: ingen regel är känd för den dagen."
        raise InvalidInputError([FieldProblem(field, reason)]) from error
