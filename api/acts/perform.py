"""Performing acts: load the streams, decide, and append all of it in one batch or nothing.

Whoever acts is checked by the table of acts of the area; nothing is decided here.
A `Door` says how an area finds the stream of a command and decides it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NoReturn
from uuid import UUID

from api.acts.circumstances import circumstances, in_the_best_order, stream_of
from api.acts.done import Done, answered, as_before, asked_by, before, standing
from audit.errors import InvalidInputError, VersionConflictError
from audit.lexsarah import (
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    StateRefusedError,
    act_of,
    decide,
)
from audit.store.deciding import load_histories
from audit.store.handlingar import NONE, Files

if TYPE_CHECKING:
    from datetime import datetime

    from api.acts.acting import Acting
    from audit.envelope import Context, Event
    from audit.lexsarah import Command
    from audit.lexsarah.refusals import RefusedError
    from audit.store.batch import Appended, Idempotency, NewMapping
    from audit.store.log import Log

ATTEMPTS: Final = 5
"""How often an act is decided anew where others wrote to its streams meanwhile."""
SOMEBODY_ELSE: Final = "Någon annan har ändrat sedan du öppnade sidan. Inget sparades."
_REFUSALS = (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError)

Histories = dict[UUID, list["Event"]]
Pairs = list[tuple["Event", "Context"]]
Deciding = Callable[["Acting", Any, Mapping[UUID, Sequence["Event"]]], Pairs]
Beside = tuple[Sequence["NewMapping"], Files]
"""What is written beside the events: new mappings, and the bytes of what is attached."""


@dataclass(frozen=True, slots=True)
class Door:
    """How an area's acts are decided: each command's stream, and what it leads to.

    `decide` is given the histories of all streams of the batch, with what the acts before it led
    to. It raises the area's refusals.
    """

    stream: Callable[[Any], UUID]
    decide: Deciding


def perform(
    acting: Acting,
    command: Command,
    *,
    expected: int | None = None,
    key: str | None = None,
    body: bytes | None = None,
    mappings: Sequence[NewMapping] = (),
    files: Files = NONE,
) -> Done:
    """Perform one act of lex Sarah; see `perform_all`."""
    more: dict[str, Any] = {"key": key, "body": body, "mappings": mappings, "files": files}
    return perform_all(acting, (command,), expected=expected, **more)


def perform_all(
    acting: Acting,
    commands: Sequence[Command],
    *,
    expected: int | None = None,
    key: str | None = None,
    body: bytes | None = None,
    mappings: Sequence[NewMapping] = (),
    files: Files = NONE,
) -> Done:
    """Perform acts of lex Sarah in order, all of them or none; see `through`."""
    return through(
        LEXSARAH, acting, commands,
        expected=expected, key=key, body=body, mappings=mappings, files=files,
    )  # fmt: skip


def through(
    door: Door,
    acting: Acting,
    commands: Sequence[Any],
    *,
    expected: int | None = None,
    key: str | None = None,
    body: bytes | None = None,
    mappings: Sequence[NewMapping] = (),
    files: Files = NONE,
) -> Done:
    """Perform acts in order, all of them or none; `mappings` are introduced by the first event.

    `files` holds the bytes of what is attached, by the id of the handling.
    `expected` is the version of the first act's stream that the caller saw. `key` is a request key:
    the same key with the same `body` (by default the commands) gets the answer it got before.
    Raises the four refusals, InvalidInputError, VersionConflictError, IdempotencyMismatchError,
    LogUnavailableError and its kinds.
    """
    kept = asked_by(acting, commands, door.stream(commands[-1]), key, body)
    if (earlier := before(acting.log, kept)) is not None:
        return earlier
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _once(door, acting, commands, expected, kept, (mappings, files))
        except (VersionConflictError, *_REFUSALS) as error:
            # The same request may have been committed meanwhile: then it was this one that did it.
            if (earlier := before(acting.log, kept)) is not None:
                return earlier
            conflict = isinstance(error, VersionConflictError) and expected is None
            if not conflict or attempt == ATTEMPTS:
                raise
    raise AssertionError  # the last attempt returns or raises


def _once(
    door: Door,
    acting: Acting,
    commands: Sequence[Any],
    expected: int | None,
    kept: Idempotency | None,
    beside: Beside,
) -> Done:
    """Decide and append, once; raises VersionConflictError where others wrote meanwhile."""
    streams = [door.stream(command) for command in commands]
    histories = _load(acting.log, streams)
    if expected is not None and expected != len(histories[streams[0]]):
        _refuse(door, acting, commands, histories)
    pairs = _decide_all(door, acting, commands, histories)
    if not pairs:
        return standing(acting.log, streams[-1])
    told = answered(kept, streams[-1], len(histories[streams[-1]]))
    done = _append(acting, pairs, beside, told)
    if done.replayed is not None:
        return as_before(acting.log, done.replayed)
    # What was loaded and decided is what stands now: the append refuses if anything came between.
    return replace(_done(streams[-1], pairs, done), events=tuple(histories[streams[-1]]))


def _load(log: Log, streams: Sequence[UUID]) -> Histories:
    """Load streams without their sealed words: what may be done never depends on them."""
    return load_histories(log, list(dict.fromkeys(streams)))


def _refuse(door: Door, acting: Acting, commands: Sequence[Any], histories: Histories) -> NoReturn:
    """Say that somebody else wrote meanwhile; whoever has no access is told that alone."""
    with suppress(JavRefusedError, StateRefusedError, AuthorityRefusedError, InvalidInputError):
        _decide_all(door, acting, commands, histories)
    raise VersionConflictError(SOMEBODY_ELSE)


def _decide_all(door: Door, acting: Acting, commands: Sequence[Any], histories: Histories) -> Pairs:
    """Decide each act on what the ones before it led to."""
    pairs: Pairs = []
    for command in commands:
        found = door.decide(acting, command, histories)
        for event, _ in found:
            # An act may begin another stream besides its own.
            histories.setdefault(event.originator_id, []).append(event)
        pairs.extend(found)
    return pairs


def _in_lexsarah(
    acting: Acting, command: Command, histories: Mapping[UUID, Sequence[Event]]
) -> Pairs:
    return decided(acting, command, histories[stream_of(command)[1]])


LEXSARAH: Final = Door(lambda command: stream_of(command)[1], _in_lexsarah)
"""The acts of lex Sarah."""


def decided(acting: Acting, command: Command, history: Sequence[Event]) -> Pairs:
    """Give the events that an act leads to, each with who brings it in which role.

    Of a person's roles the first that may is the one in which the person acts; where none may, the
    refusal is that of the role which came furthest. Raises the four refusals, InvalidInputError.
    """
    act, refusals = act_of(command), list[Exception]()
    around = circumstances(acting, act.stream, history, command)
    for one in in_the_best_order(around, act):
        try:
            events = decide(command, history, one)
        except _REFUSALS as refusal:
            refusals.append(refusal)
        else:
            return [(event, acting.context(one.roll, _delegation(event))) for event in events]
    raise furthest(refusals)


def furthest(refusals: Sequence[Exception]) -> Exception:
    """Give the refusal that was asked for last; no role at all is no access."""
    ranked = {kind: rank for rank, kind in enumerate(_REFUSALS)}
    return max(refusals, key=lambda one: ranked[_kind(one)], default=AccessRefusedError())


def _kind(refusal: Exception) -> type[RefusedError]:
    return next(kind for kind in _REFUSALS if isinstance(refusal, kind))


def _delegation(event: Event) -> str | None:
    """Name the point under which a beslut was taken: an ansvar is never reported as delegated."""
    taget = getattr(event, "taget", None)
    return taget.punkt if taget is not None and taget.punktslag == "beslut" else None


def _append(acting: Acting, pairs: Pairs, beside: Beside, kept: Idempotency | None) -> Appended:
    log, (mappings, files) = acting.log, beside
    at = acting.at
    batch = log.prepare_each(pairs, mappings=mappings, idempotency=kept, at=at, files=files)
    return log.append_batch(replace(batch, in_turn=True))


def own_time(log: Log) -> datetime | None:
    """Give the next second of a constructed log, which keeps its own time; None for real ones."""
    return log.head().recorded_at + timedelta(seconds=1) if log.constructed else None


def _done(stream: UUID, pairs: Pairs, done: Appended) -> Done:
    number, event = [
        (number, event) for number, (event, _) in enumerate(pairs) if event.originator_id == stream
    ][-1]
    position = done.first_position + number
    return Done(stream, event.originator_version, position, done.time_of(position))
