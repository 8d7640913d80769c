"""The door of an area whose acts stand in a table: its state, its acts, reading its sealed words.

The state is read from the log itself and kept by version, so that no act rests on a view that
lags behind. Each area makes one of these and says what is its own: `decide`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from api.acts.done import Done
from api.acts.folding import Folded
from api.acts.perform import Door, through
from api.acts.sight import MASKED, Sight, filters_of, within
from audit.roles import Role
from audit.store.handlingar import NONE, Files
from audit.store.log import LATEST
from audit.store.reading import Reading, record_reading
from audit.store.words import with_words

if TYPE_CHECKING:
    from enum import StrEnum

    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.act_table import ActTable
    from audit.envelope import Event, Recorded
    from audit.store.log import Log

State = TypeVar("State")
Decide = Callable[["Acting", Any, Mapping[UUID, Sequence["Event"]]], "Pairs"]
Opening = Callable[["Acting", UUID, Any], UUID | None]
"""Which granskning opens a stream's sealed words to a person, asked with the stream's state."""


class AreaDoor(Generic[State]):
    """The one way in: `table` says who may what, `build` folds the streams' events to the state.

    `beginnings` are the topics that begin the area's streams; `decide` gives what an act adds,
    with the context of each event. `opening` is asked for a revisor; without it no granskning
    opens anything here.
    """

    def __init__(
        self,
        table: ActTable[Any],
        beginnings: Sequence[str],
        build: Callable[[Sequence[Sequence[Event]]], State],
        decide: Decide,
        opening: Opening | None = None,
    ) -> None:
        """Open the door of an area."""
        self.table = table
        self.opening = opening
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
        state = self.table.state(stream, history)
        return self.table.next_acts(stream, state, roller_of(acting))

    def may(self, acting: Acting, act: str) -> bool:
        """Tell whether one of the person's roles may do an act at all, whatever the step."""
        return self.table.may(act, roller_of(acting))

    def sight(self, acting: Acting, act: str, stream: UUID) -> Sight:
        """Say how a person may read a stream's sealed words: by role, within a granskning, or not.

        `act` is one that reads. Nothing is read and nothing recorded: `read` does both.
        """
        sight = self._by_role(acting, act)
        if sight.words or Role.REVISOR not in acting.roles:
            return sight
        return self._within(acting, act, _events(self.history(acting.log, stream)))

    def read(
        self, acting: Acting, act: str, stream: UUID, what: str, *, known: int = LATEST
    ) -> list[Recorded]:
        """Let a person read a stream's sealed words: access first, the reading recorded second.

        `act` is one that reads (`read_plan_texter` …); `what` names the page in the read log.
        A revisor is let in within a granskning that opens it, and the record names that.
        Raises AuthorityError, StateError, and LogUnavailableError where the reading cannot be
        recorded: then nothing is shown.
        """
        history, sight = self.history(acting.log, stream), self._by_role(acting, act)
        facts = _events(history)
        if not sight.words:
            sight = self._within(acting, act, facts)
        if sight.granskning is None:
            self.table.demand(act, facts, roller_of(acting))
        # `demand` has refused whoever holds no role that may.
        role = sight.role or Role.REVISOR
        reading = Reading(what, stream, filters_of(sight.granskning))
        record_reading(acting.log, acting.context(role), reading)
        upto = [one for one in history if one.position <= known]
        return with_words(acting.log, stream, upto)

    def history(self, log: Log, stream: UUID) -> Sequence[Recorded]:
        """Give what is recorded of a stream, without words: what is kept of it, or the log's."""
        return self._state.history(log, stream) or log.load_many([stream]).get(stream, [])

    def _by_role(self, acting: Acting, act: str) -> Sight:
        may = self.table.acts[act].may
        return Sight(next((one for one in acting.roles if one in may), None))

    def _within(self, acting: Acting, act: str, facts: Sequence[Event]) -> Sight:
        """Say whether a granskning opens it, at a step where somebody could read it."""
        if self.opening is None or Role.REVISOR not in acting.roles or not facts:
            return MASKED
        asked = self.table.acts[act]
        try:
            state = self.table.state(asked.stream, facts)
        except TypeError:
            # A stream of another kind, or of another area: there are no such words in it.
            return MASKED
        if state.erased or state.steg not in asked.steg:
            return MASKED
        return within(self.opening(acting, facts[-1].originator_id, state))

    def pairs(self, acting: Acting, command: Any, events: Sequence[Event]) -> Pairs:
        """Give events with the context they are added in: the role in which the person does it."""
        context = acting.context(Role(self.table.role_for(command, roller_of(acting))))
        return [(event, context) for event in events]


def _events(history: Sequence[Recorded]) -> list[Event]:
    return [one.event for one in history]


def roller_of(acting: Acting) -> tuple[str, ...]:
    """Give the roles that the person holds, as tables of acts name them."""
    return tuple(one.value for one in acting.roles)
