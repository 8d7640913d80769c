"""One commit of the log: lock, compare, place, hash, sign, write. Runs inside one transaction.

Nothing here opens or ends a transaction but `begin`; the committer and gallring do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn
from uuid import UUID

from psycopg import Connection

from audit.clock import iso_utc
from audit.errors import (
    ClockError,
    ConfigurationError,
    IdempotencyMismatchError,
    LiggareError,
    VersionConflictError,
)
from audit.evidence.checkpoint import Checkpoint, previous_line, recorded_at_line
from audit.evidence.hashing import leaf_hash
from audit.evidence.note_keys import Signer
from audit.evidence.right_edge import RightEdge
from audit.store import bulk
from audit.store.batch import MICROSECOND, SAME_KEY, Appended, Batch, PreparedEvent
from audit.store.plan import (
    Placed,
    Plan,
    beside_values,
    entry_values,
    file_values,
    mapping_values,
    single_values,
    tree_values,
)
from audit.store.sql import Queries

QUERIES = Queries.load("audit.store", "queries/append.sql")
FILES = Queries.load("audit.store", "queries/handlingar.sql")
# From here on COPY costs less than arrays, which go in one round trip.
BULK_EVENTS = 64
SECOND = timedelta(seconds=1)
MAX_AHEAD = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Head:
    """How far the log has come: its size, its last time, and the right edge of its tree."""

    size: int
    recorded_at: datetime
    edge: RightEdge


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known under the lock: the head, the database's time, versions, earlier answers."""

    head: Head
    now: datetime
    versions: dict[UUID, int]
    answers: dict[bytes, tuple[bytes, str]]


class Appender:
    """Appends batches to one log over a connection that somebody else owns."""

    def __init__(self, schema: str, origin: str, signer: Signer, *, constructed: bool) -> None:
        """Keep where, in whose name, and whether the data may set the clock."""
        self.sql = QUERIES.bind(schema)
        self.files = FILES.bind(schema)
        self.origin = origin
        self.signer = signer
        self.constructed = constructed

    def begin(
        self, connection: Connection[Any], arenden: Sequence[UUID], keys: Sequence[bytes] = ()
    ) -> Begun:
        """Begin a transaction, take the log's lock, and read what the named ärenden have come to.

        One round trip of three statements: what is read after the lock is seen as its former
        holder left it.
        """
        query = self.sql.versions_and_answers if keys else self.sql.versions
        values = {"arenden": list(arenden), "keys": list(keys)}
        rows: list[Any] = []
        with connection.pipeline():
            connection.execute("BEGIN")
            locked = connection.execute(self.sql.lock, prepare=True, binary=True)
            if arenden or keys:
                present = connection.execute(query, values, prepare=True, binary=True)
                rows = present.fetchall()
            size, recorded_at, edge, now = locked.fetchone() or _no_head()
        head = Head(size, recorded_at.astimezone(UTC), RightEdge.from_bytes(size, edge))
        return Begun(
            head,
            now,
            {row[0]: row[1] for row in rows if row[0] is not None},
            {bytes(row[2]): (bytes(row[3]), row[4]) for row in rows if row[0] is None},
        )

    def plan(self, begun: Begun, batches: Sequence[Batch]) -> Plan:
        """Decide what will be written: places, times, bytes, the tree and its signed checkpoint.

        Nothing is sent. Raises ClockError when the log's time is more than 60 s ahead.
        """
        head = begun.head
        if not self.constructed and head.recorded_at > begun.now + MAX_AHEAD:
            raise ClockError("Loggens tid ligger före databasens klocka. Rätta klockan.")
        plan = self._place_all(begun, batches)
        if not plan.placed:
            return plan
        edge, subtrees = head.edge.extend([item.leaf for item in plan.placed])
        last_time = plan.placed[-1].recorded_at
        # Each checkpoint names the one before it, so that none can be taken out of the row unseen.
        lines = (recorded_at_line(last_time), previous_line(head.size))
        plan.checkpoint = Checkpoint(self.origin, edge.size, edge.root(), lines)
        plan.note = plan.checkpoint.sign(self.signer)
        plan.edge, plan.subtrees = edge, subtrees
        return plan

    def write(self, connection: Connection[Any], plan: Plan) -> None:
        """Send what was planned; the caller holds the lock and commits."""
        if len(plan.placed) == 1 and not plan.subtrees:
            connection.execute(self.sql.append_one, single_values(plan), prepare=True)
        elif len(plan.placed) < BULK_EVENTS:
            values = {**tree_values(plan), **entry_values(plan)}
            connection.execute(self.sql.append, values, prepare=True)
        else:
            bulk.copy(connection, self.sql.copy_entries, bulk.entry_rows(plan.placed))
            bulk.copy(connection, self.sql.copy_facts, bulk.facts_rows(plan.placed))
            connection.execute(self.sql.grow, tree_values(plan), prepare=True)
        if plan.answers:
            # Before the new ones: a key that has run out may come again, with another body.
            connection.execute(self.sql.forget_answers, prepare=True)
        if beside := beside_values(plan):
            connection.execute(self.sql.beside, beside, prepare=True)
        if mappings := mapping_values(plan):
            connection.execute(self.sql.mappings, mappings, prepare=True)
        for file in file_values(plan):
            connection.execute(self.files.add, file)

    def is_signed(self, connection: Connection[Any], checkpoint: Checkpoint) -> bool:
        """Tell whether the log holds this very checkpoint: then its commit happened."""
        values = {"size": checkpoint.size}
        row = connection.execute(self.sql.checkpoint_at, values).fetchone()
        return row is not None and row[0].startswith(checkpoint.text)

    def _place_all(self, begun: Begun, batches: Sequence[Batch]) -> Plan:
        plan, last = Plan(), begun.head.recorded_at
        size, versions = begun.head.size, begun.versions
        for batch in batches:
            outcome = _answered(batch, begun) or _conflict(batch, versions)
            if outcome is not None:
                plan.outcomes.append(outcome)
                continue
            first = size + len(plan.placed) + 1
            start = self._start(batch, begun.now, last)
            for event in batch.events:
                last = max(start, last + MICROSECOND)
                _place(plan, size, last, event)
                versions[event.arende] = event.originator_version
            _remember(plan, batch, begun.answers)
            plan.outcomes.append(Appended(first, size + len(plan.placed), last))
        return plan

    def _start(self, batch: Batch, now: datetime, last: datetime) -> datetime:
        """Give the time of a batch's first event, unless the log has come further."""
        if not self.constructed:
            return now
        if batch.at is None and batch.in_turn:
            return last + SECOND
        return now if batch.at is None else batch.at


