"""Every row of a view, for tests that compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.view import View


def rows_of(log: Log, view: View, slot: str = "a") -> list[str]:
    """Give every row of one copy of a view as text, without the slot, in order."""
    found: list[str] = []
    with log.pool.connection() as connection:
        for table in view.tables:
            query = (
                f"SELECT (to_jsonb(t) - 'slot')::text FROM {log.schema}.{table.name} t"
                " WHERE slot = %s"
            )
            found += [f"{table.name} {row}" for (row,) in connection.execute(query, [slot])]
    return sorted(found)
