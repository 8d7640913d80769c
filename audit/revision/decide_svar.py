"""What a command about an answer or a yttrande leads to: the event that it adds; pure.

A day that the revisorer set is recorded as it was; an answer given late is recorded too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.making import refuse
from audit.revision import commands as c
from audit.revision import events_svar as s
from audit.revision.checks import required_problems
from audit.revision.decide_granskning import anmarkning_problems, rekommendation_problems
from audit.revision.granskning import Granskning
from audit.revision.making import make


def decide_svar(command: c.SvarCommand, state: Granskning, today: date) -> Event:
    """Give the event of the answer to a granskning; raises InvalidInputError naming the fields."""
    given = state.newest(s.SvarGiven) is not None
    match command:
        case c.RequestSvar():
            return make(s.SvarRequested, command, state, today)
        case c.WriteSvar():
            refuse(_given_problems("avsnitt", given=given))
            refuse(_part_problems(command, state))
            return make(s.SvarWritten, command, state, today)
        case c.GiveSvar():
            refuse(_given_problems("lamnat", given=given))
            return make(s.SvarGiven, command, state, today)


def decide_yttrande(command: c.YttrandeCommand, state: Granskning, today: date) -> Event:
    """Give the event of a yttrande about an anmärkning; raises InvalidInputError."""
    refuse(anmarkning_problems(command.anmarkning, state))
    known = state.all(s.YttrandeGiven)
    given = any(one.anmarkning == command.anmarkning for one in known)
    riktad = state.anmarkningar[command.anmarkning].riktad
    match command:
        case c.RequestYttrande():
            refuse(_before_problems("begart", command.begart, riktad))
            return make(s.YttrandeRequested, command, state, today)
        case c.WriteYttrande():
            refuse(_given_problems("avsnitt", given=given))
            refuse(_yttrande_part_problems(command))
            return make(s.YttrandeWritten, command, state, today)
        case c.GiveYttrande():
            refuse(_given_problems("lamnat", given=given))
            refuse(_before_problems("lamnat", command.lamnat, riktad))
            return make(s.YttrandeGiven, command, state, today)


def _given_problems(name: str, *, given: bool) -> Iterator[FieldProblem]:
    if given:
        yield FieldProblem(name, f"{name}: det är redan lämnat. Återta först det, om det är fel.")


def _before_problems(name: str, day: date, riktad: date) -> Iterator[FieldProblem]:
    if day < riktad:
        yield FieldProblem(name, f"{name}: dagen ligger före anmärkningen.")


def _part_problems(command: c.WriteSvar, state: Granskning) -> Iterator[FieldProblem]:
    """Find a part about no rekommendation, and words that lack."""
    about = command.avsnitt == "rekommendation"
    if about != (command.rekommendation is not None):
        reason = "rekommendation: ange vilken den delen svarar på, och bara för den delen."
        yield FieldProblem("rekommendation", reason)
    elif command.rekommendation is not None:
        yield from rekommendation_problems(command.rekommendation, state)
    yield from required_problems("text", command.text)


def _yttrande_part_problems(command: c.WriteYttrande) -> Iterator[FieldProblem]:
    if command.avsnitt == "rekommendation":
        yield FieldProblem("avsnitt", "avsnitt: ett yttrande har ingen sådan del.")
    yield from required_problems("text", command.text)
