"""What is handed to the committer: events made ready before the lock, and what lies beside."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from audit.canonical import canonical_bytes_of_plain
from audit.evidence.commitment import mapping_commitment
from audit.store.keys import blind

SALT_BYTES = 16
MICROSECOND: Final = timedelta(microseconds=1)
"""How far the times of a batch's events lie apart."""

SAME_KEY = "Idempotency-Key har redan använts med ett annat innehåll."
"""Said where a request key comes again with another body."""


@dataclass(frozen=True, slots=True)
class SealedPart:
    """The ciphertext of one sealed field of an event."""

    part: str
    ciphertext: bytes


@dataclass(frozen=True, slots=True)
class NewKey:
    """A data key that an event introduces, already wrapped."""

    purpose: str
    wrapping_key_id: str
    wrapped: bytes
    commitment: str


@dataclass(frozen=True, slots=True)
class NewMapping:
    """An outside identifier (blinded) and the random reference that stands for it from now on."""

    kind: str
    identifier_hmac: bytes
    reference: UUID
    salt: bytes

    @classmethod
    def draw(cls, key: bytes, kind: str, identifier: str, reference: UUID) -> NewMapping:
        """Blind an identifier and bind it to a reference, with a fresh salt."""
        salt = secrets.token_bytes(SALT_BYTES)
        return cls(kind, blind(key, kind, identifier), reference, salt)

    def commitment(self) -> str:
        """Give what the introducing entry says of this row: a salted SHA-256, in hex."""
        return mapping_commitment(
            self.salt, mapping_bytes(self.kind, self.identifier_hmac, self.reference)
        ).hex()


def mapping_bytes(kind: str, identifier_hmac: bytes, reference: UUID) -> bytes:
    """Give the canonical bytes that a mapping's commitment covers."""
    values = {"hmac": identifier_hmac.hex(), "kind": kind, "reference": str(reference)}
    return canonical_bytes_of_plain(values)


@dataclass(frozen=True)
class PreparedEvent(StoredEvent):
    """A stored event whose `state` is the canonical body, with its contents beside it.

    `file` is the ciphertext of the file that it attaches.
    """

    schema_version: int
    facts: bytes
    salt: bytes
    sealed: tuple[SealedPart, ...] = ()
    keys: tuple[NewKey, ...] = ()
    mappings: tuple[NewMapping, ...] = ()
    file: bytes | None = None

    @property
    def arende(self) -> UUID:
        """The ärende's id; the library's own field may hold text as well, ours never does."""
        return cast("UUID", self.originator_id)


@dataclass(frozen=True, slots=True)
class Idempotency:
    """A request key and body, both blinded, and the answer to give when they come again."""

    key_hmac: bytes
    body_hmac: bytes
    answer: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Events that are committed together or not at all.

    `at` gives the log's time and is for constructed logs only, as is `in_turn`: the next second of
    a log that keeps its own time, whatever was committed before this batch.
    """

    events: tuple[PreparedEvent, ...]
    idempotency: Idempotency | None = None
    at: datetime | None = None
    in_turn: bool = False


@dataclass(frozen=True, slots=True)
class Appended:
    """Where a batch stands in the log; with `replayed`, an earlier answer, nothing was written.

    `recorded_at` is the time of its last event.
    """

    first_position: int
    last_position: int
    recorded_at: datetime
    replayed: str | None = None

    def time_of(self, position: int) -> datetime:
        """Give the log's time of one of the batch's events."""
        return self.recorded_at - (self.last_position - position) * MICROSECOND
