"""Files that wait to be read in: sealed for one session, for an hour at most, and kept nowhere.

The key (AES-256-GCM) is made of the nämnd's own and of the session's secret (HKDF, RFC 5869). Of
the session only a hash is stored, so the database and the nämnd's keys together open nothing.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from audit.canonical import canonical_bytes
from audit.clock import utc_now
from audit.ids import new_random_id
from audit.store.keys import KEY_BYTES, NONCE_BYTES, blind
from audit.store.sql import Queries

if TYPE_CHECKING:
    from psycopg import Connection

    from audit.store.log import Log

KEPT: Final = timedelta(hours=1)
MOST_FILES: Final = 5
"""Of one account in one nämnd; one more, and the oldest leaves."""

_SQL: Final = Queries.load("audit.store", "queries/waiting_files.sql")


class Step(StrEnum):
    """How far one has come with a file."""

    CHECKING = "checking"
    CHECKED = "checked"
    READING = "reading"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits: the step, what is told of it, how far the step has come, and when."""

    id: UUID
    step: Step
    told: Mapping[str, Any]
    has_content: bool
    done: int
    total: int
    saved_at: datetime
    moved_at: datetime

    @property
    def gone_at(self) -> datetime:
        """When it leaves by itself."""
        return self.saved_at + KEPT


class WaitingFiles:
    """The waiting files of one account, in one session, in one nämnd."""

    def __init__(
        self, log: Log, account: UUID, secret: bytes, now: Callable[[], datetime] = utc_now
    ) -> None:
        """Use the log's place and keys with the session's `secret`; `now` is the clock on the wall.

        They are work at hand, so the time of a constructed log does not apply to them.
        """
        self._pool, self._sql, self._now = log.pool, _SQL.bind(log.schema), now
        keys = log.parts.keys
        shared = keys.wrapping[keys.current]
        self._key = _derived(shared + secret, log.id, b"content")
        self._account = blind(_derived(keys.identifier, log.id, b"account"), str(account))

    def keep(self, content: bytes, told: Mapping[str, Any]) -> UUID:
        """Keep a file that is to be checked, with what is told of it; gives its random id."""
        made = new_random_id()
        row = {
            **self._of(made),
            "step": Step.CHECKING,
            "told": self._seal(made, b"told", json.dumps(told).encode()),
            "content": self._seal(made, b"content", content),
        }
        with self._swept() as connection:
            connection.execute(self._sql.keep, row)
            connection.execute(self._sql.keep_newest, {**row, "most": MOST_FILES})
        return made

    def look(self, wanted: UUID) -> Waiting | None:
        """Give what is told of a file; None where there is none that this session may open."""
        with self._swept() as connection:
            row = connection.execute(self._sql.look, self._of(wanted)).fetchone()
        told = None if row is None else self._unseal(wanted, b"told", row[1])
        if row is None or told is None:
            return None
        return Waiting(wanted, Step(row[0]), json.loads(told), *row[2:])

    def take(self, wanted: UUID) -> bytes | None:
        """Take the bytes of a checked file out, to be read in; None for whoever comes second."""
        values = {**self._of(wanted), "was": Step.CHECKED, "step": Step.READING}
        with self._swept() as connection:
            row = connection.execute(self._sql.take, values).fetchone()
        return None if row is None else self._unseal(wanted, b"content", row[0])

    def move(self, wanted: UUID, done: int, total: int) -> None:
        """Note how far the work has come."""
        with self._pool.connection() as connection:
            connection.execute(self._sql.move, {**self._of(wanted), "done": done, "total": total})

    def tell(self, wanted: UUID, step: Step, told: Mapping[str, Any]) -> None:
        """Note how a step ended; only a file that was checked keeps its bytes."""
        sealed = self._seal(wanted, b"told", json.dumps(told).encode())
        values = {"step": step, "told": sealed, "kept": step is Step.CHECKED}
        with self._pool.connection() as connection:
            connection.execute(self._sql.tell, {**self._of(wanted), **values})

    def drop(self, wanted: UUID) -> None:
        """Remove a file; nothing happens where there is none."""
        with self._swept() as connection:
            connection.execute(self._sql.drop, self._of(wanted))

    @contextmanager
    def _swept(self) -> Iterator[Connection[Any]]:
        with self._pool.connection() as connection:
            connection.execute(self._sql.sweep, {"oldest": self._now() - KEPT})
            yield connection

    def _of(self, wanted: UUID) -> dict[str, Any]:
        now = self._now()
        return {"id": wanted, "account": self._account, "now": now, "oldest": now - KEPT}

    def _seal(self, of: UUID, part: bytes, plain: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self._key).encrypt(nonce, plain, _bound(of, part))

    def _unseal(self, of: UUID, part: bytes, kept: bytes) -> bytes | None:
        """Open what was sealed; None where another session sealed it, or it was changed."""
        sealed = bytes(kept)
        try:
            cipher = AESGCM(self._key)
            return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(of, part))
        except (InvalidTag, ValueError):
            return None


def sweep(log: Log, now: Callable[[], datetime] = utc_now) -> None:
    """Remove every waiting file of a nämnd that came too long ago."""
    with log.pool.connection() as connection:
        connection.execute(_SQL.bind(log.schema).sweep, {"oldest": now() - KEPT})


def _bound(of: UUID, part: bytes) -> bytes:
    """Bind what is sealed to its row and column: moved elsewhere it cannot be opened."""
    return canonical_bytes({"id": str(of), "part": part.decode()})


def _derived(secret: bytes, log: UUID, purpose: bytes) -> bytes:
    """Make a key for one purpose, so that no key of the nämnd serves two."""
    info = b"liggare waiting file " + purpose
    return HKDF(SHA256(), KEY_BYTES, salt=log.bytes, info=info).derive(secret)
