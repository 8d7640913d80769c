"""What an act led to, and what the same request led to when it came before."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.canonical import canonical_bytes_of_plain
from audit.codec import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from api.acts.acting import Acting
    from audit.envelope import Event
    from audit.store.batch import Idempotency
    from audit.store.log import Log


@dataclass(frozen=True, slots=True)
class Done:
    """What an act led to in its stream; of several acts, the last one's stream.

    With `replayed` the request had come before and nothing was written now. Where an act had
    nothing new to say, version, löpnummer and time are those of what stood before.
    `events` is the whole stream up to that version where it is known already; see `events_of`.
    """

    stream: UUID
    version: int
    position: int
    recorded_at: datetime
    replayed: bool = False
    events: tuple[Event, ...] = field(default=(), repr=False, compare=False)


def events_of(log: Log, done: Done) -> Sequence[Event]:
    """Give the stream as it stood right after an act; no words are promised."""
    if done.events:
        return done.events
    loaded = log.load_many([done.stream])[done.stream]
    return [one.event for one in loaded if one.event.originator_version <= done.version]


def asked_by(
    acting: Acting, commands: Sequence[Any], stream: UUID, key: str | None, body: bytes | None
) -> Idempotency | None:
    """Blind the request key with its body; the answer kept is which stream it was about."""
    if key is None:
        return None
    if body is None:
        body = canonical_bytes_of_plain([plain(command) for command in commands])
    answer = json.dumps({"stream": str(stream)})
    return acting.log.idempotency(acting.konto, key, body, answer)


def answered(kept: Idempotency | None, stream: UUID, version: int) -> Idempotency | None:
    """Keep the version that the request led to: what others wrote since is not its answer."""
    if kept is None:
        return None
    return replace(kept, answer=json.dumps({"stream": str(stream), "version": version}))


def before(log: Log, kept: Idempotency | None) -> Done | None:
    """Give what the same request led to before, None where it is new or has no key."""
    answer = log.answer(kept) if kept is not None else None
    return as_before(log, answer) if answer is not None else None


def as_before(log: Log, answer: str) -> Done:
    """Give what an earlier request led to: the stream it was about, as it stood then."""
    told = json.loads(answer)
    then = standing(log, UUID(told["stream"]), told.get("version"))
    return replace(then, replayed=True)


def standing(log: Log, stream: UUID, version: int | None = None) -> Done:
    """Give where a stream stands, or stood at a version."""
    history = log.load_many([stream])[stream][:version]
    last, events = history[-1], tuple(one.event for one in history)
    return Done(
        stream, last.event.originator_version, last.position, last.recorded_at, events=events
    )
