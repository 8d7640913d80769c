"""What a command to a report leads to."""

from __future__ import annotations

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.law.lagar import LAG
from audit.lexsarah import commands_rapport as c
from audit.lexsarah import events_rapport as e
from audit.lexsarah.authority import outside
from audit.lexsarah.building import build, duty, refuse
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.decide_correction import correct
from audit.lexsarah.events_common import AnnanAnmalanNoted, HandlingAttached
from audit.lexsarah.rapport import Rapport
from audit.lexsarah.refusals import StateRefusedError
from audit.lexsarah.saker import SAK_OF_ANMALAN


def decide_rapport(
    command: c.RapportCommand, state: Rapport, circumstances: Circumstances
) -> tuple[Event, ...]:
    """Give the events that a command adds to a report; it may be done, that was asked before."""
    if isinstance(command, c.OpenRapport) and state.opened:
        return ()
    return (_event(command, state, circumstances),)


def _event(command: c.RapportCommand, state: Rapport, circumstances: Circumstances) -> Event:
    match command:
        case c.ReceiveRapport():
            return _receive(command, state, circumstances)
        case c.NoteMeddelande():
            kind = e.MeddelandeFailed if command.fel else e.MeddelandeSent
            return build(kind, command.rapport, command, state, circumstances)
        case c.NoteAnnanAnmalanOfRapport():
            taget = outside(command.taget, SAK_OF_ANMALAN.get(command.slag), circumstances)
            return build(
                AnnanAnmalanNoted, command.rapport, command, state, circumstances, taget=taget
            )
        case c.CorrectRapport():
            return correct(command, command.rapport, state, circumstances)
        case _:
            _demand(command, state)
    return build(_EVENT_OF[type(command)], command.rapport, command, state, circumstances)


_EVENT_OF: dict[type[c.RapportCommand], type[Event]] = {
    c.SupplementRapport: e.RapportSupplemented,
    c.OpenRapport: e.RapportOpened,
    c.IssueKvitto: e.KvittoIssued,
    c.AskFraga: e.FragaAsked,
    c.AnswerFraga: e.FragaAnswered,
    c.TellRapportor: e.RapportorTold,
    c.OpenIdentity: e.RapportorIdentityOpened,
    c.SortRapport: e.RapportSorted,
    c.AttachToRapport: HandlingAttached,
}
"""Command → the event that holds the same fields."""


def _receive(
    command: c.ReceiveRapport, state: Rapport, circumstances: Circumstances
) -> e.RapportReceived:
    # An unknown code is refused with the other fields, once the event is made.
    known = command.lag if command.lag in LAG else None
    found = duty("rapportera", known, circumstances.today, "lag") if known else None
    return build(
        e.RapportReceived,
        command.rapport,
        command,
        state,
        circumstances,
        namngiven=bool(command.namn and command.namn.strip()),
        rules=found.rules if found else (),
        lagrum=found.lagrum if found else None,
    )


def _demand(command: c.RapportCommand, state: Rapport) -> None:
    match command:
        case c.IssueKvitto():
            _demand_version(command, state)
        case c.AnswerFraga():
            _demand_asked(command, state)
        case c.OpenIdentity():
            _demand_identity(state)
        case c.SortRapport():
            _demand_new_sorting(command, state)
        case _:
            pass


def _demand_version(command: c.IssueKvitto, state: Rapport) -> None:
    if not 1 <= command.avser <= state.version:
        refuse((FieldProblem("avser", "avser: det finns ingen händelse med det numret."),))


def _demand_asked(command: c.AnswerFraga, state: Rapport) -> None:
    if command.fraga not in state.fragor:
        message = "Den frågan är inte ställd."
        raise StateRefusedError(message, ("ask_fraga",))


def _demand_identity(state: Rapport) -> None:
    """Refuse to open what is not there: nobody should be made to look for a reporter's name."""
    received = state.received
    if received is None or not (received.namngiven or received.kanal == "inloggad"):
        message = "Rapporten är lämnad utan namn."
        raise StateRefusedError(message, ("namn",))


def _demand_new_sorting(command: c.SortRapport, state: Rapport) -> None:
    before = {(one.utfall, one.arende) for one in state.each(e.RapportSorted)}
    if (command.utfall, command.arende) in before:
        message = "Rapporten är redan sorterad så."
        raise StateRefusedError(message, ("sort_rapport",))
