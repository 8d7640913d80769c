"""What a command leads to: pure, from the ärende's events to the events that are to be added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.barnutredning.checks import problems, refuse_extension_after_closing, words_problems
from audit.barnutredning.commands import (
    CloseUtredning,
    Command,
    CorrectUtredning,
    ExtendUtredning,
    OpenUtredning,
)
from audit.barnutredning.commands_handlaggning import CommandHandlaggning
from audit.barnutredning.correct_uppgift import follow_closing
from audit.barnutredning.decide_correction import decide_correction
from audit.barnutredning.decide_handlaggning import decide_handlaggning
from audit.barnutredning.events import UtredningClosed, UtredningExtended, UtredningOpened
from audit.barnutredning.limits import extension_days, utredning_limit
from audit.barnutredning.utredning import Utredning
from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError, StateError


def decide(command: Command | CommandHandlaggning, history: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that a command adds to an ärende's history.

    A day that lies ahead of now is not refused: who calls knows the time.
    Raises InvalidInputError naming the fields, StateError where the ärende cannot take the command.
    """
    state = Utredning.from_events(history)
    if state.erased:
        message = "Ärendet är gallrat: inget mer kan registreras i det."
        raise StateError(message)
    match command:
        case OpenUtredning():
            return (_open(command, state),)
        case ExtendUtredning():
            return (_extend(command, state),)
        case CloseUtredning():
            return (_close(command, state),)
        case CorrectUtredning():
            return _correct(command, state, history)
    _demand_opened(state)
    return decide_handlaggning(command, state)


def _correct(
    command: CorrectUtredning, state: Utredning, history: Sequence[Event]
) -> tuple[Event, ...]:
    """Correct, and count anew the uppföljning that a moved closing starts."""
    event = decide_correction(command, state)
    if not isinstance(state.event(command.corrects), UtredningClosed):
        return (event,)
    return (event, *follow_closing(Utredning.from_events([*history, event])))


def _open(command: OpenUtredning, state: Utredning) -> UtredningOpened:
    if state.version:
        message = "Utredningen är redan inledd."
        raise StateError(message)
    event = UtredningOpened(
        originator_id=command.arende,
        originator_version=1,
        happened=Happened.on(command.inledd),
        barn=command.barn,
        enhet=command.enhet,
        inledd=command.inledd,
        kallreferens=command.kallreferens,
        limit=utredning_limit(command.inledd),
        anmalan_inkom=command.anmalan_inkom,
        registrerad_i_kalla=command.registrerad_i_kalla,
    )
    _refuse(problems(state, event))
    return event


def _extend(command: ExtendUtredning, state: Utredning) -> UtredningExtended:
    _demand_opened(state)
    refuse_extension_after_closing(state, command.beslutad)
    rule, ny_sista_dag_vardag = extension_days(command.beslutad, command.ny_sista_dag)
    event = UtredningExtended(
        originator_id=command.arende,
        originator_version=state.version + 1,
        happened=Happened.on(command.beslutad),
        beslutad=command.beslutad,
        ny_sista_dag=command.ny_sista_dag,
        ny_sista_dag_vardag=ny_sista_dag_vardag,
        skal_kod=command.skal_kod,
        beslutsfattare=command.beslutsfattare,
        lagrum=rule.lagrum,
        rule=rule.id,
        registrerad_i_kalla=command.registrerad_i_kalla,
        skal=command.skal,
    )
    _refuse([*problems(state, event), *words_problems(command.skal)])
    return event


def _close(command: CloseUtredning, state: Utredning) -> UtredningClosed:
    _demand_opened(state)
    if state.closing is not None:
        message = "Utredningen är redan avslutad. Är något fel: rätta det som är registrerat."
        raise StateError(message)
    event = UtredningClosed(
        originator_id=command.arende,
        originator_version=state.version + 1,
        happened=Happened.on(command.avslutad),
        avslutad=command.avslutad,
        avslut=command.avslut,
        registrerad_i_kalla=command.registrerad_i_kalla,
    )
    _refuse(problems(state, event))
    return event


def _demand_opened(state: Utredning) -> None:
    if state.opened is None:
        message = "Utredningen är inte inledd."
        raise StateError(message)


def _refuse(found: Iterable[FieldProblem]) -> None:
    problems_found = tuple(found)
    if problems_found:
        raise InvalidInputError(problems_found)
