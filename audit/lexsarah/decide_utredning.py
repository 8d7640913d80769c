"""What a command to an utredning leads to: assessments, kodlista, answers and åtgärder."""

from __future__ import annotations

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.lexsarah import commands_utredning as c
from audit.lexsarah import events_atgard as atgard
from audit.lexsarah import events_utredning as e
from audit.lexsarah.acts import ACTS
from audit.lexsarah.answers import enskilda, koder
from audit.lexsarah.arende import Arende
from audit.lexsarah.atgarder import Atgardsteg, atgarder
from audit.lexsarah.authority import outside, own
from audit.lexsarah.bedomning import BEDOMNING, goes_to_ivo, is_lower
from audit.lexsarah.building import build, duty, refuse
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.plikter import Plikt
from audit.lexsarah.refusals import StateRefusedError

_Bedomer = c.MakeForstaBedomning | c.MakeBedomning | c.RegisterBedomning
_OnAtgard = c.ChangeAtgard | c.DropAtgard | c.DoAtgard | c.AssessEffekt


def decide_utredning(
    command: c.UtredningCommand, state: Arende, circumstances: Circumstances
) -> tuple[Event, ...]:
    """Give the events that a command adds; it may be done, that was asked before."""
    return (_event(command, state, circumstances),)


def _event(command: c.UtredningCommand, state: Arende, circumstances: Circumstances) -> Event:
    match command:
        case c.AssessOmedelbaraAtgarder():
            absent = command.foregaende_franvarande
            taget = own(ACTS["assess_omedelbara_atgarder"], circumstances, absent=absent)
            kind = e.OmedelbaraAtgarderAssessed
            return build(kind, command.arende, command, state, circumstances, taget=taget)
        case c.MakeForstaBedomning() | c.MakeBedomning() | c.RegisterBedomning():
            return _bedomning(command, state, circumstances)
        case c.WriteUtredningssteg():
            _demand_koder(command, state)
            _demand_replaced(command.ersatter, e.UtredningsstegWritten, state)
        case c.AnswerPunkt():
            _demand_replaced(command.ersatter, e.PunktAnswered, state)
        case c.AnswerKonsekvens():
            _demand_enskild(command, state)
        case c.NoteIngenEnskild():
            _demand_nobody(state)
        case c.ChangeAtgard() | c.DropAtgard() | c.DoAtgard() | c.AssessEffekt():
            _demand_atgard(command, state)
        case _:
            pass
    return build(_EVENT_OF[type(command)], command.arende, command, state, circumstances)


_EVENT_OF: dict[type[c.UtredningCommand], type[Event]] = {
    c.RecordKod: e.KodRecorded,
    c.OpenKodlista: e.KodlistaOpened,
    c.WriteUtredningssteg: e.UtredningsstegWritten,
    c.AnswerPunkt: e.PunktAnswered,
    c.AnswerKonsekvens: e.KonsekvensAnswered,
    c.NoteIngenEnskild: e.IngenEnskildNoted,
    c.PlanAtgard: atgard.AtgardPlanned,
    c.ChangeAtgard: atgard.AtgardChanged,
    c.DropAtgard: atgard.AtgardDropped,
    c.DoAtgard: atgard.AtgardDone,
    c.AssessEffekt: atgard.AtgardEffektAssessed,
}
"""Command → the event that holds the same fields."""


def _bedomning(command: _Bedomer, state: Arende, circumstances: Circumstances) -> Event:
    taget = None
    match command:
        case c.MakeBedomning():
            absent = command.foregaende_franvarande
            taget = own(ACTS["make_bedomning"], circumstances, absent=absent)
        case c.RegisterBedomning():
            taget = outside(command.taget, "utreda", circumstances)
    if command.bedomning not in BEDOMNING:
        known = ", ".join(BEDOMNING)
        reason = f"bedomning: koden är okänd. Kända koder: {known}."
        refuse((FieldProblem("bedomning", reason),))
    found = _duty_to_ivo(command.bedomning, state, circumstances)
    return build(
        e.BedomningMade,
        command.arende,
        command,
        state,
        circumstances,
        slag="forsta" if isinstance(command, c.MakeForstaBedomning) else "slutlig",
        tidigare=state.bedomning,
        sankt=is_lower(command.bedomning, state.bedomning),
        taget=taget,
        rules=found.rules if found else (),
        lagrum=found.lagrum if found else None,
    )


def _duty_to_ivo(bedomning: str, state: Arende, circumstances: Circumstances) -> Plikt | None:
    if state.opening is None or not goes_to_ivo(bedomning):
        return None
    return duty("anmala_ivo", state.opening.lag, circumstances.today, "bedomning")


def _demand_koder(command: c.WriteUtredningssteg, state: Arende) -> None:
    if not koder(state).issuperset(command.koder):
        refuse((FieldProblem("koder", "koder: en kod står inte i kodlistan."),))


def _demand_replaced(version: int | None, kind: type[Event], state: Arende) -> None:
    if version is not None and not isinstance(state.event(version), kind):
        reason = "ersatter: det finns ingen sådan händelse med det numret."
        refuse((FieldProblem("ersatter", reason),))


def _demand_enskild(command: c.AnswerKonsekvens, state: Arende) -> None:
    if command.kod not in enskilda(state):
        message = "Den koden är ingen enskild i kodlistan."
        raise StateRefusedError(message, ("record_kod",))


def _demand_nobody(state: Arende) -> None:
    if enskilda(state):
        message = "En enskild står i kodlistan."
        raise StateRefusedError(message, ("kodlista",))


def _demand_atgard(command: _OnAtgard, state: Arende) -> None:
    found = atgarder(state).get(command.atgard)
    wanted = Atgardsteg.UTFORD if isinstance(command, c.AssessEffekt) else Atgardsteg.PLANERAD
    if found is None:
        refuse((FieldProblem("atgard", "atgard: det finns ingen åtgärd med det numret."),))
    elif found.steg is not wanted:
        message = f"Åtgärden är {found.steg.value}, inte {wanted.value}."
        raise StateRefusedError(message, (wanted.value,))
