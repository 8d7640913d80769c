"""The state of an area read from the log itself, kept with how far the log had come.

So no act rests on a view that lags behind, and what nobody added to is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from audit.store.following import Added, Place, newest_place, since
from audit.store.log import LATEST
from projections.trail.streams import streams_of

if TYPE_CHECKING:
    from audit.envelope import Event, Recorded
    from audit.store.log import Log

State = TypeVar("State")
Streams = Callable[["Log"], Sequence[UUID]]
_Histories = dict[UUID, list["Recorded"]]


@dataclass(frozen=True, slots=True)
class _Kept(Generic[State]):
    """A state with the histories it was built of, in their order, and how far was looked."""

    place: Place
    histories: _Histories
    state: State


class Folded(Generic[State]):
    """Builds a state of some streams of a log.

    They are those that begin with one of the `beginnings` (topics), or where their ids are fixed,
    those that `streams` gives.
    """

    def __init__(
        self,
        beginnings: Sequence[str],
        build: Callable[[Sequence[Sequence[Event]]], State],
        streams: Streams | None = None,
    ) -> None:
        """Fold with `build`, which is given the events of each stream in order."""
        self._beginnings = frozenset(beginnings)
        self._build = build
        self._streams = streams or (lambda log: streams_of(log, beginnings))
        # The newest state of each log; replaced, never changed.
        self._kept: dict[UUID, _Kept[State]] = {}

    def at(self, log: Log, known: int = LATEST) -> State:
        """Give the state as the log has it now, or as it was known at a löpnummer; no words."""
        kept = self._now(log)
        if all(history[-1].position <= known for history in kept.histories.values()):
            return kept.state
        return self._of(
            [one for one in history if one.position <= known] for history in kept.histories.values()
        )

    def history(self, log: Log, stream: UUID) -> Sequence[Recorded]:
        """Give what is recorded of a stream as the log has it now, without words.

        Empty where nothing is kept of it: whoever asks has to read the log. Builds no state.
        """
        if log.id not in self._kept:
            return ()
        return self._now(log).histories.get(stream, ())

    def _now(self, log: Log) -> _Kept[State]:
        kept = self._kept.get(log.id)
        found = since(log, kept.place) if kept is not None else None
        if kept is None or found is None:
            now = self._anew(log, {})
        elif found.added is None:
            now = self._anew(log, kept.histories)
        else:
            now = self._onward(log, kept, found.place, found.added)
        self._kept[log.id] = now
        return now

    def _onward(
        self, log: Log, kept: _Kept[State], place: Place, added: Sequence[Added]
    ) -> _Kept[State]:
        """Go on from what is kept: load the streams that something was added to, and no other."""
        ours = self._ours(log, kept)
        changed = list(dict.fromkeys(one.arende for one in added if ours(one)))
        if not changed:
            return kept if place == kept.place else _Kept(place, kept.histories, kept.state)
        return self._made(place, {**kept.histories, **_upto(log, changed, place)})

    def _ours(self, log: Log, kept: _Kept[State]) -> Callable[[Added], bool]:
        if not self._beginnings:
            fixed = frozenset(self._streams(log))
            return lambda one: one.arende in fixed
        return lambda one: one.arende in kept.histories or one.topic in self._beginnings

    def _anew(self, log: Log, before: _Histories) -> _Kept[State]:
        """Look at every stream, and load those whose version is another than it was before."""
        place, streams = newest_place(log), self._streams(log)
        versions = log.versions(streams) if streams else {}
        same = {
            one: before[one]
            for one, version in versions.items()
            if one in before and before[one][-1].event.originator_version == version
        }
        fresh = _upto(log, [one for one in versions if one not in same], place)
        both = {**same, **fresh}
        return self._made(place, {one: both[one] for one in streams if one in both})

    def _made(self, place: Place, histories: _Histories) -> _Kept[State]:
        return _Kept(place, histories, self._of(histories.values()))

    def _of(self, histories: Iterable[list[Recorded]]) -> State:
        return self._build([[one.event for one in history] for history in histories if history])


def _upto(log: Log, streams: Sequence[UUID], place: Place) -> _Histories:
    """Load streams up to a place, so that state and place agree."""
    loaded = log.load_many(streams) if streams else {}
    read = {
        one: [each for each in loaded[one] if each.position <= place.position]
        for one in streams
        if one in loaded
    }
    return {one: history for one, history in read.items() if history}
