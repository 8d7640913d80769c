"""What a command about sammanträden and punkter leads to: the event that it adds; pure."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from audit.arsplan import commands as c
from audit.arsplan import events_arsplan as e
from audit.arsplan.arsplan import Arsplan, Punkt, Sammantrade
from audit.arsplan.checks import (
    FIRST_YEAR,
    LAST_YEAR,
    Problems,
    pair_problems,
    required_problems,
    sammantrade_problems,
)
from audit.arsplan.correcting import corrected_event
from audit.arsplan.making import build, checked
from audit.envelope import Event
from audit.errors import FieldProblem, InvalidInputError, StateError
from audit.making import refuse

Known = c.ChangePunkt | c.MovePunkt | c.DeliverPunkt | c.TreatPunkt | c.DropPunkt


def decide_sammantrade(command: c.SammantradeCommand, state: Arsplan, today: date) -> Event:
    """Give the event of a sammanträde; raises InvalidInputError naming the fields."""
    version = state.version + 1
    match command:
        case c.PlanSammantrade():
            refuse(_year_problems(command.ar, state))
            refuse(_sammantrade_problems(command.ar, command, state))
            return build(e.SammantradePlanned, command.arsplan, version, command, today)
        case c.ChangeSammantrade():
            known = _held(command.sammantrade, state)
            refuse(_changed_problems(known, command, state))
            return build(e.SammantradeChanged, command.arsplan, version, command, today)
        case c.CancelSammantrade():
            known = _held(command.sammantrade, state)
            if any(one.behandlad for one in state.punkter_vid(known.id)):
                raise StateError("Nämnden har behandlat punkter vid sammanträdet.")
            refuse(required_problems("skal", command.skal))
            event = build(e.SammantradeCancelled, command.arsplan, version, command, today)
            return checked(event, today)


def decide_punkt(command: c.PunktCommand, state: Arsplan, today: date) -> Event:
    """Give the event of a punkt.

    Raises InvalidInputError naming the fields, StateError for a punkt that takes no more.
    """
    version = state.version + 1
    match command:
        case c.PlanPunkt():
            refuse((*_year_problems(command.ar, state), *_planning_problems(command, state)))
            event: Event = build(e.PunktPlanned, command.arsplan, version, command, today)
            return checked(event, today, pair_problems(command.beslutad, command.paragraf))
        case c.CorrectArsplan():
            target = state.event(command.corrects)
            kind = e.ArsplanCorrected
            made = corrected_event(kind, command.arsplan, version, command, target, today)
            refuse(_corrected_problems(command, target, state))
            return made
    return _of_known(command, _open(command.punkt, state), state, today)


def _of_known(command: Known, punkt: Punkt, state: Arsplan, today: date) -> Event:
    stream, version = command.arsplan, state.version + 1
    match command:
        case c.ChangePunkt():
            changed = build(e.PunktChanged, stream, version, command, today)
            return checked(changed, today, pair_problems(command.beslutad, command.paragraf))
        case c.MovePunkt():
            refuse(_moving_problems(command, punkt, state))
            return checked(build(e.PunktMoved, stream, version, command, today), today)
        case c.DeliverPunkt():
            if punkt.levererad is not None:
                raise StateError("Underlaget är redan levererat. Rätta dagen om den är fel.")
            return checked(build(e.PunktDelivered, stream, version, command, today), today)
        case c.TreatPunkt():
            treated = build(e.PunktTreated, stream, version, command, today)
            return checked(treated, today, _treating_problems(command.behandlad, punkt, state))
        case c.DropPunkt():
            refuse(required_problems("skal", command.skal))
            if punkt.behandlad is not None:
                raise StateError("Nämnden har behandlat punkten.")
            return checked(build(e.PunktDropped, stream, version, command, today), today)


def _year_problems(ar: int, state: Arsplan) -> Problems:
    if not FIRST_YEAR <= ar <= LAST_YEAR:
        yield FieldProblem("ar", "ar: året ligger för långt bort.")
    if state.ar and ar != state.ar:
        yield FieldProblem("ar", "ar: det är ett annat år.")


def _sammantrade_problems(
    ar: int, command: c.PlanSammantrade | c.ChangeSammantrade, state: Arsplan
) -> Problems:
    yield from sammantrade_problems(ar, command.dag, command.stopptid)
    others = (one for one in state.moten if one.id != command.sammantrade)
    if any(one.dag == command.dag for one in others):
        yield FieldProblem("dag", "dag: nämnden har redan ett sammanträde den dagen.")
    if isinstance(command, c.PlanSammantrade) and command.sammantrade in state.sammantraden:
        yield FieldProblem("sammantrade", "sammantrade: sammanträdet finns redan.")


def _changed_problems(known: Sammantrade, command: c.ChangeSammantrade, state: Arsplan) -> Problems:
    yield from _sammantrade_problems(state.ar, command, state)
    if (known.dag, known.stopptid) == (command.dag, command.stopptid):
        yield FieldProblem("dag", "dag: ändringen ändrar ingenting.")
    treated = any(one.behandlad for one in state.punkter_vid(known.id))
    if treated and command.dag != known.dag:
        yield FieldProblem("dag", "dag: nämnden har behandlat punkter vid sammanträdet.")


def _planning_problems(command: c.PlanPunkt, state: Arsplan) -> Problems:
    yield from _place_problems(command.sammantrade, state)
    if command.punkt in state.punkter:
        yield FieldProblem("punkt", "punkt: punkten finns redan.")
    rules = {one.regel for one in state.punkter.values()}
    if command.regel is not None and command.regel in rules:
        yield FieldProblem("regel", "regel: årets punkt enligt den regeln finns redan.")


def _place_problems(sammantrade: UUID | None, state: Arsplan) -> Problems:
    if sammantrade is not None and sammantrade not in {one.id for one in state.moten}:
        yield FieldProblem("sammantrade", "sammantrade: sammanträdet finns inte eller är inställt.")


def _moving_problems(command: c.MovePunkt, punkt: Punkt, state: Arsplan) -> Problems:
    yield from _place_problems(command.sammantrade, state)
    if punkt.behandlad is not None:
        raise StateError("Nämnden har behandlat punkten.")
    if command.sammantrade == punkt.sammantrade:
        yield FieldProblem("sammantrade", "sammantrade: punkten är redan planerad dit.")


def _treating_problems(day: date, punkt: Punkt, state: Arsplan) -> Problems:
    held = state.mote(punkt)
    if punkt.behandlad is not None:
        raise StateError("Nämnden har redan behandlat punkten.")
    if held is None:
        raise StateError("Punkten är inte inplanerad. Flytta den först till ett sammanträde.")
    if day != held.dag:
        yield FieldProblem("behandlad", "behandlad: det är inte sammanträdets dag.")


def _corrected_problems(
    command: c.CorrectArsplan, target: Event | None, state: Arsplan
) -> Problems:
    """Find a treatment corrected to a day without its sammanträde, a sammanträde held twice."""
    if isinstance(target, e.PunktTreated) and "behandlad" in command.replaced:
        held = state.mote(state.punkter[target.punkt]) if target.punkt in state.punkter else None
        if held is None or command.replaced["behandlad"] != held.dag.isoformat():
            yield FieldProblem("behandlad", "behandlad: det är inte sammanträdets dag.")
    if isinstance(target, e.SammantradeCancelled) and command.aterkallad:
        known = state.sammantraden.get(target.sammantrade)
        if known is not None and any(one.dag == known.dag for one in state.moten):
            yield FieldProblem("corrects", "corrects: nämnden har ett annat sammanträde då.")


def _held(sammantrade: UUID, state: Arsplan) -> Sammantrade:
    found = next((one for one in state.moten if one.id == sammantrade), None)
    if found is None:
        reason = "sammantrade: sammanträdet finns inte eller är inställt."
        raise InvalidInputError([FieldProblem("sammantrade", reason)])
    return found


def _open(punkt: UUID, state: Arsplan) -> Punkt:
    found = state.punkter.get(punkt)
    if found is None:
        raise InvalidInputError([FieldProblem("punkt", "punkt: punkten finns inte.")])
    if found.struken:
        raise StateError("Punkten är struken.")
    return found
