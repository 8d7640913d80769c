"""What a command leads to: pure, from the mätning's events to the events that are to be added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from uuid import UUID

from audit.envelope import Event
from audit.errors import FieldProblem, InvalidInputError, StateError
from audit.internkontroll.codes import KONTROLLMOMENT, MATT_AV_POPULATION, POPULATIONS
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.events import MatningFrozen

OVER_A_PERIOD = frozenset({"avslutade", "inkomna"})
"""The populations that have a first and a last day."""

_SHA256_HEX = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


def decide(command: FreezeMatning, history: Sequence[Event]) -> tuple[Event, ...]:
    """Give the event that freezes a mätning.

    Raises InvalidInputError naming the fields, StateError where it is frozen already:
    a frozen mätning is never changed, a new one is made beside it.
    """
    if history:
        message = "Mätningen är redan fryst. Gör en ny mätning i stället."
        raise StateError(message)
    found = (*_what_problems(command), *_head_problems(command), *_number_problems(command))
    if found:
        raise InvalidInputError(found)
    return (
        MatningFrozen(
            originator_id=command.matning,
            originator_version=1,
            happened=command.happened,
            kontrollmoment=command.kontrollmoment,
            population=command.population,
            per=command.per,
            known_position=command.known_position,
            known_root=command.known_root,
            numbers=dict(command.numbers),
            arenden={name: tuple(ids) for name, ids in command.arenden.items()},
            period_start=command.period_start,
            period_end=command.period_end,
        ),
    )


def _what_problems(command: FreezeMatning) -> Iterator[FieldProblem]:
    if command.kontrollmoment not in KONTROLLMOMENT:
        yield FieldProblem("kontrollmoment", "kontrollmoment: koden är okänd.")
    if command.population not in POPULATIONS:
        yield FieldProblem("population", "population: koden är okänd.")
    elif command.kontrollmoment in KONTROLLMOMENT and not _measured_on(command):
        yield FieldProblem("population", "population: kontrollmomentet mäts inte på den.")
    start, end = command.period_start, command.period_end
    if (command.population in OVER_A_PERIOD) != (start is not None and end is not None):
        reason = "period: första och sista dag hör till det som mäts under en period, och bara dit."
        yield FieldProblem("period_start", reason)
    if start is not None and end is not None and start > end:
        yield FieldProblem("period_end", "period: sista dagen ligger före den första.")


def _measured_on(command: FreezeMatning) -> bool:
    return (command.kontrollmoment, command.population) in MATT_AV_POPULATION


def _head_problems(command: FreezeMatning) -> Iterator[FieldProblem]:
    if command.known_position < 1:
        yield FieldProblem("known_position", "known_position: ett löpnummer är minst 1.")
    if not _SHA256_HEX.fullmatch(command.known_root):
        yield FieldProblem("known_root", "known_root: 64 hexadecimala tecken behövs.")


def _number_problems(command: FreezeMatning) -> Iterator[FieldProblem]:
    if not all(_NAME.fullmatch(name) for name in command.numbers):
        yield FieldProblem("numbers", "numbers: ett namn har inte rätt form.")
    if not command.numbers or any(number < 0 for number in command.numbers.values()):
        yield FieldProblem("numbers", "numbers: antal behövs, och inget antal är under noll.")
    for name, ids in command.arenden.items():
        if len(set(ids)) != len(ids) or len(ids) != command.numbers.get(name):
            yield FieldProblem("arenden", "arenden: antalet stämmer inte med ärendena bakom det.")
        if not all(map(_is_id, ids)):
            yield FieldProblem("arenden", "arenden: ett ärendes id har inte rätt form.")


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
