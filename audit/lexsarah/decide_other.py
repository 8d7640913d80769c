"""What a command to the other streams leads to: private utförare, and staff informed."""

from __future__ import annotations

from audit.envelope import Event
from audit.law.lagar import LAG
from audit.lexsarah import commands_beslut as c
from audit.lexsarah import events_other as e
from audit.lexsarah.acts import ACTS
from audit.lexsarah.authority import own
from audit.lexsarah.building import build, duty
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.other import Other
from audit.lexsarah.plikter import Plikt

_EMPTY = Plikt((), "-")


def decide_other(
    command: c.OtherCommand, state: Other, circumstances: Circumstances
) -> tuple[Event, ...]:
    """Give the events that a command adds; it may be done, that was asked before."""
    return (_event(command, state, circumstances),)


def _event(command: c.OtherCommand, state: Other, circumstances: Circumstances) -> Event:
    match command:
        case c.FollowUpUtforare():
            return build(e.UtforareFollowedUp, command.uppgift, command, state, circumstances)
        case c.InformPersonal():
            return _informed(command, state, circumstances)
        case c.ReceiveUtforareRapport():
            kind = e.UtforareRapportReceived
            return _told(kind, "utforare_beratta", command, state, circumstances)
        case c.ReceiveUtforareAnmalan():
            return _told(e.UtforareAnmalanReceived, "anmala_ivo", command, state, circumstances)


def _told(
    kind: type[Event],
    name: str,
    command: c.ReceiveUtforareRapport | c.ReceiveUtforareAnmalan,
    state: Other,
    circumstances: Circumstances,
) -> Event:
    # An unknown code is refused with the other fields, once the event is made.
    known = command.lag in LAG
    found = duty(name, command.lag, command.kom_in, "kom_in") if known else _EMPTY
    return build(
        kind,
        command.uppgift,
        command,
        state,
        circumstances,
        rules=found.rules,
        lagrum=found.lagrum,
    )


def _informed(command: c.InformPersonal, state: Other, circumstances: Circumstances) -> Event:
    taget = own(ACTS["inform_personal"], circumstances, absent=command.foregaende_franvarande)
    known = command.lag in LAG
    day = command.informerad
    found = duty("informera_personal", command.lag, day, "informerad") if known else _EMPTY
    return build(
        e.PersonalInformed,
        command.information,
        command,
        state,
        circumstances,
        taget=taget,
        rules=found.rules,
        lagrum=found.lagrum,
    )
