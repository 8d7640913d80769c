"""What is wrong with facts and words of the nämnd's year: one Swedish sentence a field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from audit.arsplan import events_arsmal as m
from audit.arsplan import events_arsplan as e
from audit.arsplan.codes import BEFATTNINGAR, SLAG, UTFALL, VIDARE
from audit.canonical import can_be_stored
from audit.clock import STOCKHOLM
from audit.codec import fact_fields, sealed_parts
from audit.envelope import Event
from audit.errors import FieldProblem

Problems = Iterator[FieldProblem]

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
LONGEST_FACT: Final = 128
LONGEST_WORDS: Final = 20_000
LONG: Final[Mapping[str, int]] = {"arende": 300, "rubrik": 300, "notering": 500}
"""Facts that may be longer than others."""

COMING: Final = frozenset({"dag", "stopptid", "senast"})
"""The days that may lie ahead: those of what is planned."""

CODES: Final[dict[type[Event], dict[str, Mapping[str, Any]]]] = {
    e.PunktPlanned: {"slag": SLAG, "ansvarig": BEFATTNINGAR, "vidare": VIDARE},
    e.PunktChanged: {"slag": SLAG, "ansvarig": BEFATTNINGAR, "vidare": VIDARE},
    m.ArsmalSet: {"ansvarig": BEFATTNINGAR},
    m.ArsmalChanged: {"ansvarig": BEFATTNINGAR},
    m.ArsmalAssessed: {"utfall": UTFALL},
    m.UppdragGiven: {"ansvarig": BEFATTNINGAR},
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
            yield from _code_problems(name, value, known[name])
        else:
            yield from _fact_problems(name, value, today)


def required_problems(name: str, text: str | None) -> Problems:
    """Find words that lack."""
    if text is None or not text.strip():
        yield FieldProblem(name, f"{name}: här behövs en text.")


def sammantrade_problems(ar: int, dag: date, stopptid: datetime) -> Problems:
    """Find a sammanträde outside its year, and a stopptid without offset or after the day."""
    if not FIRST_YEAR <= ar <= LAST_YEAR or dag.year != ar:
        yield FieldProblem("dag", "dag: sammanträdet ligger inte i året.")
    if stopptid.tzinfo is None:
        yield FieldProblem("stopptid", "stopptid: tiden saknar tidszon.")
    elif stopptid.astimezone(STOCKHOLM).date() > dag:
        yield FieldProblem("stopptid", "stopptid: stopptiden ligger efter sammanträdet.")


def pair_problems(beslutad: date | None, paragraf: str | None) -> Problems:
    """Find half of an earlier beslut: a § without its day."""
    if paragraf is not None and beslutad is None:
        yield FieldProblem("beslutad", "beslutad: dagen för det tidigare beslutet behövs.")


def _code_problems(name: str, value: object, known: Mapping[str, Any]) -> Problems:
    codes = value if isinstance(value, tuple) else (value,)
    if any(one not in known for one in codes):
        yield FieldProblem(name, f"{name}: koden är okänd. Kända koder: {', '.join(known)}.")
    elif len(set(codes)) != len(codes):
        yield FieldProblem(name, f"{name}: samma kod står två gånger.")


def _word_problems(name: str, text: str | None) -> Problems:
    if text is not None and len(text) > LONGEST_WORDS:
        yield FieldProblem(name, f"{name}: texten är längre än {LONGEST_WORDS} tecken.")
    elif text is not None and not can_be_stored(text):
        yield FieldProblem(name, f"{name}: texten innehåller tecken som inte kan lagras.")


def _fact_problems(name: str, value: object, today: date) -> Problems:
    match value:
        case str():
            longest = LONG.get(name, LONGEST_FACT)
            if not value.strip() or len(value) > longest or not can_be_stored(value):
                yield FieldProblem(name, f"{name}: 1-{longest} tecken behövs.")
        case datetime():
            return
        case date():
            if not FIRST_YEAR <= value.year <= LAST_YEAR:
                yield FieldProblem(name, f"{name}: året ligger för långt bort.")
            elif name not in COMING and value > today:
                yield FieldProblem(name, f"{name}: dagen har inte varit än.")
