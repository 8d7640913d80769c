"""Who has read one ärende or report: its part of the read log, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING
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
    reads = log.reads
    values = {"about": f'"arende":"{stream}"', "limit": limit}
    with reads.pool.connection() as connection:
        rows = connection.execute(QUERIES.bind(reads.schema).readings, values).fetchall()
    by_id = reads.load_many([row[0] for row in rows])
    found = [recorded for history in by_id.values() for recorded in history]
    return sorted(found, key=lambda one: one.position, reverse=True)
