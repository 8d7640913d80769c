"""What is wrong with facts and words of ej verkställda beslut: one Swedish sentence a field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from audit.canonical import can_be_stored
from audit.codec import fact_fields, sealed_parts
from audit.envelope import Event
from audit.errors import FieldProblem
from audit.law.rule import Limit
from audit.verkstallighet import codes
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.kvartalet import KVARTAL
from audit.verkstallighet.vantelista import MANADER, OMRADEN, RADER

Problems = Iterator[FieldProblem]

FIRST_DAY: Final = date(1990, 1, 1)
LONGEST_FACT: Final = 128
LONGEST_WORDS: Final = 20_000
MOST: Final = 100_000

CODES: Final[dict[type[Event], dict[str, Mapping[str, Any]]]] = {
    e.BeslutRegistered: {"lag": codes.LAG, "insats": codes.INSATSER},
    e.ErbjudandeAnswered: {"svar": codes.SVAR},
    e.AnnanInsatsBegun: {"insats": codes.INSATSER},
    e.OrsakStated: {"orsak": codes.ORSAKER},
    e.AvbrottBegun: {"orsak": codes.AVBROTTSORSAKER},
    e.BeslutClosed: {"skal_kod": codes.AVSLUT},
    e.IndividrapportSent: {"mottagare": codes.MOTTAGARE, "rapportslag": codes.RAPPORTSLAG},
}
"""Which fields of which events hold codes."""


def event_problems(event: Event, today: date) -> Problems:
    """Find what is wrong with an event that is to be added, whatever its history."""
    for name in sealed_parts(type(event)):
        yield from _word_problems(name, getattr(event, name))
    known = CODES.get(type(event), {})
    for name, _ in fact_fields(type(event)):
        value = getattr(event, name)
        if name in known:
            yield from code_problems(name, value, known[name])
        else:
            yield from _fact_problems(name, value, today)


def code_problems(name: str, value: str, known: Mapping[str, Any]) -> Problems:
    """Find a code that is not one of a list."""
    if value not in known:
        yield FieldProblem(name, f"{name}: koden är okänd. Kända koder: {', '.join(known)}.")


def required_problems(name: str, text: str | None) -> Problems:
    """Find words that lack."""
    if text is None or not text.strip():
        yield FieldProblem(name, f"{name}: här behövs en text.")


def kvartal_problems(ar: int, nummer: int, name: str, today: date) -> Problems:
    """Find a quarter that is none, and one that has not ended."""
    if nummer not in KVARTAL:
        yield FieldProblem(name, f"{name}: ett kvartal är 1, 2, 3 eller 4.")
    elif not FIRST_DAY.year <= ar <= today.year:
        yield FieldProblem("ar", "ar: året har inte varit än, eller ligger för långt bak.")


def count_problems(
    omrade: str, manad: int, antal: Mapping[str, int], tackat_ja: Mapping[str, int]
) -> Problems:
    """Find an unknown område, month or row, a count nobody makes, and parts above their whole."""
    if manad not in MANADER:
        yield FieldProblem("manad", "manad: en månad är 1-12.")
    if omrade not in OMRADEN:
        yield from code_problems("omrade", omrade, OMRADEN)
        return
    if not antal:
        yield FieldProblem("antal", "antal: minst en rad behövs.")
    for kod, number in antal.items():
        yield from _row_problems(omrade, kod, number, antal)
    for kod, number in tackat_ja.items():
        if kod not in antal or not 0 < number <= antal[kod]:
            yield FieldProblem(
                kod, f"{kod}: de som har tackat ja kan inte vara fler än alla som väntar."
            )


def _row_problems(omrade: str, kod: str, number: int, antal: Mapping[str, int]) -> Problems:
    row = next((row for row in RADER[omrade] if row.kod == kod), None)
    if row is None:
        yield FieldProblem("antal", f"antal: {kod} är ingen rad i listan.")
    elif not 0 <= number <= MOST:
        yield FieldProblem(kod, f"{kod}: ett helt tal från 0 till {MOST} behövs.")
    elif row.under and number > antal.get(row.under, MOST):
        yield FieldProblem(kod, f"{kod}: kan inte vara fler än alla som väntar.")


def _word_problems(name: str, text: str | None) -> Problems:
    if text is not None and len(text) > LONGEST_WORDS:
        yield FieldProblem(name, f"{name}: texten är längre än {LONGEST_WORDS} tecken.")
    elif text is not None and not can_be_stored(text):
        yield FieldProblem(name, f"{name}: texten innehåller tecken som inte kan lagras.")


def _fact_problems(name: str, value: object, today: date) -> Problems:
    match value:
        case Limit():
            return
        case str():
            if not value.strip() or len(value) > LONGEST_FACT or not can_be_stored(value):
                yield FieldProblem(name, f"{name}: 1-{LONGEST_FACT} tecken behövs.")
        case date():
            if value > today:
                yield FieldProblem(name, f"{name}: dagen har inte varit än.")
            elif value < FIRST_DAY:
                yield FieldProblem(name, f"{name}: dagen ligger före {FIRST_DAY}.")
