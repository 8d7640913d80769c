"""Moving a view forward: a batch of entries is one transaction, and the position moves in it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import psycopg
import structlog

from audit.errors import ConfigurationError
from audit.evidence.hashing import HASH_SIZE
from audit.evidence.right_edge import RightEdge
from projections.errors import (
    ContentMissingError,
    GapError,
    UnknownEventError,
    ViewStoppedError,
)
from projections.snapshot import RUNNER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from psycopg import Connection

    from audit.store.log import Log
    from projections.view import View

BATCH: Final = 50_000
"""Entries per transaction: so many that most ärenden begin and end in one, and are written once."""

RETRIES: Final = 20
"""How often a batch is begun anew because another process moved the same view meanwhile."""

_LOG = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a copy of a view came: `position` of `head_size`; `error` where it is stopped."""

    position: int
    head_size: int
    error: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a copy of a view stands, read under its lock."""

    position: int
    edge: RightEdge
    consumed: Counter[str]
    stopped: bool
    head_size: int


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a view: the log, the view, and the slot that is filled."""

    log: Log
    view: View
    slot: str

    @property
    def values(self) -> dict[str, Any]:
        """Give the parameters that name the copy."""
        return {"view": self.view.name, "slot": self.slot}


def catch_up(log: Log, view: View, batch: int = BATCH) -> Progress:
    """Bring the copy that people read up to the log's head; stops, and says so, at an error."""
    with log.pool.connection() as connection:
        row = connection.execute(RUNNER.bind(log.schema).live, {"view": view.name}).fetchone()
        connection.rollback()
    if row is None:
        message = f"Vyn {view.name} saknas i databasen."
        raise ConfigurationError(message)
    return advance(Copy(log, view, row[0]), batch)


def at_rest(log: Log) -> frozenset[str]:
    """Name the views of a log that have nothing to read now: one question for all of them.

    A view that is not there is not among them.
    """
    return _named(log, RUNNER.bind(log.schema).at_rest)


def abandoned(log: Log) -> frozenset[str]:
    """Name the views of a log whose other copy, which nobody reads, is not empty."""
    return _named(log, RUNNER.bind(log.schema).abandoned)


def _named(log: Log, query: bytes) -> frozenset[str]:
    with log.pool.connection() as connection:
        return frozenset(row[0] for row in connection.execute(query).fetchall())


