"""What a command about the goals of a year leads to: the event that it adds; pure."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from audit.arsplan import commands as c
from audit.arsplan import events_arsmal as e
from audit.arsplan.arsmal import Arsmal, Mal, Uppdrag
from audit.arsplan.checks import FIRST_YEAR, LAST_YEAR, Problems, required_problems
from audit.arsplan.correcting import corrected_event
from audit.arsplan.making import build, checked
from audit.arsplan.replacing import corrected
from audit.envelope import Event
from audit.errors import FieldProblem, InvalidInputError, StateError
from audit.making import refuse


def decide_arsmal(command: c.ArsmalCommand, state: Arsmal, today: date) -> Event:
    """Give the event of a goal.

    Raises InvalidInputError naming the fields, StateError for a goal or a task that takes no more.
    """
    stream, version = command.arsmal, state.version + 1
    match command:
        case c.SetArsmal():
            problems = (*_year_problems(command.ar, state), *_new_problems(command, state))
            return checked(build(e.ArsmalSet, stream, version, command, today), today, problems)
        case c.CorrectArsmal():
            target = state.event(command.corrects)
            refuse(_withdrawing_problems(command, target, state))
            made = corrected_event(e.ArsmalCorrected, stream, version, command, target, today)
            refuse(_order_problems(command, target, state))
            return made
        case c.AnswerUppdrag():
            problems = tuple(_reporting_problems(command, _waiting(command.uppdrag, state)))
            reported = build(e.UppdragReported, stream, version, command, today)
            return checked(reported, today, problems)
    return _of_known(command, _applying(command.mal, state), state, today)


def _of_known(
    command: c.ChangeArsmal | c.EndArsmal | c.AssessArsmal | c.GiveUppdrag,
    mal: Mal,
    state: Arsmal,
    today: date,
) -> Event:
    stream, version = command.arsmal, state.version + 1
    match command:
        case c.ChangeArsmal():
            problems = tuple(_changed_problems(command, mal, state))
            return checked(build(e.ArsmalChanged, stream, version, command, today), today, problems)
        case c.EndArsmal():
            refuse(required_problems("skal", command.skal))
            return checked(build(e.ArsmalEnded, stream, version, command, today), today)
        case c.AssessArsmal():
            return checked(build(e.ArsmalAssessed, stream, version, command, today), today)
        case c.GiveUppdrag():
            problems = tuple(_giving_problems(command, state))
            return checked(build(e.UppdragGiven, stream, version, command, today), today, problems)


def _year_problems(ar: int, state: Arsmal) -> Problems:
    if not FIRST_YEAR <= ar <= LAST_YEAR:
        yield FieldProblem("ar", "ar: året ligger för långt bort.")
    if state.ar and ar != state.ar:
        yield FieldProblem("ar", "ar: det är ett annat år.")


def _new_problems(command: c.SetArsmal, state: Arsmal) -> Problems:
    if command.mal in state.mal:
        yield FieldProblem("mal", "mal: målet finns redan.")
    yield from _kod_problems(command.kod, command.mal, state)


def _kod_problems(kod: str, mal: UUID, state: Arsmal) -> Problems:
    if any(one.kod == kod and one.id != mal for one in state.mal.values()):
        yield FieldProblem("kod", "kod: koden är upptagen i året.")


def _changed_problems(command: c.ChangeArsmal, mal: Mal, state: Arsmal) -> Problems:
    yield from _kod_problems(command.kod, mal.id, state)
    same = (mal.kod, mal.rubrik, mal.ansvarig) == (command.kod, command.rubrik, command.ansvarig)
    if same:
        yield FieldProblem("rubrik", "rubrik: ändringen ändrar ingenting.")


def _giving_problems(command: c.GiveUppdrag, state: Arsmal) -> Problems:
    if state.of_uppdrag(command.uppdrag) is not None:
        yield FieldProblem("uppdrag", "uppdrag: uppdraget finns redan.")
    if command.senast < command.beslutad:
        yield FieldProblem("senast", "senast: dagen ligger före beslutet.")


def _reporting_problems(command: c.AnswerUppdrag, uppdrag: Uppdrag) -> Problems:
    if command.aterrapporterad < uppdrag.given.beslutad:
        reason = "aterrapporterad: dagen ligger före uppdraget."
        yield FieldProblem("aterrapporterad", reason)


def _withdrawing_problems(
    command: c.CorrectArsmal, target: Event | None, state: Arsmal
) -> Problems:
    """Find a task taken back whose report stands: the report goes first."""
    if command.aterkallad and isinstance(target, e.UppdragGiven):
        found = state.of_uppdrag(target.uppdrag)
        if found is not None and found[1].aterrapporterad is not None:
            reason = "corrects: uppdraget är återrapporterat. Återta först det."
            yield FieldProblem("corrects", reason)


def _order_problems(command: c.CorrectArsmal, target: Event | None, state: Arsmal) -> Problems:
    """Find a task that would end, or be reported back, before the day it was given."""
    if command.aterkallad or not isinstance(target, e.UppdragGiven | e.UppdragReported):
        return
    found = state.of_uppdrag(target.uppdrag)
    new = corrected(target, command.replaced)
    if isinstance(new, e.UppdragGiven):
        given, reported = new, found[1].aterrapporterad if found else None
    elif found is not None:
        given, reported = found[1].given, new.aterrapporterad
    else:
        return
    if min(given.senast, reported or given.senast) < given.beslutad:
        yield FieldProblem("replaced", "replaced: uppdragets dagar kommer i fel ordning.")


def _applying(mal: UUID, state: Arsmal) -> Mal:
    found = state.mal.get(mal)
    if found is None:
        raise InvalidInputError([FieldProblem("mal", "mal: målet finns inte.")])
    if not found.galler:
        raise StateError("Målet är borttaget.")
    return found


def _waiting(uppdrag: UUID, state: Arsmal) -> Uppdrag:
    found = state.of_uppdrag(uppdrag)
    if found is None:
        raise InvalidInputError([FieldProblem("uppdrag", "uppdrag: uppdraget finns inte.")])
    if found[1].aterrapporterad is not None:
        raise StateError("Uppdraget är redan återrapporterat.")
    return found[1]
