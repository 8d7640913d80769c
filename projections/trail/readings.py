"""Who has read one ärende or report, or within one granskning: newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from audit.store.mapper import StoredRow
from audit.store.sql import Queries

if TYPE_CHECKING:
    from audit.envelope import Recorded
    from audit.store.log import Log

QUERIES = Queries.load("projections.trail", "readings.sql")
ALL: Final = 2**31 - 1
"""As many as there are."""


def readings_of(log: Log, stream: UUID, limit: int = 500) -> list[Recorded]:
    """Give the newest readings of a stream, at most `limit`; the caller has recorded its own."""
    return _found(log, "readings", {"arende": str(stream), "limit": limit})


def readings_within(
    log: Log, granskning: UUID, limit: int = ALL, offset: int = 0
) -> list[Recorded]:
    """Give readings within a granskning, the newest first: `limit` of them after `offset`.

    They are asked of the read log itself, by an index of it: whatever is recorded is here.
    """
    asked = {"granskning": str(granskning), "limit": limit, "offset": offset}
    return _found(log, "readings_within", asked)


def count_within(log: Log, granskning: UUID) -> int:
    """Count all readings within a granskning."""
    rows = _rows(log.reads, "count_within", {"granskning": str(granskning)})
    return int(rows[0][0])


def _found(log: Log, query: str, values: Mapping[str, Any]) -> list[Recorded]:
    reads = log.reads
    return [
        reads.mapper.recorded(StoredRow(position, recorded_at, bytes(data), facts), {})
        for position, recorded_at, data, facts in _rows(reads, query, values)
    ]


def _rows(reads: Log, query: str, values: Mapping[str, Any]) -> list[Any]:
    with reads.pool.connection() as connection:
        bound = getattr(QUERIES.bind(reads.schema), query)
        # Never a kept plan: one made for a small read log would be used when it is large.
        return connection.execute(bound, values, prepare=False).fetchall()
