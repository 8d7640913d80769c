"""The data keys of ärenden: found in the database, unwrapped, or drawn fresh."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.envelope import KeyPurpose
from audit.evidence.commitment import key_commitment
from audit.store.batch import NewKey
from audit.store.keys import KEY_BYTES, NamndKeys, unwrap, wrap
from audit.store.recorder import QUERIES


class DatabaseKeys:
    """Data keys of one log. Within one use, a key is asked for once, and one drawn stays."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], schema: str, keys: NamndKeys) -> None:
        """Keep where the rows are and what unwraps them."""
        self._pool = pool
        self._sql = QUERIES.bind(schema)
        self._keys = keys
        # For the length of one batch: what is gallrat meanwhile refuses the batch by its version.
        self._writing: dict[tuple[UUID, KeyPurpose], bytes] = {}

    def for_reading(self, arende: UUID, purpose: KeyPurpose = KeyPurpose.ARENDE) -> bytes | None:
        """Give a data key of an ärende, None when it has none (no words yet, or gallrat).

        Raises ConfigurationError when the row was changed or the nämnd's key lacks.
        """
        values = {"arende": arende, "purpose": purpose.value}
        with self._pool.connection() as connection:
            rows = connection.execute(self._sql.data_key, values).fetchall()
        if not rows:
            return None
        _, key_id, wrapped = rows[0]
        return unwrap(self._keys, key_id, bytes(wrapped), arende, purpose.value)

    def for_writing(self, arende: UUID, purpose: KeyPurpose) -> tuple[bytes, NewKey | None]:
        """Give a data key, and when it is fresh the row that its first event introduces."""
        if (arende, purpose) in self._writing:
            return self._writing[arende, purpose], None
        if (known := self.for_reading(arende, purpose)) is not None:
            self._writing[arende, purpose] = known
            return known, None
        fresh = secrets.token_bytes(KEY_BYTES)
        self._writing[arende, purpose] = fresh
        key_id, wrapped = wrap(self._keys, fresh, arende, purpose.value)
        return fresh, NewKey(purpose.value, key_id, wrapped, key_commitment(fresh).hex())
