"""What a command leads to: pure, from a stream's events to the events that are to be added.

First whether it may be done (`audit/lexsarah/authorise.py`), then what it asks besides.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.envelope import Event
from audit.lexsarah.acts import ACTS, Act, Stream
from audit.lexsarah.arende import Arende
from audit.lexsarah.authorise import State, authorise
from audit.lexsarah.authority import own
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.commands import Command, act_of
from audit.lexsarah.commands_arende import ArendeCommand
from audit.lexsarah.commands_beslut import BeslutCommand, OtherCommand
from audit.lexsarah.commands_rapport import RapportCommand
from audit.lexsarah.commands_utredning import UtredningCommand
from audit.lexsarah.decide_arende import decide_arende
from audit.lexsarah.decide_beslut import decide_beslut
from audit.lexsarah.decide_other import decide_other
from audit.lexsarah.decide_rapport import decide_rapport
from audit.lexsarah.decide_utredning import decide_utredning
from audit.lexsarah.other import Other
from audit.lexsarah.rapport import Rapport
from audit.lexsarah.refusals import (
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    StateRefusedError,
)


def decide(
    command: Command, history: Sequence[Event], circumstances: Circumstances
) -> tuple[Event, ...]:
    """Give the events that a command adds to a stream's history; none where nothing is new.

    Raises AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError,
    or InvalidInputError naming the fields.
    """
    act = act_of(command)
    if isinstance(command, RapportCommand):
        rapport = Rapport.from_events(history)
        authorise(act, rapport, circumstances)
        return decide_rapport(command, rapport, circumstances)
    if isinstance(command, OtherCommand):
        other = Other.from_events(history, act.stream)
        authorise(act, other, circumstances)
        return decide_other(command, other, circumstances)
    arende = Arende.from_events(history)
    authorise(act, arende, circumstances)
    return _in_arende(command, arende, circumstances)


def _in_arende(
    command: ArendeCommand | UtredningCommand | BeslutCommand,
    arende: Arende,
    circumstances: Circumstances,
) -> tuple[Event, ...]:
    if isinstance(command, UtredningCommand):
        return decide_utredning(command, arende, circumstances)
    if isinstance(command, BeslutCommand):
        return decide_beslut(command, arende, circumstances)
    return decide_arende(command, arende, circumstances)


def state_of(stream: Stream, history: Sequence[Event]) -> State:
    """Build the state of a stream of a kind."""
    if stream is Stream.RAPPORT:
        return Rapport.from_events(history)
    if stream is Stream.ARENDE:
        return Arende.from_events(history)
    return Other.from_events(history, stream)


def demand(name: str, history: Sequence[Event], circumstances: Circumstances) -> None:
    """Let pass an act by its name: for what only reads, before anything is shown.

    Raises the same four refusals as `decide`.
    """
    act = ACTS[name]
    authorise(act, state_of(act.stream, history), circumstances)


def next_acts(
    stream: Stream, history: Sequence[Event], circumstances: Circumstances
) -> tuple[str, ...]:
    """Name the acts that this person may take now, in the order of the table.

    What an act asks besides (see the table) is not asked here, except the delegationsordning;
    an act that is the person's only while others are absent is named too.
    """
    state = state_of(stream, history)
    # What is cheap to see is looked at first; which refusal it would be is nobody's question here.
    found = (
        act
        for act in ACTS.values()
        if act.stream is stream and circumstances.roll in act.may and state.steg in act.steg
    )
    return tuple(act.name for act in found if _passes(act, state, circumstances))


def _passes(act: Act, state: State, circumstances: Circumstances) -> bool:
    try:
        authorise(act, state, circumstances)
        if act.sak is not None:
            own(act, circumstances, absent=True)
    except (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError):
        return False
    return True
