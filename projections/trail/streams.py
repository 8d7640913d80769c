"""Which streams began with a topic: found in the log itself, and kept as far as was looked.

For kinds of which there are few, such as what private utförare told and that staff were informed;
it never lags, since nothing is shown that was not looked for up to the log's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from audit.envelope import Recorded
    from audit.store.log import Log

AT_ONCE = 100_000


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found up to a löpnummer."""

    position: int
    streams: tuple[UUID, ...]


# The newest answer of each log and question; replaced, never changed.
_kept: dict[tuple[UUID, tuple[str, ...]], _Looked] = {}


def streams_of(log: Log, topics: Sequence[str]) -> tuple[UUID, ...]:
    """Give the streams in which an event of one of the topics stands, in the order they began."""
    key = (log.id, tuple(sorted(topics)))
    kept = _kept.get(key, _Looked(0, ()))
    head = log.recorder.max_notification_id() or 0
    if head > kept.position:
        kept = _Looked(head, _further(log, key[1], kept, head))
        _kept[key] = kept
    return kept.streams


def histories_of(log: Log, topics: Sequence[str]) -> dict[UUID, list[Recorded]]:
    """Give all that is recorded of those streams, without sealed words."""
    streams = streams_of(log, topics)
    loaded = log.load_many(streams) if streams else {}
    return {one: loaded[one] for one in streams if one in loaded}


def _further(log: Log, topics: tuple[str, ...], kept: _Looked, head: int) -> tuple[UUID, ...]:
    found = dict.fromkeys(kept.streams)
    first = kept.position + 1
    while True:
        rows = log.recorder.select_notifications(first, AT_ONCE, head, topics)
        found.update(dict.fromkeys(UUID(str(one.originator_id)) for one in rows))
        if len(rows) < AT_ONCE:
            return tuple(found)
        first = rows[-1].id + 1
