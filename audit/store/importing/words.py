"""Data keys and sealed words of many ärenden at once: a file of 20,000 rows asks no row by row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.envelope import KeyPurpose, Recorded
from audit.store.data_keys import DatabaseKeys
from audit.store.keys import NamndKeys, unwrap
from audit.store.mapper import StoredRow
from audit.store.sql import Queries

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES: Final = Queries.load("audit.store", "queries/importing.sql")


class ManyKeys(DatabaseKeys):
    """The data keys of an import: those it was told to learn are asked of the database once."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], schema: str, keys: NamndKeys) -> None:
        """Keep where the rows are and what unwraps them."""
        super().__init__(pool, schema, keys)
        self._learnt: dict[UUID, bytes | None] = {}
        self._many = QUERIES.bind(schema)

    @classmethod
    def of(cls, log: Log) -> ManyKeys:
        """Make the keys of a log."""
        return cls(log.pool, log.schema, log.parts.keys)

    def learn(self, arenden: Iterable[UUID]) -> None:
        """Ask for the keys of ärenden in one query; those that have none are learnt too.

        Raises ConfigurationError when a row was changed or the nämnd's key lacks.
        """
        wanted = [one for one in arenden if one not in self._learnt]
        values = {"arenden": wanted, "purpose": KeyPurpose.ARENDE.value}
        if not wanted:
            return
        with self._pool.connection() as connection:
            rows = connection.execute(self._many.data_keys, values).fetchall()
        self._learnt.update(dict.fromkeys(wanted))
        for arende, key_id, wrapped in rows:
            purpose = KeyPurpose.ARENDE.value
            self._learnt[arende] = unwrap(self._keys, key_id, bytes(wrapped), arende, purpose)

    def for_reading(self, arende: UUID, purpose: KeyPurpose = KeyPurpose.ARENDE) -> bytes | None:
        """Give a data key, from memory where it was learnt."""
        if purpose is KeyPurpose.ARENDE and arende in self._learnt:
            return self._learnt[arende]
        return super().for_reading(arende, purpose)


def load_with_words(
    log: Log, keys: ManyKeys, arenden: Iterable[UUID]
) -> dict[UUID, list[Recorded]]:
    """Give everything recorded of many ärenden with its sealed words, in two queries."""
    wanted = list(arenden)
    if not wanted:
        return {}
    keys.learn(wanted)
    sql = QUERIES.bind(log.schema)
    with log.pool.connection() as connection:
        rows = connection.execute(sql.arenden_with_words, {"arenden": wanted}).fetchall()
    found: dict[UUID, list[Recorded]] = {}
    for position, recorded_at, data, facts, parts, ciphertexts, arende in rows:
        texts = zip(parts or (), ciphertexts or (), strict=True)
        sealed = {part: bytes(text) for part, text in texts}
        stored = StoredRow(position, recorded_at, bytes(data), facts, sealed)
        key = keys.for_reading(arende)
        data_keys = {} if key is None else {KeyPurpose.ARENDE: key}
        found.setdefault(arende, []).append(log.mapper.recorded(stored, data_keys))
    return found
