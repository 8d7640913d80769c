"""What is wrong with facts and words of the internkontroll: one Swedish sentence a field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from audit.canonical import can_be_stored
from audit.codec import fact_fields, sealed_parts
from audit.envelope import Event
from audit.errors import FieldProblem
from audit.internkontroll import codes as c
from audit.internkontroll import events_avvikelse as a
from audit.internkontroll import events_matning as m
from audit.internkontroll import events_plan as p
from audit.internkontroll.kontroll_checks import day_problems, person_problems, word_problems
from audit.internkontroll.mal import Mal
from audit.law.delegation import BEFATTNINGAR

Problems = Iterator[FieldProblem]

LONGEST_FACT: Final = 128
LONGEST: Final[Mapping[str, int]] = {
    "rubrik": 200,
    "ansvar": 200,
    "lagrum": 400,
    "process": 1_000,
    "kontroll": 2_000,
    "metod": 2_000,
}
"""Characters, where a field may hold more than `LONGEST_FACT`; people write these freely."""
WHOLE: Final = 1_000
"""All of a share, in promille."""
MOST: Final = 10_000_000
"""No nämnd counts further."""

CODES: Final[dict[type[Event], dict[str, Mapping[str, str]]]] = {
    p.RiskAdded: {"kategori": c.RISKKATEGORIER},
    p.RiskChanged: {"kategori": c.RISKKATEGORIER},
    p.KontrollmomentAdded: {"frekvens": c.FREKVENSER},
    p.KontrollmomentChanged: {"frekvens": c.FREKVENSER},
    m.MatningRegistered: {"enhet": c.MATENHETER},
    m.TextWritten: {"avsnitt": c.AVSNITT},
    m.ResultPresented: {"utfall": c.NAMNDENS_UTFALL},
    a.AtgardPlanned: {"ansvarig": BEFATTNINGAR},
    a.AtgardChanged: {"ansvarig": BEFATTNINGAR},
    a.EffektAssessed: {"effekt": c.EFFEKT},
    a.AvvikelseClosed: {"utfall": c.AVVIKELSE_UTFALL},
}
"""Which fields of which events hold codes."""

REQUIRED: Final[dict[type[Event], str]] = {
    a.AvvikelseAnalysed: "text",
    a.AtgardDropped: "skal",
    a.AvvikelseReopened: "skal",
}
"""The words that must be there, whatever else is said."""

_MAY_LIE_AHEAD: Final = frozenset({"forfaller"})
_SHA256_HEX: Final = re.compile(r"[0-9a-f]{64}")


def event_problems(event: Event, today: date) -> Problems:
    """Find what is wrong with an event that is to be added, whatever its history."""
    yield from word_problems(event)
    required = REQUIRED.get(type(event))
    if required is not None:
        yield from required_problems(required, getattr(event, required))
    codes = CODES.get(type(event), {})
    for name, _ in fact_fields(type(event)):
        value = getattr(event, name)
        if name in codes:
            yield from code_problems(name, value, codes[name])
        elif name not in sealed_parts(type(event)):
            yield from _fact_problems(name, value, today)


def required_problems(name: str, text: str | None) -> Problems:
    """Find words that lack."""
    if text is None or not text.strip():
        yield FieldProblem(name, f"{name}: här behövs en text.")


def code_problems(name: str, value: str, codes: Mapping[str, str]) -> Problems:
    """Find a code that is not one of a list."""
    if value not in codes:
        yield FieldProblem(name, f"{name}: koden är okänd. Kända koder: {', '.join(codes)}.")


def count_problems(name: str, value: int | None) -> Problems:
    """Find a count below zero, or beyond what anybody counts."""
    if value is not None and not 0 <= value <= MOST:
        yield FieldProblem(name, f"{name}: ett helt tal från 0 till {MOST} behövs.")


def mal_problems(mal: Mal | None) -> Problems:
    """Find a target of an unknown kind or unit, or out of reach."""
    if mal is None:
        return
    if mal.slag not in c.MAL_SLAG or mal.enhet not in c.MATENHETER:
        yield FieldProblem("mal", "mal: minst eller högst, av en andel, ett antal eller dagar.")
    elif mal.enhet == "promille" and not 0 <= mal.varde <= WHOLE:
        yield FieldProblem("mal", "mal: en andel är från 0 till 100 procent.")
    else:
        yield from count_problems("mal", mal.varde)


def head_problems(known_position: int, known_root: str) -> Problems:
    """Find a head of the log that cannot be one."""
    if known_position < 1:
        yield FieldProblem("known_position", "known_position: ett löpnummer är minst 1.")
    yield from sha256_problems("known_root", known_root)


def sha256_problems(name: str, text: str) -> Problems:
    """Find what is not a SHA-256 in hexadecimal."""
    if not _SHA256_HEX.fullmatch(text):
        yield FieldProblem(name, f"{name}: 64 hexadecimala tecken behövs.")


def is_id(text: str) -> bool:
    """Tell whether a text is an id as it is stored."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def text_problems(name: str, value: str) -> Problems:
    """Find a fact in words that is empty, too long, names a person, or cannot be stored."""
    longest = LONGEST.get(name, LONGEST_FACT)
    if not value.strip() or len(value) > longest:
        yield FieldProblem(name, f"{name}: 1-{longest} tecken behövs.")
    elif not can_be_stored(value):
        yield FieldProblem(name, f"{name}: uppgiften innehåller tecken som inte kan lagras.")
    if name in LONGEST:
        # Not of sums and ids: their digits can look like anything.
        yield from person_problems(name, value)


def _fact_problems(name: str, value: object, today: date) -> Problems:
    match value:
        case str():
            yield from text_problems(name, value)
        case Mal():
            yield from mal_problems(value)
        case date():
            yield from day_problems(name, value)
            if value > today and name not in _MAY_LIE_AHEAD:
                yield FieldProblem(name, f"{name}: dagen har inte varit än.")
