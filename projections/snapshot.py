"""Reading a view: which copy, how far it has come, and its rows, all in one snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from audit.errors import ConfigurationError
from audit.store.sql import Queries

if TYPE_CHECKING:
    from psycopg import Connection

    from audit.store.log import Log
    from projections.view import View

RUNNER = Queries.load("projections", "queries/runner.sql")
PARTED = "Den är gjord av en annan logg än den som nu finns. Kör: liggare check"


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer rests on: how far the view has read, and how far the log has come.

    `position` and `recorded_at` are those of the view's newest entry; `behind` counts entries that
    the view has not read; `error` and `stopped_at` are set where it has stopped.
    `parted` says that the view has read another log than the one that is there: this one was cut
    back or restored. Then it covers nothing.
    """

    position: int
    recorded_at: datetime | None
    head_size: int
    error: str | None
    stopped_at: datetime | None
    parted: bool = False

    @property
    def behind(self) -> int:
        """Count the entries of the log that the view has not read."""
        return self.head_size - self.position

    def covers(self, known_position: int) -> bool:
        """Tell whether the view has read everything up to a löpnummer."""
        return known_position <= self.position and not self.parted


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A transaction that sees one state of a view; `fetch` reads the copy that people read."""

    connection: Connection[Any]
    basis: Basis
    slot: str

    def fetch(self, query: bytes, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run a query with the slot filled in and give all its rows."""
        asked = {"slot": self.slot, **values}
        # Never a kept plan: it would be made for both copies, and for any day.
        return self.connection.execute(query, asked, prepare=False).fetchall()


@contextmanager
def snapshot(log: Log, view: View) -> Iterator[Snapshot]:
    """Open a read-only snapshot of a view; raises ConfigurationError where its tables lack."""
    sql = RUNNER.bind(log.schema)
    with log.pool.connection() as connection, connection.transaction():
        connection.execute(sql.one_snapshot_read_only)
        row = connection.execute(sql.live, {"view": view.name}).fetchone()
        if row is None:
            message = f"Vyn {view.name} saknas i databasen. Kör: liggare namnd migrate"
            raise ConfigurationError(message)
        slot, _, position, recorded_at, edge, _, error, _, stopped_at, size, right_edge = row
        # Of a log that only grew, a view can never have read more, nor come to another tree.
        parted = position > size or (position == size and bytes(edge) != bytes(right_edge))
        told = PARTED if parted and error is None else error
        basis = Basis(position, recorded_at, size, told, stopped_at, parted)
        yield Snapshot(connection, basis, slot)
