"""Reading a view: which copy, how far it has come, and its rows, all in one snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
    """A transaction that sees one state of views; `fetch` reads the copies that people read.

    `slots` names the parameters that hold the copy of each view: `slot` for the first one.
    """

    connection: Connection[Any]
    basis: Basis
    slots: Mapping[str, str]

    @property
    def slot(self) -> str:
        """Give the copy of the (first) view."""
        return self.slots["slot"]

    def fetch(self, query: bytes, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run a query with the slots filled in and give all its rows."""
        asked = {**self.slots, **values}
        # Never a kept plan: it would be made for both copies, and for any day.
        return self.connection.execute(query, asked, prepare=False).fetchall()


@contextmanager
def snapshot(log: Log, view: View, **others: View) -> Iterator[Snapshot]:
    """Open a read-only snapshot of a view, and of others whose copies get parameters of that name.

    What rests on several views rests on the one that has read least.
    Raises ConfigurationError where tables lack.
    """
    with log.pool.connection() as connection, connection.transaction():
        connection.execute(RUNNER.bind(log.schema).one_snapshot_read_only)
        found = {
            name: _live(connection, log, one) for name, one in {"slot": view, **others}.items()
        }
        stands = [basis for _, basis in found.values()]
        # One that has stopped or parted says so, however far it had come.
        worst = min(stands, key=lambda one: (not one.parted, one.error is None, one.position))
        basis = replace(worst, position=min(one.position for one in stands))
        yield Snapshot(connection, basis, {name: slot for name, (slot, _) in found.items()})


def _live(connection: Connection[Any], log: Log, view: View) -> tuple[str, Basis]:
    """Give the copy that people read, and how far it has come."""
    row = connection.execute(RUNNER.bind(log.schema).live, {"view": view.name}).fetchone()
    if row is None:
        message = f"Vyn {view.name} saknas i databasen. Kör: liggare namnd migrate"
        raise ConfigurationError(message)
    slot, _, position, recorded_at, edge, _, error, _, stopped_at, size, right_edge = row
    # Of a log that only grew, a view can never have read more, nor come to another tree.
    parted = position > size or (position == size and bytes(edge) != bytes(right_edge))
    told = PARTED if parted and error is None else error
    return slot, Basis(position, recorded_at, size, told, stopped_at, parted)
