"""What is wrong with the facts and words of an event: one Swedish sentence per field, no values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from audit.canonical import can_be_stored
from audit.codec import fact_fields, sealed_parts
from audit.envelope import Event, Happened, Precision
from audit.errors import FieldProblem
from audit.law.delegation import BESLUTSFATTARE
from audit.lexsarah.checks_by_event import SPECIFIC
from audit.lexsarah.code_fields import CODES, REQUIRED
from audit.lexsarah.taget import Taget

LONGEST_WORDS = 20_000
LONGEST_FACT = 128

_MAY_LIE_AHEAD: Final = frozenset({"senast", "till"})
"""Days that a plan or an access reaches to; all others have been."""


def event_problems(event: Event, today: date) -> Iterator[FieldProblem]:
    """Find what is wrong with an event that is to be added, whatever its history."""
    yield from _word_problems(event)
    yield from _code_problems(event)
    for name, _ in fact_fields(type(event)):
        yield from _fact_problems(name, getattr(event, name), today)
    specific = SPECIFIC.get(type(event))
    if specific is not None:
        yield from specific(event)


def _code_problems(event: Event) -> Iterator[FieldProblem]:
    for name, codes in CODES.get(type(event), {}).items():
        value = getattr(event, name)
        if value is not None and value not in codes:
            known = ", ".join(codes)
            yield FieldProblem(name, f"{name}: koden är okänd. Kända koder: {known}.")


def _word_problems(event: Event) -> Iterator[FieldProblem]:
    required = REQUIRED.get(type(event), ())
    for name in sealed_parts(type(event)):
        text = getattr(event, name)
        if name in required and not (text and text.strip()):
            yield FieldProblem(name, f"{name}: här behövs en text.")
        elif text is not None and len(text) > LONGEST_WORDS:
            yield FieldProblem(name, f"{name}: texten är längre än {LONGEST_WORDS} tecken.")
        elif text is not None and not can_be_stored(text):
            yield FieldProblem(name, f"{name}: texten innehåller tecken som inte kan lagras.")


def _fact_problems(name: str, value: object, today: date) -> Iterator[FieldProblem]:
    match value:
        case str():
            yield from _text_problems(name, value)
        case tuple():
            for one in value:
                yield from _fact_problems(name, one, today)
        case datetime():
            return
        case date() if value > today and name not in _MAY_LIE_AHEAD:
            yield FieldProblem(name, f"{name}: dagen har inte varit än.")
        case Happened():
            yield from _happened_problems(name, value)
        case Taget():
            yield from _taget_problems(value, today)


def _text_problems(name: str, value: str) -> Iterator[FieldProblem]:
    if not value.strip() or len(value) > _longest(name):
        yield FieldProblem(name, f"{name}: 1-{_longest(name)} tecken behövs.")
    elif not can_be_stored(value):
        yield FieldProblem(name, f"{name}: uppgiften innehåller tecken som inte kan lagras.")


def _longest(name: str) -> int:
    # A lagrum is ours and may name two acts.
    return 400 if name == "lagrum" else LONGEST_FACT


def _taget_problems(taget: Taget, today: date) -> Iterator[FieldProblem]:
    if taget.beslutsfattare not in BESLUTSFATTARE:
        known = ", ".join(BESLUTSFATTARE)
        reason = f"beslutsfattare: koden är okänd. Kända koder: {known}."
        yield FieldProblem("beslutsfattare", reason)
    if taget.beslutad > today:
        yield FieldProblem("beslutad", "beslutad: dagen har inte varit än.")
    if taget.paragraf is not None:
        yield from _text_problems("paragraf", taget.paragraf)


def _happened_problems(name: str, value: Happened) -> Iterator[FieldProblem]:
    """Find a time whose precision and ends do not go together."""
    ends = (value.start is not None, value.end is not None)
    wanted = {
        Precision.DAY: (True, False),
        Precision.TIME: (True, False),
        Precision.INTERVAL: (True, True),
        Precision.UNKNOWN: (False, False),
    }[value.precision]
    if ends != wanted or (value.start and value.end and value.start > value.end):
        yield FieldProblem(name, f"{name}: tiden har inte rätt form.")
