"""What is wrong with facts and words of a granskning: one Swedish sentence a field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from audit.canonical import can_be_stored
from audit.codec import fact_fields, sealed_parts
from audit.envelope import Event
from audit.errors import FieldProblem
from audit.revision import codes
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.insyn import Insyn

Problems = Iterator[FieldProblem]

FIRST_DAY: Final = date(1990, 1, 1)
LONGEST_FACT: Final = 128
LONGEST_RUBRIK: Final = 500
LONGEST_WORDS: Final = 20_000
MOST_PERSONS: Final = 20
MOST_STREAMS: Final = 500
LONGEST_INSYN: Final = timedelta(days=366)
"""Nobody opens more than a year at a time; whoever needs longer extends."""

CODES: Final[dict[type[Event], dict[str, Mapping[str, str]]]] = {
    g.FragaAnswered: {"svar": codes.SVAR},
    g.RekommendationFollowedUp: {"lage": codes.LAGEN},
    s.SvarWritten: {"avsnitt": codes.AVSNITT},
    s.YttrandeWritten: {"avsnitt": codes.AVSNITT},
}
"""Which fields of which events hold codes."""

REQUIRED: Final[dict[type[Event], str]] = {
    g.InsynChanged: "skal",
    g.InsynExtended: "skal",
    g.InsynEnded: "skal",
    g.AnmarkningRegistered: "text",
    g.GranskningReopened: "skal",
}
"""The words that must be there. An anmärkning states its reason: 12 kap. 13 § kommunallagen."""

_MAY_LIE_AHEAD: Final = frozenset({"forfaller", "sista_dag"})


def event_problems(event: Event, today: date) -> Problems:
    """Find what is wrong with an event that is to be added, whatever its history."""
    for name in sealed_parts(type(event)):
        yield from _word_problems(name, getattr(event, name))
    required = REQUIRED.get(type(event))
    if required is not None:
        yield from required_problems(required, getattr(event, required))
    known = CODES.get(type(event), {})
    for name, _ in fact_fields(type(event)):
        if name in known:
            yield from code_problems(name, getattr(event, name), known[name])
        else:
            yield from _fact_problems(name, getattr(event, name), today)
    yield from order_problems(event)


def required_problems(name: str, text: str | None) -> Problems:
    """Find words that lack."""
    if text is None or not text.strip():
        yield FieldProblem(name, f"{name}: här behövs en text.")


def code_problems(name: str, value: str, known: Mapping[str, str]) -> Problems:
    """Find a code that is not one of a list."""
    if value not in known:
        yield FieldProblem(name, f"{name}: koden är okänd. Kända koder: {', '.join(known)}.")


def order_problems(event: Event) -> Problems:
    """Find two days of one event that lie the wrong way round."""
    match event:
        case g.RapportReceived() if event.inkom < event.rapport:
            yield FieldProblem("inkom", "inkom: rapporten kom före sitt eget datum.")
        case s.SvarRequested() | s.YttrandeRequested() if event.forfaller < event.begart:
            yield FieldProblem("forfaller", "forfaller: dagen ligger före den då svaret begärdes.")


def insyn_problems(insyn: Insyn, revisorer: frozenset[UUID], today: date) -> Problems:
    """Find a scope that opens nothing, or to somebody who is no revisor, or for too long."""
    if not insyn.omraden:
        yield FieldProblem("omraden", "omraden: ange minst ett område.")
    for one in insyn.omraden:
        yield from code_problems("omraden", one, codes.OMRADEN)
    if not 0 < len(insyn.personer) <= MOST_PERSONS:
        reason = f"personer: ange de personer som står i revisorernas brev, högst {MOST_PERSONS}."
        yield FieldProblem("personer", reason)
    if not revisorer.issuperset(insyn.personer):
        reason = "personer: bara den som har rollen revisor kan få läsa inom en granskning."
        yield FieldProblem("personer", reason)
    if len(insyn.strommar) > MOST_STREAMS:
        yield FieldProblem("strommar", f"strommar: högst {MOST_STREAMS} kan anges.")
    yield from last_day_problems(insyn.sista_dag, today)
    yield from _grund_problems(insyn)
    yield from _period_problems(insyn, today)


def last_day_problems(last: date, today: date) -> Problems:
    """Find a last day that has been, or that lies too far ahead."""
    if last < today:
        yield FieldProblem("sista_dag", "sista_dag: dagen har redan varit.")
    elif last > today + LONGEST_INSYN:
        yield FieldProblem("sista_dag", "sista_dag: högst ett år i taget. Förläng vid behov.")


def _grund_problems(insyn: Insyn) -> Problems:
    if insyn.grund is not None:
        yield from code_problems("grund", insyn.grund, codes.GRUNDER)
    elif codes.MED_ENSKILDA.intersection(insyn.omraden):
        reason = "grund: området rör enskilda. Ange grunden enligt 12 kap. 3 § kommunallagen."
        yield FieldProblem("grund", reason)


def _period_problems(insyn: Insyn, today: date) -> Problems:
    first, last = insyn.period_fran, insyn.period_till
    if first is not None and first > today:
        yield FieldProblem("period_fran", "period_fran: dagen har inte varit än.")
    if first is not None and last is not None and last < first:
        yield FieldProblem("period_till", "period_till: sista dagen ligger före den första.")


def _word_problems(name: str, text: str | None) -> Problems:
    if text is not None and len(text) > LONGEST_WORDS:
        yield FieldProblem(name, f"{name}: texten är längre än {LONGEST_WORDS} tecken.")
    elif text is not None and not can_be_stored(text):
        yield FieldProblem(name, f"{name}: texten innehåller tecken som inte kan lagras.")


def _fact_problems(name: str, value: object, today: date) -> Problems:
    match value:
        case str():
            longest = LONGEST_RUBRIK if name == "rubrik" else LONGEST_FACT
            if not value.strip() or len(value) > longest or not can_be_stored(value):
                yield FieldProblem(name, f"{name}: 1-{longest} tecken behövs.")
        case date():
            if value > today and name not in _MAY_LIE_AHEAD:
                yield FieldProblem(name, f"{name}: dagen har inte varit än.")
            elif value < FIRST_DAY:
                yield FieldProblem(name, f"{name}: dagen ligger före {FIRST_DAY}.")
        case int() if name == "ar" and not FIRST_DAY.year <= value <= today.year:
            yield FieldProblem(name, "ar: året har inte varit än, eller ligger för långt bak.")
