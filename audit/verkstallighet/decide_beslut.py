"""What a command about a beslut leads to: the event that it adds; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from audit.envelope import Event
from audit.errors import FieldProblem, StateError
from audit.making import refuse
from audit.verkstallighet import commands as c
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.checks import Problems, event_problems, kvartal_problems
from audit.verkstallighet.codes import INSATSER
from audit.verkstallighet.correcting import corrected_event
from audit.verkstallighet.making import build, frist
from audit.verkstallighet.replacing import DAY_OF

_EVENT_OF: Final[Mapping[type[Any], type[Event]]] = {
    c.RegisterBeslut: e.BeslutRegistered,
    c.MakeErbjudande: e.ErbjudandeMade,
    c.AnswerErbjudande: e.ErbjudandeAnswered,
    c.BeginAnnanInsats: e.AnnanInsatsBegun,
    c.EndAnnanInsats: e.AnnanInsatsEnded,
    c.StateOrsak: e.OrsakStated,
    c.PartlyVerkstall: e.BeslutPartlyVerkstallt,
    c.BeginAvbrott: e.AvbrottBegun,
    c.VerkstallBeslut: e.BeslutVerkstallt,
    c.CloseBeslut: e.BeslutClosed,
    c.SendIndividrapport: e.IndividrapportSent,
}
"""The one visible dict: command → the event that holds the same fields."""


def decide_beslut(command: c.BeslutCommand, state: Beslut, today: date) -> tuple[Event, ...]:
    """Give the event that a command adds to a beslut, at a step that allows it.

    Raises InvalidInputError naming the fields, StateError where nothing was carried out that
    could break off.
    """
    if isinstance(command, c.CorrectBeslut):
        return (corrected_event(command, state, today),)
    if isinstance(command, c.BeginAvbrott) and not _given(state):
        raise StateError("Insatsen har inte börjat. Ett avbrott kräver att den har getts.")
    kind = _EVENT_OF[type(command)]
    event = build(kind, command.beslut, state.version + 1, command, today, **_more(command, state))
    refuse((*event_problems(event, today), *_problems(command, state, today)))
    return (event,)


def _given(state: Beslut) -> bool:
    """Tell whether the insats is given now, wholly or in part."""
    return isinstance(state.course()[-1], e.BeslutVerkstallt | e.BeslutPartlyVerkstallt)


def _more(command: c.BeslutCommand, state: Beslut) -> dict[str, Any]:
    """Give what the command lacks: the number in the stream, or the limit."""
    lag = state.registered.lag if state.registered else ""
    match command:
        case c.RegisterBeslut():
            return {"frist": frist("beslut", command.lag, command.beslutad, "beslutad")}
        case c.PartlyVerkstall():
            return {"frist": frist("avbrott", lag, command.fran, "fran")}
        case c.BeginAvbrott():
            return {"frist": frist("avbrott", lag, command.avbruten, "avbruten")}
        case c.MakeErbjudande():
            return {
                "erbjudande": 1
                + max((o.erbjudande for o in state.all(e.ErbjudandeMade)), default=0)
            }
        case c.BeginAnnanInsats():
            return {"annan": 1 + max((o.annan for o in state.all(e.AnnanInsatsBegun)), default=0)}
    return {}


def _problems(command: c.BeslutCommand, state: Beslut, today: date) -> Problems:
    yield from _order_problems(command, state)
    match command:
        case c.RegisterBeslut():
            known = INSATSER.get(command.insats)
            if known is not None and known.lag != command.lag:
                yield FieldProblem("insats", "insats: insatsen ges inte enligt den lagen.")
        case c.AnswerErbjudande() | c.EndAnnanInsats():
            yield from _numbered_problems(command, state)
        case c.SendIndividrapport():
            yield from kvartal_problems(command.ar, command.kvartal, "kvartal", today)
            if command.mottagare == "fullmaktige":
                reason = "mottagare: fullmäktige får statistik, aldrig en individrapport."
                yield FieldProblem("mottagare", reason)


def _numbered_problems(command: c.AnswerErbjudande | c.EndAnnanInsats, state: Beslut) -> Problems:
    """Find an offer or another insats that is not there, and a day before it."""
    if isinstance(command, c.AnswerErbjudande):
        made = {one.erbjudande: one.erbjudet for one in state.all(e.ErbjudandeMade)}
        name, number, day, field = "erbjudande", command.erbjudande, command.besvarat, "besvarat"
    else:
        made = {one.annan: one.fran for one in state.all(e.AnnanInsatsBegun)}
        name, number, day, field = "annan", command.annan, command.till, "till"
    if number not in made:
        yield FieldProblem(name, f"{name}: det finns inget med det numret.")
    elif day < made[number]:
        yield FieldProblem(field, f"{field}: dagen ligger före den då det började.")


_COURSE: Final = (c.PartlyVerkstall, c.BeginAvbrott, c.VerkstallBeslut, c.CloseBeslut)


def _order_problems(command: c.BeslutCommand, state: Beslut) -> Problems:
    """Find a day before the beslut, and a step of the course before the one it follows on."""
    name = DAY_OF[_EVENT_OF[type(command)]]
    day: date = getattr(command, name)
    if state.beslutad is None:
        return
    if day < state.beslutad and not isinstance(command, c.BeginAnnanInsats):
        yield FieldProblem(name, f"{name}: dagen ligger före beslutet.")
    elif isinstance(command, _COURSE) and state.course(day) != state.course():
        yield FieldProblem(name, f"{name}: dagen ligger före det som senast hände med insatsen.")
