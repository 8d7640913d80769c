"""What is wrong with an avvikelse: what it is opened on, its åtgärder, and how it is closed."""

from __future__ import annotations

from audit.errors import FieldProblem
from audit.internkontroll import commands_avvikelse as c
from audit.internkontroll.around import Around
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.checks import Problems, count_problems, required_problems
from audit.internkontroll.correcting import correction_problems

OnAtgard = c.ChangeAtgard | c.DoAtgard | c.DropAtgard | c.AssessEffekt


def opening_problems(command: c.OpenAvvikelse, state: Avvikelse, around: Around) -> Problems:
    """Find a kontrollmoment or a mätning that is not there, and an outcome that is half told."""
    del state
    plan = around.known.plan(command.ar)
    if plan is None or plan.antagen is None:
        yield FieldProblem("ar", "ar: året har ingen antagen plan.")
    elif command.kontrollmoment not in plan.kontrollmoment:
        yield FieldProblem("kontrollmoment", "kontrollmoment: finns inte i årets plan.")
    if command.matning is not None and command.matning not in around.known.matningar:
        yield FieldProblem("matning", "matning: det finns ingen sådan mätning.")
    if (command.utfall is None) != (command.mal is None):
        yield FieldProblem("utfall", "utfall: ett utfall och ett mål hör ihop.")
    yield from count_problems("utfall", command.utfall)
    if command.matning is None:
        yield from required_problems("text", command.text)


def atgard_problems(command: OnAtgard, state: Avvikelse, around: Around) -> Problems:
    """Find an åtgärd that is not there, and a change that changes nothing."""
    del around
    known = state.atgarder.get(command.atgard)
    if known is None:
        yield FieldProblem("atgard", "atgard: det finns ingen åtgärd med det numret.")
    elif isinstance(command, c.ChangeAtgard):
        before = (known.rubrik, known.ansvarig, known.forfaller)
        if before == (command.rubrik, command.ansvarig, command.forfaller):
            yield FieldProblem("rubrik", "rubrik: ändringen ändrar ingenting.")
    elif isinstance(command, c.AssessEffekt) and known.gjord and command.bedomd < known.gjord:
        yield FieldProblem("bedomd", "bedomd: dagen ligger före den då åtgärden blev gjord.")


def follow_up_problems(command: c.FollowUpAvvikelse, state: Avvikelse, around: Around) -> Problems:
    """Find a follow-up that says nothing, or names a mätning that is not there."""
    del state
    if command.matning is None:
        yield from required_problems("text", command.text)
    elif command.matning not in around.known.matningar:
        yield FieldProblem("matning", "matning: det finns ingen sådan mätning.")


def closing_problems(command: c.CloseAvvikelse, state: Avvikelse, around: Around) -> Problems:
    """Find a closing without follow-up or reason, and one before the avvikelse was opened."""
    del around
    if command.utfall != "atgardad" or not state.followed_up:
        yield from required_problems("text", command.text)
    if state.oppnad is not None and command.avslutad < state.oppnad:
        yield FieldProblem("avslutad", "avslutad: dagen ligger före den då avvikelsen öppnades.")


def rattelse_problems(command: c.CorrectAvvikelse, state: Avvikelse, around: Around) -> Problems:
    """Find a correction of nothing, or to what could not have been registered."""
    yield from correction_problems(command, state, around.today)
