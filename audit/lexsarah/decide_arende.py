"""What a command to an ärende as a matter on file leads to."""

from __future__ import annotations

from audit.envelope import Event
from audit.law.lagar import LAG
from audit.lexsarah import commands_arende as c
from audit.lexsarah import events_arende as e
from audit.lexsarah.acts import ACTS
from audit.lexsarah.arende import Arende
from audit.lexsarah.authority import NO_SUPPORT_NEEDED, outside, own
from audit.lexsarah.building import build, duty, two_months
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.decide_correction import correct
from audit.lexsarah.events_common import AnnanAnmalanNoted, HandlingAttached
from audit.lexsarah.plikter import Plikt
from audit.lexsarah.refusals import StateRefusedError
from audit.lexsarah.saker import SAK_OF_ANMALAN


def decide_arende(
    command: c.ArendeCommand, state: Arende, circumstances: Circumstances
) -> tuple[Event, ...]:
    """Give the events that a command adds; it may be done, that was asked before."""
    return (_event(command, state, circumstances),)


def _event(command: c.ArendeCommand, state: Arende, circumstances: Circumstances) -> Event:
    match command:
        case c.OpenArende() | c.ReadInArende():
            return _begin(command, state, circumstances)
        case c.JoinRapport() | c.SplitRapport():
            _demand_rapport(command, state)
        case c.TakeArende():
            return _take(command, state, circumstances)
        case c.EndAtkomst():
            _demand_atkomst(command, state, circumstances)
        case c.DeclareJav():
            konto = circumstances.konto
            return build(e.JavDeclared, command.arende, command, state, circumstances, konto=konto)
        case c.SettleJav() | c.NoteAnnanAnmalan():
            return _told(command, state, circumstances)
        case c.CorrectArende():
            return correct(command, command.arende, state, circumstances)
        case _:
            pass
    return build(_EVENT_OF[type(command)], command.arende, command, state, circumstances)


_EVENT_OF: dict[type[c.ArendeCommand], type[Event]] = {
    c.JoinRapport: e.RapportJoined,
    c.SplitRapport: e.RapportSplit,
    c.RegisterDiarienummer: e.DiarienummerRegistered,
    c.GiveAtkomst: e.AtkomstGiven,
    c.EndAtkomst: e.AtkomstEnded,
    c.RecordInblandad: e.InblandadRecorded,
    c.AttachToArende: HandlingAttached,
    c.MakeUttag: e.UttagMade,
}
"""Command → the event that holds the same fields."""


def _begin(
    command: c.OpenArende | c.ReadInArende, state: Arende, circumstances: Circumstances
) -> Event:
    # An unknown code is refused with the other fields, once the event is made.
    empty = Plikt((), "-")
    known = command.lag in LAG
    found = duty("utreda", command.lag, command.rapport_inkom, "rapport_inkom") if known else empty
    facts = {"rules": found.rules, "lagrum": found.lagrum}
    if isinstance(command, c.OpenArende):
        return build(e.ArendeOpened, command.arende, command, state, circumstances, **facts)
    running = command.ivo_anmald and not command.ivo_kompletterad
    limit = two_months(command.ivo_anmald, "ivo_anmald") if running and command.ivo_anmald else None
    return build(
        e.ArendeReadIn, command.arende, command, state, circumstances, limit=limit, **facts
    )


def _take(command: c.TakeArende, state: Arende, circumstances: Circumstances) -> Event:
    own(ACTS["take_arende"], circumstances, absent=command.foregaende_franvarande)
    if state.utredare == circumstances.konto:
        message = "Du har redan ärendet."
        raise StateRefusedError(message, ("utredare",))
    return build(
        e.ArendeTaken,
        command.arende,
        command,
        state,
        circumstances,
        utredare=circumstances.konto,
        foregaende=state.utredare,
    )


def _told(
    command: c.SettleJav | c.NoteAnnanAnmalan, state: Arende, circumstances: Circumstances
) -> Event:
    if isinstance(command, c.SettleJav):
        # Who settles a question of jäv follows from kommunallagen and not from a point.
        taget = outside(command.taget, NO_SUPPORT_NEEDED, circumstances)
        return build(e.JavSettled, command.arende, command, state, circumstances, taget=taget)
    taget = outside(command.taget, SAK_OF_ANMALAN.get(command.slag), circumstances)
    return build(AnnanAnmalanNoted, command.arende, command, state, circumstances, taget=taget)


def _demand_rapport(command: c.JoinRapport | c.SplitRapport, state: Arende) -> None:
    there = command.rapport in state.rapporter
    if isinstance(command, c.JoinRapport):
        if there:
            message = "Rapporten hör redan till ärendet."
            raise StateRefusedError(message, ("rapport",))
    elif not there:
        message = "Rapporten hör inte till ärendet."
        raise StateRefusedError(message, ("rapport",))
    elif len(state.rapporter) == 1:
        message = "Det är den enda rapporten i ärendet. Avsluta ärendet i stället."
        raise StateRefusedError(message, ("rapport",))


def _demand_atkomst(command: c.EndAtkomst, state: Arende, circumstances: Circumstances) -> None:
    if not state.has_atkomst(command.konto, circumstances.today):
        message = "Personen har ingen åtkomst som kan avslutas."
        raise StateRefusedError(message, ("atkomst",))
