"""The state of an area read from the log itself, kept by the versions of its streams.

So no act rests on a view that lags behind, and what nobody added to is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from audit.store.log import LATEST
from projections.trail.streams import streams_of

if TYPE_CHECKING:
    from audit.envelope import Event, Recorded
    from audit.store.log import Log

State = TypeVar("State")
_Versions = tuple[tuple[UUID, int], ...]
_Histories = dict[UUID, list["Recorded"]]


class Folded(Generic[State]):
    """Builds an area's state of the streams that begin with one of its `beginnings` (topics)."""

    def __init__(
        self, beginnings: Sequence[str], build: Callable[[Sequence[Sequence[Event]]], State]
    ) -> None:
        """Fold with `build`, which is given the events of each stream in order."""
        self._beginnings = beginnings
        self._build = build
        # The newest state of each log with the versions it was built of; replaced, never changed.
        self._kept: dict[UUID, tuple[_Versions, _Histories, State]] = {}

    def at(self, log: Log, known: int = LATEST) -> State:
        """Give the state as the log has it now, or as it was known at a löpnummer; no words."""
        histories, state = self._now(log)
        if all(history[-1].position <= known for history in histories.values()):
            return state
        return self._of(
            [one for one in history if one.position <= known] for history in histories.values()
        )

    def _now(self, log: Log) -> tuple[_Histories, State]:
        streams = streams_of(log, self._beginnings)
        versions = log.versions(streams) if streams else {}
        asked = tuple(sorted(versions.items()))
        kept = self._kept.get(log.id)
        if kept is None or kept[0] != asked:
            before = dict(kept[0]) if kept else {}
            changed = [one for one, version in asked if before.get(one) != version]
            fresh = log.load_many(changed) if changed else {}
            histories = {**(kept[1] if kept else {}), **fresh}
            # Read up to the versions that were seen, so that state and versions agree.
            found = {
                one: [r for r in histories[one] if r.event.originator_version <= versions[one]]
                for one in streams
                if one in histories
            }
            kept = (asked, found, self._of(found.values()))
            self._kept[log.id] = kept
        return kept[1], kept[2]

    def _of(self, histories: Iterable[list[Recorded]]) -> State:
        return self._build([[one.event for one in history] for history in histories if history])
