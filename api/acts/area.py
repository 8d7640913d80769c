"""The door of an area whose acts stand in a table: its state, its acts, reading its sealed words.

The state is read from the log itself and kept by version, so that no act rests on a view that
lags behind. Each area makes one of these and says what is its own: `decide`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from api.acts.folding import Folded
from api.acts.perform import Done, Door, through
from audit.roles import Role
from audit.store.handlingar import NONE, Files
from audit.store.log import LATEST
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from enum import StrEnum

    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.act_table import ActTable
    from audit.envelope import Event, Recorded
    from audit.store.log import Log

State = TypeVar("State")
Decide = Callable[["Acting", Any, Mapping[UUID, Sequence["Event"]]], "Pairs"]


class AreaDoor(Generic[State]):
    """The one way in: `table` says who may what, `build` folds the streams' events to the state.

    `beginnings` are the topics that begin the area's streams; `decide` gives what an act adds,
    with the context of each event.
    """

    def __init__(
        self,
        table: ActTable[Any],
        beginnings: Sequence[str],
        build: Callable[[Sequence[Sequence[Event]]], State],
        decide: Decide,
    ) -> None:
        """Open the door of an area."""
        self.table = table
        self.beginnings = tuple(beginnings)
        self._state = Folded(self.beginnings, build)
        self._door: Door = Door(lambda command: table.stream_of(command)[1], decide)

    def state(self, log: Log, known: int = LATEST) -> State:
        """Give all of it as the log has it now, or as it was known at a löpnummer; no words."""
        return self._state.at(log, known)

    def perform(
        self,
        acting: Acting,
        *commands: Any,
        expected: int | None = None,
        key: str | None = None,
        body: bytes | None = None,
        files: Files = NONE,
    ) -> Done:
        """Perform acts in order, all of them or none; see `through`.

        Raises AuthorityError naming who may, StateError, InvalidInputError, VersionConflictError,
        IdempotencyMismatchError, LogUnavailableError.
        """
        return through(
            self._door, acting, commands, expected=expected, key=key, body=body, files=files
        )

    def next_acts(
        self, acting: Acting, stream: StrEnum, history: Sequence[Event]
    ) -> tuple[str, ...]:
        """Name the acts that the person may take now on a stream, in the order of the table."""
        state = self.table.state_of(stream, history)
        return self.table.next_acts(stream, state, roller_of(acting))

    def may(self, acting: Acting, act: str) -> bool:
        """Tell whether one of the person's roles may do an act at all, whatever the step."""
        return self.table.may(act, roller_of(acting))

    def read(
        self, acting: Acting, act: str, stream: UUID, what: str, *, known: int = LATEST
    ) -> list[Recorded]:
        """Let a person read a stream's sealed words: access first, the reading recorded second.

        `act` is one that reads (`read_plan_texter` …); `what` names the page in the read log.
        Raises AuthorityError, StateError, and LogUnavailableError where the reading cannot be
        recorded: then nothing is shown.
        """
        loaded = [one.event for one in acting.log.load_many([stream]).get(stream, [])]
        self.table.demand(act, loaded, roller_of(acting))
        may = {one.value for one in self.table.acts[act].may}
        role = next(one for one in acting.roles if one.value in may)
        record_reading(acting.log, acting.context(role), Reading(what, arende=stream))
        return acting.log.load(stream, known_position=known)

    def pairs(self, acting: Acting, command: Any, events: Sequence[Event]) -> Pairs:
        """Give events with the context they are added in: the role in which the person does it."""
        context = acting.context(Role(self.table.role_for(command, roller_of(acting))))
        return [(event, context) for event in events]


def roller_of(acting: Acting) -> tuple[str, ...]:
    """Give the roles that the person holds, as tables of acts name them."""
    return tuple(one.value for one in acting.roles)
