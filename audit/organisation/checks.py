"""What is wrong with a change of the organisation: one Swedish sentence per field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from audit.canonical import can_be_stored
from audit.errors import FieldProblem
from audit.law.delegation import OMRADEN
from audit.law.lagar import LAG
from audit.organisation import commands as c
from audit.organisation.codes import DRIFTSFORM, MAL, SLAG
from audit.organisation.organisation import Organisation

LONGEST_NAME = 200
MOST_DAYS = 3_650
LONGEST_PARAGRAF = 40

_KOD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_NUMBER = re.compile(r"\+?[0-9][0-9 -]{2,24}")

Problems = Iterator[FieldProblem]
Adding = c.AddVerksamhet | c.AddUtforare | c.AddEnhet


def problems(state: Organisation, command: c.Command) -> Problems:
    """Find what is wrong with a command in an organisation as it stands."""
    match command:
        case c.AddVerksamhet() | c.AddUtforare() | c.AddEnhet():
            yield from _adding(state, command)
        case c.RenameDel():
            yield from _name(command.namn)
            yield from _part(state, command.slag, command.kod, command.fran)
        case c.MoveEnhet():
            yield from _part(state, "enhet", command.kod, command.fran)
            yield from _place(state, command)
        case c.MergeEnhet():
            yield from _merging(state, command)
        case c.EndDel():
            yield from _ending(state, command)
        case c.SetBeredskap():
            yield from _part(state, "verksamhet", command.kod, command.fran)
            yield from _number(command.beredskap)
        case c.SetMal():
            yield from _mal(command)


def _adding(state: Organisation, command: Adding) -> Problems:
    if not _KOD.fullmatch(command.kod):
        yield FieldProblem("kod", "kod: 1-64 bokstäver a-z, siffror, punkt, _ eller - behövs.")
    if any(state.added(slag, command.kod) for slag in SLAG):
        yield FieldProblem("kod", "kod: koden är redan använd och används aldrig igen.")
    yield from _name(command.namn)
    match command:
        case c.AddVerksamhet():
            yield from _number(command.beredskap)
            if command.omrade is not None and command.omrade not in OMRADEN:
                known = ", ".join(OMRADEN)
                yield FieldProblem("omrade", f"omrade: koden är okänd. Kända: {known}.")
        case c.AddUtforare():
            if command.driftsform not in DRIFTSFORM:
                yield FieldProblem("driftsform", "driftsform: egen eller privat.")
        case c.AddEnhet():
            yield from _place(state, command)


def _place(state: Organisation, command: c.AddEnhet | c.MoveEnhet) -> Problems:
    for slag, kod in (("verksamhet", command.verksamhet), ("utforare", command.utforare)):
        if not state.exists(slag, kod, command.fran):
            yield FieldProblem(slag, f"{slag}: finns inte den dagen.")
    if command.lag not in LAG:
        yield FieldProblem("lag", f"lag: koden är okänd. Kända koder: {', '.join(LAG)}.")


def _part(state: Organisation, slag: str, kod: str, day: date) -> Problems:
    if slag not in SLAG:
        yield FieldProblem("slag", f"slag: koden är okänd. Kända koder: {', '.join(SLAG)}.")
    elif state.added(slag, kod) is None:
        yield FieldProblem("kod", "kod: det finns ingen sådan del.")
    elif not state.exists(slag, kod, day):
        yield FieldProblem("fran", "fran: delen finns inte den dagen.")


def _merging(state: Organisation, command: c.MergeEnhet) -> Problems:
    yield from _part(state, "enhet", command.kod, command.fran)
    if state.upphor("enhet", command.kod) is not None:
        yield FieldProblem("kod", "kod: enheten har redan upphört eller gått upp i en annan.")
    if command.till == command.kod or not state.exists("enhet", command.till, command.fran):
        yield FieldProblem("till", "till: en annan enhet som finns den dagen behövs.")
    elif state.successor(command.till, date.max) == command.kod:
        yield FieldProblem("till", "till: den enheten går själv upp i den här.")


def _ending(state: Organisation, command: c.EndDel) -> Problems:
    slag, kod, day = command.slag, command.kod, command.upphor
    found = tuple(_part(state, slag, kod, day))
    yield from found
    if found:
        return
    if state.upphor(slag, kod) is not None:
        yield FieldProblem("kod", "kod: delen har redan upphört.")
    if slag != "enhet" and state.belongs_later(kod, day):
        yield FieldProblem("upphor", "upphor: enheter hör till den den dagen eller senare.")


def _name(namn: str) -> Problems:
    if not namn.strip() or len(namn) > LONGEST_NAME or not can_be_stored(namn):
        yield FieldProblem("namn", f"namn: 1-{LONGEST_NAME} tecken som kan lagras behövs.")


def _number(beredskap: str | None) -> Problems:
    if beredskap is not None and not _NUMBER.fullmatch(beredskap):
        yield FieldProblem("beredskap", "beredskap: ett telefonnummer behövs.")


def _mal(command: c.SetMal) -> Problems:
    if command.klocka not in MAL:
        yield FieldProblem("klocka", f"klocka: koden är okänd. Kända koder: {', '.join(MAL)}.")
    if command.dagar is not None and not 0 <= command.dagar <= MOST_DAYS:
        yield FieldProblem("dagar", f"dagar: 0-{MOST_DAYS} behövs.")
    paragraf = command.paragraf
    if paragraf is not None and not (paragraf.strip() and len(paragraf) <= LONGEST_PARAGRAF):
        yield FieldProblem("paragraf", f"paragraf: 1-{LONGEST_PARAGRAF} tecken behövs.")
