"""What is wrong with a mätning: numbers that do not add up, ids that lack, heads that cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from audit.errors import FieldProblem
from audit.internkontroll import commands_matning as c
from audit.internkontroll.around import Around
from audit.internkontroll.checks import (
    LONGEST_FACT,
    Problems,
    code_problems,
    count_problems,
    head_problems,
    is_id,
    sha256_problems,
    text_problems,
)
from audit.internkontroll.codes import MATENHETER
from audit.internkontroll.events_matning import MatningRegistered
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.kontroll_checks import person_problems
from audit.internkontroll.kontrollutfall import Kontrollklass
from audit.internkontroll.uppdelning import Del

MOST_PARTS: Final = 200
"""How many parts a breakdown may have."""

Numbers = Mapping[str, int]


def number_problems(numbers: Numbers, ids: Mapping[str, Sequence[str]], field: str) -> Problems:
    """Find numbers below zero, and numbers that are not those of the ids behind them."""
    if not numbers or any(number < 0 for number in numbers.values()):
        yield FieldProblem("numbers", "numbers: antal behövs, och inget antal är under noll.")
    for name, behind in ids.items():
        if len(behind) != numbers.get(name):
            yield FieldProblem(field, f"{field}: antalet stämmer inte med det som ligger bakom.")
        if not all(map(is_id, behind)):
            yield FieldProblem(field, f"{field}: ett id har inte rätt form.")


def per_problems(per: date, today: date) -> Problems:
    """Find a day that has not been."""
    if per > today:
        yield FieldProblem("per", "per: dagen har inte varit än.")


def kontroll_problems(command: c.FreezeKontroll, around: Around) -> Problems:
    """Find what does not fit the control that is frozen."""
    kontroll = around.known.kontroller.get(command.kontroll)
    if kontroll is None or not kontroll.definition_version:
        yield FieldProblem("kontroll", "kontroll: det finns ingen sådan kontroll.")
    elif command.definition != kontroll.definition_version:
        reason = "definition: kontrollen har ändrats under tiden. Räkna om och frys sedan."
        yield FieldProblem("definition", reason)
    if set(command.numbers) != {str(klass) for klass in Kontrollklass}:
        yield FieldProblem("numbers", "numbers: ett antal för varje klass behövs.")
    yield from per_problems(command.per, around.today)
    yield from head_problems(command.known_position, command.known_root)
    yield from number_problems(command.numbers, command.handelser, "handelser")


def registered_problems(event: MatningRegistered) -> Problems:
    """Find numbers of a registered mätning that do not go together."""
    yield from code_problems("enhet", event.enhet, MATENHETER)
    for name in ("taljare", "namnare", "urval", "population"):
        yield from count_problems(name, getattr(event, name))
    yield from _share_problems(event)
    yield from _sample_problems(event)
    yield from _part_problems(event)
    yield from period_problems(event.period_start, event.period_end, event.per)


def belonging_problems(event: MatningRegistered, known: Internkontroll) -> Problems:
    """Find a kontrollmoment that no adopted plan of the year has."""
    plan = known.plan(event.ar)
    if plan is None or plan.antagen is None:
        yield FieldProblem("ar", "ar: året har ingen antagen plan.")
    elif event.kontrollmoment not in plan.kontrollmoment:
        yield FieldProblem("kontrollmoment", "kontrollmoment: finns inte i årets plan.")


def underlag_problems(command: c.AttachUnderlag) -> Problems:
    """Find a file that cannot be one."""
    yield from sha256_problems("sha256", command.sha256)
    if command.storlek < 0:
        yield FieldProblem("storlek", "storlek: är inte under noll.")


def period_problems(start: date | None, end: date | None, per: date) -> Problems:
    """Find a period with one end, turned around, or that ends after the day it is measured on."""
    if (start is None) != (end is None):
        lacks = "period_start" if start is None else "period_end"
        yield FieldProblem(lacks, "period: en period har både en första och en sista dag.")
    elif start is not None and end is not None and start > end:
        yield FieldProblem("period_end", "period: sista dagen ligger före den första.")
    elif end is not None and end > per:
        yield FieldProblem("period_end", "period: sista dagen ligger efter dagen för mätningen.")


def _share_problems(event: MatningRegistered) -> Problems:
    if (event.enhet == "promille") != (event.namnare is not None):
        yield FieldProblem("namnare", "namnare: hur många av hör till en andel, och bara till den.")
    elif event.namnare is not None and event.namnare < 1:
        yield FieldProblem("namnare", "namnare: en andel räknas på minst en.")
    elif event.namnare is not None and event.taljare > event.namnare:
        yield FieldProblem("taljare", "taljare: är fler än de som räknas.")


def _sample_problems(event: MatningRegistered) -> Problems:
    urval, population, namnare = event.urval, event.population, event.namnare
    if population is not None and urval is None:
        yield FieldProblem("urval", "urval: ange hur många av dem som granskades.")
    if urval is not None and population is not None and urval > population:
        yield FieldProblem("urval", "urval: är större än det som urvalet drogs ur.")
    if urval is not None and namnare is not None and namnare > urval:
        yield FieldProblem("urval", "urval: är mindre än de som andelen räknas på.")


def _part_problems(event: MatningRegistered) -> Problems:
    parts = event.uppdelning
    if not parts:
        return
    names = [one.namn for one in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        reason = f"uppdelning: högst {MOST_PARTS} delar, var och en med eget namn."
        yield FieldProblem("uppdelning", reason)
    for one in parts:
        yield from _one_part_problems(one)
    whole = event.taljare if event.namnare is None else event.namnare
    summed = sum(one.antal for one in parts)
    if event.enhet == "dagar":
        yield FieldProblem("uppdelning", "uppdelning: dagar läggs inte ihop, så de delas inte upp.")
    elif summed != whole:
        reason = f"uppdelning: delarna är tillsammans {summed}, men helheten är {whole}."
        yield FieldProblem("uppdelning", reason)


def _one_part_problems(one: Del) -> Problems:
    yield from (
        FieldProblem("uppdelning", f"uppdelning: ett namn behöver 1-{LONGEST_FACT} tecken.")
        for _ in text_problems("uppdelning", one.namn)
    )
    yield from person_problems("uppdelning", one.namn)
    if set(one.namn) & set(":;\n"):
        yield FieldProblem("uppdelning", "uppdelning: ett namn har inte kolon eller semikolon.")
    yield from count_problems("uppdelning", one.antal)
