"""The data keys of ärenden: found in the database, unwrapped, or drawn fresh."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.evidence.commitment import key_commitment
from audit.store.batch import ARENDE_KEY, NewKey
from audit.store.keys import KEY_BYTES, NamndKeys, unwrap, wrap
from audit.store.recorder import QUERIES


class DatabaseKeys:
    """Data keys of one log. Within one use, the key drawn for an ärende stays the same."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], schema: str, keys: NamndKeys) -> None:
        """Keep where the rows are and what unwraps them."""
        self._pool = pool
        self._sql = QUERIES.bind(schema)
        self._keys = keys
        self._drawn: dict[UUID, bytes] = {}

    def for_reading(self, arende: UUID) -> bytes | None:
        """Give the data key of an ärende, None when it has none (no words yet, or gallrat).

        Raises ConfigurationError when the row was changed or the nämnd's key lacks.
        """
        values = {"arende": arende, "purpose": ARENDE_KEY}
        with self._pool.connection() as connection:
            rows = connection.execute(self._sql.data_key, values).fetchall()
        if not rows:
            return None
        purpose, key_id, wrapped = rows[0]
        return unwrap(self._keys, key_id, bytes(wrapped), arende, purpose)

    def for_writing(self, arende: UUID) -> tuple[bytes, NewKey | None]:
        """Give the data key, and when it is fresh the row that its first event introduces."""
        if arende in self._drawn:
            return self._drawn[arende], None
        if (known := self.for_reading(arende)) is not None:
            return known, None
        fresh = secrets.token_bytes(KEY_BYTES)
        self._drawn[arende] = fresh
        key_id, wrapped = wrap(self._keys, fresh, arende, ARENDE_KEY)
        return fresh, NewKey(ARENDE_KEY, key_id, wrapped, key_commitment(fresh).hex())
