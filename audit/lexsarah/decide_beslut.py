"""What a command about beslut, IVO or closing leads to."""

from __future__ import annotations

from datetime import date

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.lexsarah import commands_beslut as c
from audit.lexsarah import events_beslut as e
from audit.lexsarah import events_ivo as ivo
from audit.lexsarah.acts import ACTS
from audit.lexsarah.arende import Arende
from audit.lexsarah.authority import outside, own
from audit.lexsarah.bedomning import goes_to_ivo, needs_full_way
from audit.lexsarah.building import build, duty, refuse, two_months
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.commands import act_of
from audit.lexsarah.contradictions import ivo_anmald
from audit.lexsarah.lacking import what_lacks
from audit.lexsarah.refusals import StateRefusedError
from audit.lexsarah.saker import SAK_OF_BESLUT
from audit.lexsarah.taget import Taget

_ToIvo = c.AnmalIvo | c.RegisterIvoAnmalan
_Brister = c.AnmalBrister | c.RegisterBrister


def decide_beslut(
    command: c.BeslutCommand, state: Arende, circumstances: Circumstances
) -> tuple[Event, ...]:
    """Give the events that a command adds; it may be done, that was asked before."""
    return (_event(command, state, circumstances),)


def _event(command: c.BeslutCommand, state: Arende, circumstances: Circumstances) -> Event:
    match command:
        case c.DecideAtgarder() | c.RegisterBeslut():
            return _beslut(command, state, circumstances)
        case c.AnmalIvo() | c.RegisterIvoAnmalan():
            return _anmalan(command, state, circumstances)
        case c.AnmalBrister() | c.RegisterBrister():
            return _brister(command, state, circumstances)
        case c.CloseShort():
            return _close_short(command, state, circumstances)
        case c.CloseFull():
            return _close_full(command, state, circumstances)
        case _:
            _demand(command, state)
    return build(_EVENT_OF[type(command)], command.arende, command, state, circumstances)


def _demand(command: c.BeslutCommand, state: Arende) -> None:
    match command:
        case c.SendUtredningIvo():
            _demand_after_anmalan(command.skickad, "skickad", state)
            _demand_order(command.skickad, command.kom_in)
        case c.RegisterIvoArrival():
            _demand_arrival_unknown(command, state)
        case _:
            pass


_EVENT_OF: dict[type[c.BeslutCommand], type[Event]] = {
    c.SendUtredningIvo: ivo.IvoUtredningSent,
    c.RegisterIvoArrival: ivo.IvoUtredningArrived,
    c.RegisterIvoDiarienummer: ivo.IvoDiarienummerRegistered,
    c.ReopenArende: e.ArendeReopened,
}
"""Command → the event that holds the same fields."""


def _taken(
    command: _ToIvo | _Brister | c.DecideAtgarder, sak: str, circumstances: Circumstances
) -> Taget:
    if isinstance(command, c.RegisterIvoAnmalan | c.RegisterBrister):
        return outside(command.taget, sak, circumstances)
    return own(act_of(command), circumstances, absent=command.foregaende_franvarande)


def _beslut(
    command: c.DecideAtgarder | c.RegisterBeslut, state: Arende, circumstances: Circumstances
) -> Event:
    kind, stream = e.BeslutRecorded, command.arende
    if isinstance(command, c.RegisterBeslut):
        taget = outside(command.taget, SAK_OF_BESLUT.get(command.slag), circumstances)
        return build(kind, stream, command, state, circumstances, taget=taget)
    taget = _taken(command, "atgarder", circumstances)
    return build(kind, stream, command, state, circumstances, taget=taget, slag="atgarder")


def _anmalan(command: _ToIvo, state: Arende, circumstances: Circumstances) -> Event:
    taget = _taken(command, "anmala_ivo", circumstances)
    if isinstance(command, c.AnmalIvo) and not goes_to_ivo(state.bedomning):
        message = "Ingen bedömning säger att det är allvarligt. Gör den bedömningen först."
        raise StateRefusedError(message, ("bedomning",))
    lag = state.opening.lag if state.opening else "sol"
    found = duty("anmala_ivo", lag, command.gjord, "gjord")
    limit = None if command.utredning_bifogad else two_months(command.gjord, "gjord")
    return build(
        ivo.IvoAnmalanMade,
        command.arende,
        command,
        state,
        circumstances,
        taget=taget,
        rules=found.rules,
        lagrum=found.lagrum,
        limit=limit,
    )


def _brister(command: _Brister, state: Arende, circumstances: Circumstances) -> Event:
    taget = _taken(command, "anmala_brister", circumstances)
    found = duty("anmala_brister", "sol", command.gjord, "gjord")
    return build(
        ivo.IvoBristerReported,
        command.arende,
        command,
        state,
        circumstances,
        taget=taget,
        rules=found.rules,
        lagrum=found.lagrum,
    )


def _close_short(command: c.CloseShort, state: Arende, circumstances: Circumstances) -> Event:
    taget = own(ACTS["close_short"], circumstances, absent=command.foregaende_franvarande)
    if needs_full_way(state.bedomning):
        message = "Bedömningen är högre än inget missförhållande: det behövs en hel utredning."
        raise StateRefusedError(message, ("close_full",))
    _demand_after_opening(command.avslutad, state)
    return build(e.ArendeClosedShort, command.arende, command, state, circumstances, taget=taget)


def _close_full(command: c.CloseFull, state: Arende, circumstances: Circumstances) -> Event:
    taget = own(ACTS["close_full"], circumstances, absent=command.foregaende_franvarande)
    lacks = what_lacks(state)
    if lacks:
        sentences = " ".join(one.sentence for one in lacks)
        names = tuple(f"{one.kind}:{one.name}" for one in lacks)
        raise StateRefusedError(f"Ärendet kan inte avslutas än. {sentences}", names)
    _demand_after_opening(command.avslutad, state)
    return build(
        e.ArendeClosed,
        command.arende,
        command,
        state,
        circumstances,
        taget=taget,
        bedomning=state.bedomning,
    )


def _demand_after_opening(avslutad: date, state: Arende) -> None:
    if state.opening is not None and avslutad < state.opening.rapport_inkom:
        reason = "avslutad: dagen ligger före den då rapporten kom in."
        refuse((FieldProblem("avslutad", reason),))


def _demand_after_anmalan(day: date, name: str, state: Arende) -> None:
    gjord = ivo_anmald(state)
    if gjord and day < gjord:
        refuse((FieldProblem(name, f"{name}: dagen ligger före anmälan."),))


def _demand_order(skickad: date, kom_in: date | None) -> None:
    if kom_in is not None and kom_in < skickad:
        refuse((FieldProblem("kom_in", "kom_in: dagen ligger före den då den skickades."),))


def _demand_arrival_unknown(command: c.RegisterIvoArrival, state: Arende) -> None:
    sent = state.last(ivo.IvoUtredningSent)
    if sent is None or sent.kom_in or state.last(ivo.IvoUtredningArrived):
        message = "Ingen skickad utredning väntar på en dag då den kom in."
        raise StateRefusedError(message, ("send_utredning_ivo",))
    _demand_order(sent.skickad, command.kom_in)
