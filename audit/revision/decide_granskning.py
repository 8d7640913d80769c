"""What a command about a granskning leads to: the event that it adds; pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar
from uuid import UUID

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.making import refuse
from audit.revision import commands as c
from audit.revision import events_granskning as g
from audit.revision.checks import insyn_problems, last_day_problems
from audit.revision.granskning import Granskning
from audit.revision.making import make
from audit.revision.svarsfrist import svarsfrister

E = TypeVar("E", bound=Event)


def decide_insyn(
    command: c.InsynCommand, state: Granskning, revisorer: frozenset[UUID], today: date
) -> Event:
    """Give the event that opens a granskning, or changes, extends or ends what it opens.

    Raises InvalidInputError naming the fields.
    """
    match command:
        case c.OpenGranskning():
            if command.insyn is not None:
                refuse(insyn_problems(command.insyn, revisorer, today))
            return make(g.GranskningOpened, command, state, today)
        case c.ChangeInsyn():
            refuse(insyn_problems(command.insyn, revisorer, today))
            if command.insyn == state.insyn:
                refuse([FieldProblem("insyn", "insyn: ingenting ändras.")])
            return make(g.InsynChanged, command, state, today)
        case c.ExtendInsyn():
            refuse(_extending_problems(command, state, today))
            return make(g.InsynExtended, command, state, today)
        case c.EndInsyn():
            if state.insyn is None:
                refuse([FieldProblem("insyn", "insyn: granskningen öppnar ingenting.")])
            return make(g.InsynEnded, command, state, today)


def decide_rapport(command: c.RapportCommand, state: Granskning, today: date) -> Event:
    """Give the event that registers what the revisorer wrote, or where a rekommendation stands.

    Raises InvalidInputError naming the fields.
    """
    match command:
        case c.ReceiveRapport():
            return make(g.RapportReceived, command, state, today)
        case c.RegisterFraga():
            number = _next(one.fraga for one in _every(state, g.FragaRegistered))
            return make(g.FragaRegistered, command, state, today, fraga=number)
        case c.AnswerFraga():
            refuse(_known("fraga", command.fraga, {one.nummer for one in state.fragor}))
            return make(g.FragaAnswered, command, state, today)
        case c.RegisterRekommendation():
            known = _every(state, g.RekommendationRegistered)
            number = _next(one.rekommendation for one in known)
            return make(g.RekommendationRegistered, command, state, today, rekommendation=number)
        case c.FollowUpRekommendation():
            refuse(rekommendation_problems(command.rekommendation, state))
            return make(g.RekommendationFollowedUp, command, state, today)
        case c.RegisterAnmarkning():
            number = _next(one.anmarkning for one in _every(state, g.AnmarkningRegistered))
            return make(g.AnmarkningRegistered, command, state, today, anmarkning=number)


def decide_turn(
    command: c.CloseGranskning | c.ReopenGranskning, state: Granskning, today: date
) -> Event:
    """Give the event that closes a granskning, once all is answered, or opens it again.

    Raises InvalidInputError naming the fields.
    """
    if isinstance(command, c.ReopenGranskning):
        return make(g.GranskningReopened, command, state, today)
    if any(one.lamnat is None for one in svarsfrister(state)):
        refuse([FieldProblem("avslutad", "avslutad: ett svar eller yttrande är inte lämnat.")])
    return make(g.GranskningClosed, command, state, today)


def rekommendation_problems(nummer: int, state: Granskning) -> Iterator[FieldProblem]:
    """Find a number that no rekommendation has."""
    yield from _known("rekommendation", nummer, {one.nummer for one in state.rekommendationer})


def anmarkning_problems(nummer: int, state: Granskning) -> Iterator[FieldProblem]:
    """Find a number that no anmärkning has."""
    yield from _known("anmarkning", nummer, set(state.anmarkningar))


def _extending_problems(
    command: c.ExtendInsyn, state: Granskning, today: date
) -> Iterator[FieldProblem]:
    if state.insyn is None or state.insyn.sista_dag < today:
        reason = "sista_dag: det som granskningen öppnade är stängt. Bestäm det på nytt."
        yield FieldProblem("sista_dag", reason)
    elif command.sista_dag <= state.insyn.sista_dag:
        yield FieldProblem("sista_dag", "sista_dag: dagen ska ligga efter den som gäller.")
    yield from last_day_problems(command.sista_dag, today)


def _known(name: str, nummer: int, known: set[int]) -> Iterator[FieldProblem]:
    if nummer not in known:
        yield FieldProblem(name, f"{name}: det numret finns inte.")


def _every(state: Granskning, kind: type[E]) -> Iterator[E]:
    """Give the events of a kind, taken back or not: a number is never used twice."""
    return (one for one in state.events if isinstance(one, kind))


def _next(numbers: Iterator[int]) -> int:
    return max(numbers, default=0) + 1