def entry_bytes(body: bytes, position: int, recorded_at: datetime) -> bytes:
    """Write an entry, format 1: the exact bytes that are hashed (RFC 8785, keys in order)."""
    tail = b',"position":%d,"recorded_at":"%s","v":1}' % (position, iso_utc(recorded_at).encode())
    return b'{"body":' + body + tail


def _place(plan: Plan, size: int, recorded_at: datetime, event: PreparedEvent) -> None:
    position = size + len(plan.placed) + 1
    data = entry_bytes(event.state, position, recorded_at)
    plan.placed.append(Placed(position, recorded_at, event, data, leaf_hash(data)))


def _answered(batch: Batch, begun: Begun) -> Appended | LiggareError | None:
    """Give the earlier answer to the same request key, or refuse another body under it."""
    if batch.idempotency is None or batch.idempotency.key_hmac not in begun.answers:
        return None
    body, answer = begun.answers[batch.idempotency.key_hmac]
    if body != batch.idempotency.body_hmac:
        return IdempotencyMismatchError(SAME_KEY)
    return Appended(0, 0, begun.head.recorded_at, replayed=answer)


def _conflict(batch: Batch, versions: dict[UUID, int]) -> VersionConflictError | None:
    """Refuse a batch whose events do not follow on the newest version of their ärende."""
    seen: dict[UUID, int] = {}
    for event in batch.events:
        arende = event.arende
        newest = seen.get(arende, versions.get(arende, 0))
        if event.originator_version != newest + 1:
            return VersionConflictError("Någon annan hann ändra ärendet. Läs om och försök igen.")
        seen[arende] = event.originator_version
    return None


def _remember(plan: Plan, batch: Batch, answers: dict[bytes, tuple[bytes, str]]) -> None:
    """Keep the answer for later, also for a twin that waits in the same commit."""
    if batch.idempotency is not None:
        kept = batch.idempotency
        answers[kept.key_hmac] = (kept.body_hmac, kept.answer)
        plan.answers.append(kept)


def _no_head() -> NoReturn:
    raise ConfigurationError("Loggens huvudrad saknas. Kör: liggare check")