def advance(
    copy: Copy,
    batch: int = BATCH,
    *,
    to: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Progress:
    """Move a copy to the head, or to the löpnummer `to`; a stopped copy stays where it is.

    `progress` is told (entries read, entries to read) after every batch.
    A batch that fails is halved until the very event is found; the ones before it are kept.
    """
    size = batch
    while True:
        try:
            moved = _one_batch(copy, size, to)
        except (
            psycopg.DataError,
            psycopg.IntegrityError,
            psycopg.ProgrammingError,
            psycopg.InternalError,
            psycopg.NotSupportedError,
            ViewStoppedError,
        ) as error:
            if size > 1:
                size = max(1, size // 8)
                continue
            return _stop(copy, error)
        progress(moved.position, moved.head_size if to is None else to)
        if moved.error or moved.position >= (moved.head_size if to is None else to):
            return moved
        size = min(batch, size * 2)


def apply(connection: Connection[Any], copy: Copy, state: State, upto: int) -> None:
    """Read the entries after the state's position up to `upto` and write rows and position.

    The caller holds the copy's lock, in one snapshot, and commits.
    Raises ViewStoppedError where an entry cannot be read.
    """
    values = {**copy.values, "after": state.position, "upto": upto}
    leaves, recorded_at = leaves_of(connection, copy.log, values)
    if len(leaves) != upto - state.position:
        message = f"Loggen har en lucka efter löpnummer {state.position}."
        raise GapError(message)
    consumed = state.consumed.copy()
    if not _topics(connection, copy, values).isdisjoint(copy.view.reads):
        consumed += _gallrade(connection, copy, values) + _stated(connection, copy, values)
    edge, _ = state.edge.extend(leaves)
    _move(connection, copy, upto, recorded_at, edge, consumed)


def leaves_of(
    connection: Connection[Any], log: Log, values: Mapping[str, Any]
) -> tuple[list[bytes], datetime | None]:
    """Give the leaf hashes of the entries after `after` up to `upto`, and the last one's time."""
    row = connection.execute(RUNNER.bind(log.schema).leaves, values).fetchone()
    leaves, recorded_at = row or (b"", None)
    return [leaves[at : at + HASH_SIZE] for at in range(0, len(leaves), HASH_SIZE)], recorded_at


def lock_state(connection: Connection[Any], copy: Copy) -> State:
    """Take the lock of a copy and read where it stands."""
    sql = RUNNER.bind(copy.log.schema)
    row = connection.execute(sql.lock_state, copy.values).fetchone()
    if row is None:
        message = f"Vyn {copy.view.name} saknas i databasen."
        raise ConfigurationError(message)
    position, edge, consumed, stopped, head_size = row
    return State(
        position, RightEdge.from_bytes(position, edge), Counter(consumed), stopped, head_size
    )


def _one_batch(copy: Copy, size: int, to: int | None) -> Progress:
    for _ in range(RETRIES):
        try:
            with copy.log.pool.connection() as connection, connection.transaction():
                connection.execute(RUNNER.bind(copy.log.schema).one_snapshot)
                return _locked_batch(connection, copy, size, to)
        except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected):
            # Another process moved the same copy, or a gallring took rows: look again.
            continue
    with copy.log.pool.connection() as connection, connection.transaction():
        return _standing(connection, copy)


def _locked_batch(connection: Connection[Any], copy: Copy, size: int, to: int | None) -> Progress:
    state = lock_state(connection, copy)
    end = state.head_size if to is None else min(to, state.head_size)
    upto = min(state.position + size, end)
    if state.stopped or upto <= state.position:
        return _standing(connection, copy)
    apply(connection, copy, state, upto)
    return Progress(upto, state.head_size)


def _standing(connection: Connection[Any], copy: Copy) -> Progress:
    row = connection.execute(RUNNER.bind(copy.log.schema).standing, copy.values).fetchone()
    return Progress(*row) if row else Progress(0, 0)


def _topics(connection: Connection[Any], copy: Copy, values: dict[str, Any]) -> set[str]:
    """Give the topics of a batch, every (topic, version) of which the view must read or ignore."""
    sql = RUNNER.bind(copy.log.schema)
    kinds = connection.execute(sql.kinds, values).fetchall()
    for topic, version, first in kinds:
        if not copy.view.knows(topic, version):
            message = f"Okänd händelse {topic} version {version} vid löpnummer {first}."
            raise UnknownEventError(message)
    return {topic for topic, _, _ in kinds}


def _stated(connection: Connection[Any], copy: Copy, values: dict[str, Any]) -> Counter[str]:
    """Run the view's statements; gives how many events of each topic they say they consumed."""
    bound, consumed = copy.view.queries.bind(copy.log.schema), Counter[str]()
    for name in copy.view.statements:
        # Never a kept plan: one made for an empty table would be used when it is large.
        rows = connection.execute(getattr(bound, name), values, prepare=False).fetchall()
        consumed.update({topic: number for topic, number in rows if number})
    return consumed


def _gallrade(connection: Connection[Any], copy: Copy, values: dict[str, Any]) -> Counter[str]:
    """Count the events without contents, all of which must be explained by a gallring."""
    sql = RUNNER.bind(copy.log.schema)
    asked = {**values, "topics": list(copy.view.reads)}
    rows = connection.execute(sql.without_contents, asked).fetchall()
    unexplained = [first for _, _, first in rows if first is not None]
    if unexplained:
        message = f"Innehåll saknas vid löpnummer {min(unexplained)}."
        raise ContentMissingError(message)
    return Counter({topic: number for topic, number, _ in rows if topic != "gallring.executed"})


def _move(
    connection: Connection[Any],
    copy: Copy,
    upto: int,
    recorded_at: datetime | None,
    edge: RightEdge,
    consumed: Counter[str],
) -> None:
    values = {
        **copy.values,
        "upto": upto,
        "recorded_at": recorded_at,
        "edge": edge.to_bytes(),
        "consumed": json.dumps(consumed),
    }
    connection.execute(RUNNER.bind(copy.log.schema).move, values)


def _stop(copy: Copy, error: Exception) -> Progress:
    """Write down where the copy stopped and by what kind of error; never what the event said."""
    with copy.log.pool.connection() as connection, connection.transaction():
        state = lock_state(connection, copy)
        position = state.position + 1
        text = f"{type(error).__name__} vid löpnummer {position}"
        if isinstance(error, ViewStoppedError):
            text = f"{text}: {error.detail}"
        values = {**copy.values, "position": position, "error": text}
        connection.execute(RUNNER.bind(copy.log.schema).stop, values)
    _LOG.error(
        "view_stopped",
        view=copy.view.name,
        schema=copy.log.schema,
        slot=copy.slot,
        position=position,
        kind=type(error).__name__,
    )
    return Progress(state.position, state.head_size, text)


def retry(log: Log, view: View) -> Progress:
    """Let a stopped view try the event that stopped it again."""
    sql = RUNNER.bind(log.schema)
    with log.pool.connection() as connection, connection.transaction():
        row = connection.execute(sql.live, {"view": view.name}).fetchone()
        slot = row[0] if row else "a"
        connection.execute(sql.retry, {"view": view.name, "slot": slot})
    return advance(Copy(log, view, slot))
