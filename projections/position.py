"""Has a view read everything? Its position, tree and counts beside those of the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from audit.errors import ConfigurationError
from projections.snapshot import RUNNER, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.view import View


@dataclass(frozen=True, slots=True)
class ViewStatus:
    """How a view stands against its log.

    `complete` is True only where position, tree and every count agree with the log's.
    `tree_agrees` is None while the view is behind: then there is no head to compare with.
    `missing` gives, per topic, how many events more the log has than the view consumed, up to the
    view's own position; a negative number means that it consumed too many.
    """

    view: str
    position: int
    head_size: int
    recorded_at: datetime | None
    tree_agrees: bool | None
    missing: dict[str, int]
    error: str | None
    stopped_at: datetime | None

    @property
    def behind(self) -> int:
        """Count the entries that the view has not read."""
        return self.head_size - self.position

    @property
    def complete(self) -> bool:
        """Tell whether the view has provably read every event."""
        return not (self.behind or self.missing or self.error) and self.tree_agrees is True


def status(log: Log, view: View) -> ViewStatus:
    """Compare a view with its log; counts every entry, so the time grows with the log."""
    sql = RUNNER.bind(log.schema)
    with snapshot(log, view) as seen:
        row = seen.connection.execute(sql.live, {"view": view.name}).fetchone()
        if row is None:
            message = f"Vyn {view.name} saknas i databasen."
            raise ConfigurationError(message)
        _, _, position, recorded_at, edge, consumed, error, _, stopped_at, size, right_edge = row
        counts = seen.connection.execute(sql.counts, {"upto": position}).fetchall()
    wanted = {topic: number for topic, number in counts if topic in view.reads}
    missing = {
        topic: wanted.get(topic, 0) - consumed.get(topic, 0)
        for topic in wanted.keys() | consumed.keys()
    }
    return ViewStatus(
        view=view.name,
        position=position,
        head_size=size,
        recorded_at=recorded_at,
        tree_agrees=bytes(edge) == bytes(right_edge) if position == size else None,
        missing={topic: number for topic, number in sorted(missing.items()) if number},
        error=error,
        stopped_at=stopped_at,
    )
