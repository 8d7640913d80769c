"""One opened log: append, load, and what an outsider may ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.envelope import Context, Event, KeyPurpose, Recorded
from audit.errors import (
    IdempotencyMismatchError,
    NotFoundError,
    ReadOnlyLogError,
    StateError,
)
from audit.evidence.note_keys import Signer
from audit.evidence.right_edge import RightEdge
from audit.store.append import Head
from audit.store.batch import SAME_KEY, Appended, Batch, Idempotency, NewMapping
from audit.store.committer import Committer
from audit.store.data_keys import DatabaseKeys
from audit.store.handlingar import NONE, Files
from audit.store.keys import NamndKeys, blind
from audit.store.mapper import Mapper, StoredRow
from audit.store.outside import HandOver
from audit.store.recorder import QUERIES, LogRecorder, SharedDatastore
from audit.store.topics import Topics
from audit.store.tree import StoredTree

LATEST = 2**62


@dataclass(frozen=True, slots=True)
class Namnd:
    """A nämnd as this server knows it."""

    slug: str
    name: str
    schema: str
    log_id: UUID
    constructed: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """What a log is built of; `read_only` gives the reason why it accepts nothing, if any.

    `planning` holds the connections that keep plans; without it they are those of `pool`.
    """

    namnd: Namnd
    schema: str
    log_id: UUID
    origin: str
    pool: ConnectionPool[Connection[Any]]
    keys: NamndKeys
    signer: Signer
    topics: Topics
    committer: Committer
    hand_over: HandOver
    read_only: str | None = None
    planning: ConnectionPool[Connection[Any]] | None = None


class Log:
    """The register of one nämnd (or of who read it): thread-safe, one per process."""

    def __init__(self, parts: Parts, reads: Log | None = None) -> None:
        """Put the parts together; `reads` is the log of who read this one."""
        self.parts = parts
        self.namnd, self.schema, self.id = parts.namnd, parts.schema, parts.log_id
        self.origin, self.pool, self.constructed = parts.origin, parts.pool, parts.namnd.constructed
        self.mapper = Mapper(parts.log_id, parts.topics)
        self.recorder = LogRecorder(SharedDatastore(parts.pool, parts.schema), parts.committer)
        self.sql = QUERIES.bind(parts.schema)
        self._reads = reads

    @property
    def planning(self) -> ConnectionPool[Connection[Any]]:
        """The connections for questions whose plans are kept."""
        return self.parts.planning or self.pool

    @property
    def reads(self) -> Log:
        """The log of who read what in this one."""
        if self._reads is None:
            raise StateError("Läsloggen har ingen egen läslogg.")
        return self._reads

    def over(self, pool: ConnectionPool[Connection[Any]]) -> Log:
        """Give the same log over the connections of another pool, which whoever gave it closes."""
        return Log(replace(self.parts, pool=pool, planning=None), self._reads)

    def append(
        self,
        events: Sequence[Event],
        context: Context,
        *,
        mappings: Sequence[NewMapping] = (),
        idempotency: Idempotency | None = None,
        at: datetime | None = None,
        files: Files = NONE,
    ) -> Appended:
        """Write events together or not at all; returns when they are durable.

        The mappings are introduced by the first event. `at` sets the time of a constructed log.
        `files` holds the bytes of what the events attach.
        Raises VersionConflictError, IdempotencyMismatchError, LogUnavailableError and its kinds.
        """
        batch = self.prepare(
            events, context, mappings=mappings, idempotency=idempotency, at=at, files=files
        )
        return self.parts.committer.submit(batch).result()

    async def append_async(
        self,
        events: Sequence[Event],
        context: Context,
        *,
        mappings: Sequence[NewMapping] = (),
        idempotency: Idempotency | None = None,
    ) -> Appended:
        """Write events from an event loop; like `append`."""
        batch = self.prepare(events, context, mappings=mappings, idempotency=idempotency)
        return await self.parts.committer.submit_async(batch)

    def append_batch(self, batch: Batch) -> Appended:
        """Write a batch that was prepared before (imports prepare many events at once)."""
        return self.parts.committer.submit(batch).result()

    def prepare(
        self,
        events: Sequence[Event],
        context: Context,
        *,
        mappings: Sequence[NewMapping] = (),
        idempotency: Idempotency | None = None,
        at: datetime | None = None,
        files: Files = NONE,
    ) -> Batch:
        """Make a batch of events; what can be refused before the lock is refused here."""
        pairs = [(event, context) for event in events]
        return self.prepare_each(
            pairs, mappings=mappings, idempotency=idempotency, at=at, files=files
        )

    def prepare_each(
        self,
        pairs: Sequence[tuple[Event, Context]],
        *,
        mappings: Sequence[NewMapping] = (),
        idempotency: Idempotency | None = None,
        at: datetime | None = None,
        files: Files = NONE,
    ) -> Batch:
        """Make a batch of events that do not all have the same context; like `prepare`."""
        if self.parts.read_only is not None:
            raise ReadOnlyLogError(self.parts.read_only)
        if at is not None and not self.constructed:
            raise StateError("En riktig logg kan aldrig skrivas med en annan tid än nu.")
        keys = DatabaseKeys(self.pool, self.schema, self.parts.keys)
        prepared = tuple(
            self.mapper.prepare(event, context, keys, mappings if number == 0 else (), files)
            for number, (event, context) in enumerate(pairs)
        )
        return Batch(prepared, idempotency, at)

    def load(
        self,
        arende: UUID,
        *,
        known_position: int = LATEST,
        purposes: Sequence[KeyPurpose] = (KeyPurpose.ARENDE,),
    ) -> list[Recorded]:
        """Give all that is recorded of an ärende, with its words; empty when there is none.

        The reporter's identity and the kodlista come only when `purposes` names them.
        """
        values = {"arende": arende, "after": 0, "known": known_position}
        with self.pool.connection() as connection:
            rows = connection.execute(self.sql.arende, values).fetchall()
        sealed = any(row[4] for row in rows)
        keys = DatabaseKeys(self.pool, self.schema, self.parts.keys)
        found = ((one, keys.for_reading(arende, one)) for one in purposes if sealed)
        data_keys = {purpose: key for purpose, key in found if key is not None}
        return [self.mapper.recorded(_stored(row), data_keys) for row in rows]

    def load_many(self, arenden: Sequence[UUID]) -> dict[UUID, list[Recorded]]:
        """Give everything recorded of many ärenden, without sealed words, in one query."""
        with self.pool.connection() as connection:
            rows = connection.execute(self.sql.arenden, {"arenden": list(arenden)}).fetchall()
        found: dict[UUID, list[Recorded]] = {}
        for position, recorded_at, data, facts, arende in rows:
            row = StoredRow(position, recorded_at, bytes(data), facts)
            found.setdefault(arende, []).append(self.mapper.recorded(row, {}))
        return found

    def references(self, kind: str, identifiers: Sequence[str]) -> dict[str, UUID]:
        """Give the references that stand for outside identifiers, as far as they are known."""
        hmacs = {blind(self.parts.keys.identifier, kind, one): one for one in identifiers}
        values = {"kind": kind, "hmacs": list(hmacs)}
        with self.pool.connection() as connection:
            rows = connection.execute(self.sql.references, values).fetchall()
        return {hmacs[bytes(hmac)]: reference for hmac, reference in rows}

    def new_mapping(self, kind: str, identifier: str, reference: UUID) -> NewMapping:
        """Bind an outside identifier to a random reference, for the event that introduces it."""
        return NewMapping.draw(self.parts.keys.identifier, kind, identifier, reference)

    def idempotency(self, actor: UUID, key: str, body: bytes, answer: str) -> Idempotency:
        """Blind a request key and body, with the answer to give when they come again."""
        secret = self.parts.keys.idempotency
        return Idempotency(blind(secret, str(actor), key), blind(secret, body), answer)

    def answer(self, idempotency: Idempotency) -> str | None:
        """Give the answer that a request key already got; None where it has not come before.

        Raises IdempotencyMismatchError where it came with another body.
        """
        values = {"key": idempotency.key_hmac}
        with self.pool.connection() as connection:
            row = connection.execute(self.sql.answer, values).fetchone()
        if row is None:
            return None
        if bytes(row[0]) != idempotency.body_hmac:
            raise IdempotencyMismatchError(SAME_KEY)
        return str(row[1])

    def versions(self, arenden: Sequence[UUID]) -> dict[UUID, int]:
        """Give the newest version of each ärende that is there."""
        with self.pool.connection() as connection:
            rows = connection.execute(self.sql.newest, {"arenden": list(arenden)}).fetchall()
        return dict(rows)

    def head(self) -> Head:
        """Give how far the log has come."""
        with self.pool.connection() as connection:
            row = connection.execute(self.sql.head).fetchone()
        if row is None:
            raise NotFoundError("Loggens huvudrad saknas.")
        return Head(row[0], row[1], RightEdge.from_bytes(row[0], row[2]))

    def checkpoint(self, size: int = LATEST) -> tuple[int, str]:
        """Give the newest signed checkpoint of at most a size: (size, note)."""
        with self.pool.connection() as connection:
            row = connection.execute(self.sql.checkpoint, {"size": size}).fetchone()
        if row is None:
            raise NotFoundError("Loggen har ingen kontrollstämpel än.")
        return row[0], row[1]

    def position_at(self, moment: datetime) -> int:
        """Give the last position recorded by a moment; 0 before the log began."""
        with self.pool.connection() as connection:
            row = connection.execute(self.sql.position_at, {"moment": moment}).fetchone()
        return int(row[0]) if row else 0

    def recorded_at(self, position: int) -> datetime | None:
        """Give the log's time of a position."""
        with self.pool.connection() as connection:
            row = connection.execute(self.sql.recorded_at, {"position": position}).fetchone()
        return row[0] if row else None

    def entries(self, first: int, last: int) -> list[tuple[int, bytes]]:
        """Give entries exactly as they were hashed; the reading is to be recorded before."""
        with self.pool.connection() as connection:
            rows = connection.execute(self.sql.entries, {"first": first, "last": last}).fetchall()
        return [(position, bytes(data)) for position, data in rows]

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        """Prove that entry `index` (0 is position 1) is in the log of a size."""
        with self._tree() as tree:
            return tree.inclusion(index, size)

    def consistency_proof(self, old: int, new: int) -> list[bytes]:
        """Prove that the log of a size grew out of a smaller one."""
        with self._tree() as tree:
            return tree.consistency(old, new)

    def stored_hashes(self, level: int, first: int, width: int) -> list[bytes]:
        """Give the hashes of a tile."""
        with self._tree() as tree:
            return tree.hashes(level, first, width)

    @contextmanager
    def _tree(self) -> Iterator[StoredTree]:
        with self.pool.connection() as connection:
            yield StoredTree(connection, self.schema)

    def close(self) -> None:
        """Commit what waits, hand over the last checkpoint, let go; the pool is the caller's."""
        self.parts.committer.close()
        self.parts.hand_over.close()
        if self._reads is not None:
            self._reads.close()


def _stored(row: Sequence[Any]) -> StoredRow:
    position, recorded_at, data, facts, parts, ciphertexts = row
    sealed = {part: bytes(text) for part, text in zip(parts or (), ciphertexts or (), strict=True)}
    return StoredRow(position, recorded_at, bytes(data), facts, sealed)
