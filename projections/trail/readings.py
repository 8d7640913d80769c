"""Who has read one ärende or report, or within one granskning: newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.store.sql import Queries

if TYPE_CHECKING:
    from audit.envelope import Recorded
    from audit.store.log import Log

QUERIES = Queries.load("projections.trail", "readings.sql")


def readings_of(log: Log, stream: UUID, limit: int = 500) -> list[Recorded]:
    """Give the newest readings of a stream, at most `limit`; the caller has recorded its own.

    The whole read log is looked through: readings are not kept by what they are about.
    """
    values = {"about": f'"arende":"{stream}"', "limit": limit}
    return _found(log, "readings", values)


def readings_within(log: Log, granskning: UUID) -> list[Recorded]:
    """Give every reading within a granskning, the newest first; looked for as `readings_of`."""
    return _found(log, "readings_within", {"within": f'"granskning":"{granskning}"'})


def _found(log: Log, query: str, values: Mapping[str, Any]) -> list[Recorded]:
    reads = log.reads
    with reads.pool.connection() as connection:
        bound = getattr(QUERIES.bind(reads.schema), query)
        rows = connection.execute(bound, values).fetchall()
    by_id = reads.load_many([row[0] for row in rows])
    found = [recorded for history in by_id.values() for recorded in history]
    return sorted(found, key=lambda one: one.position, reverse=True)
