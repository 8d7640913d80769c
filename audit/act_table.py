"""A table of acts: what may be done in an area, by which roles, at which steps; pure.

Each area has a table of its own (`acts.csv`, and `acts.py` beside it). What a table answers is the
same for all of them, and lives here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Generic, Protocol, TypeVar
from uuid import UUID

from audit.envelope import Event
from audit.errors import AuthorityError, StateError
from audit.roles import ROLE_LABELS, Role

GALLRING: Final = "gallring.executed"
"""The log's own event in a stream whose contents were gallrade: it is no event of an area."""
NOTHING: Final = "ingen"
"""The step of a stream that is not there yet, in every area."""


class Standing(Protocol):
    """What a table asks of the state of any stream."""

    @property
    def version(self) -> int:
        """Give the number of its newest event, 0 before the first."""

    @property
    def erased(self) -> bool:
        """Tell whether gallring removed any of its events."""

    @property
    def steg(self) -> StrEnum:
        """Give the step it stands on."""


State = TypeVar("State", bound=Standing)


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One thing that can be done: `label` is what people read.

    `stream` is the kind of stream it is done on, and the name of the command's field that holds
    that stream's id. `reads` marks what only shows sealed words.
    """

    name: str
    label: str
    stream: StrEnum
    may: frozenset[Role]
    steg: frozenset[StrEnum]
    reads: bool = False

    @property
    def starts(self) -> bool:
        """Tell whether it can start a stream of its own."""
        return NOTHING in self.steg


def acts_of(
    stream: StrEnum, *rows: tuple[str, str, set[Role], Iterable[StrEnum]]
) -> tuple[Act, ...]:
    """Give the acts of a kind of stream: name, label, who may, at which steps."""
    return tuple(
        Act(
            name=name,
            label=label,
            stream=stream,
            may=frozenset(may),
            steg=frozenset(steg),
            reads=name.startswith("read_"),
        )
        for name, label, may, steg in rows
    )


def who_may(act: Act) -> str:
    """Say in a sentence which roles may do an act."""
    return f"Det får göras av: {', '.join(ROLE_LABELS[one] for one in Role if one in act.may)}."


@dataclass(frozen=True)
class ActTable(Generic[State]):
    """The acts of an area by name and by command.

    `state_of` builds the state of a stream of a kind; `steg_labels` is what people read for each
    step, in order; `noun` is what a stream is called in a sentence, first and later.
    """

    acts: Mapping[str, Act]
    of_command: Mapping[type[Any], str]
    state_of: Callable[[Any, Sequence[Event]], State]
    steg_labels: Mapping[Any, str]
    noun: tuple[str, str] = ("Det", "det")

    def act_of(self, command: object) -> Act:
        """Give the act that a command is."""
        return self.acts[self.of_command[type(command)]]

    def stream_of(self, command: object) -> tuple[Any, UUID]:
        """Give which kind of stream a command is about, and that stream's id."""
        stream = self.act_of(command).stream
        found: UUID = getattr(command, stream.value)
        return stream, found

    def state(self, stream: StrEnum, history: Sequence[Event]) -> State:
        """Build the state of a stream as the log holds it, also after gallring.

        Raises TypeError for an event of another kind of stream.
        """
        own = [one for one in history if getattr(one, "TOPIC", "") != GALLRING]
        return self.state_of(stream, own)

    def next_acts(self, stream: StrEnum, state: Standing, roller: Iterable[str]) -> tuple[str, ...]:
        """Name the acts that somebody with these roles may take now, in the order of the table.

        What an act asks besides (see the table) is not asked here; what only reads is left out.
        What gallring has touched takes no more.
        """
        held = frozenset(roller)
        if state.erased:
            return ()
        return tuple(
            act.name
            for act in self.acts.values()
            if act.stream is stream
            and not act.reads
            and state.steg in act.steg
            and not held.isdisjoint(act.may)
        )

    def demand(self, name: str, history: Sequence[Event], roller: Iterable[str]) -> None:
        """Let pass an act by its name, also one that only reads.

        Raises AuthorityError naming who may, StateError where the stream does not stand so that
        it can be done.
        """
        act = self.acts[name]
        _role(act, roller)
        self._demand_steg(act, self.state(act.stream, history))

    def role_for(self, command: object, roller: Iterable[str]) -> str:
        """Give the role in which a person does it: the first held that may; else AuthorityError."""
        return _role(self.act_of(command), roller)

    def may(self, name: str, roller: Iterable[str]) -> bool:
        """Tell whether one of these roles may do an act at all, whatever the step."""
        return not frozenset(self.acts[name].may).isdisjoint(roller)

    def _demand_steg(self, act: Act, state: Standing) -> None:
        first, later = self.noun
        if state.erased:
            raise StateError("Det är gallrat: inget mer kan registreras.")
        if state.steg in act.steg:
            return
        # What can only begin a stream finds one; what begins or goes on is refused for its step.
        if act.starts:
            raise StateError(f"{first} finns redan.")
        if state.steg == NOTHING:
            raise StateError(f"{first} finns inte.")
        labels = self.steg_labels
        needed = ", ".join(label for one, label in labels.items() if one in act.steg)
        stands = labels[state.steg]
        raise StateError(f"{first} är {stands}. Det här kan göras när {later} är: {needed}.")


def _role(act: Act, roller: Iterable[str]) -> str:
    held = frozenset(roller)
    found = next((one.value for one in Role if one in act.may and one in held), None)
    if found is None:
        raise AuthorityError(who_may(act))
    return found
