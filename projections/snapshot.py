"""Reading a view: which copy, how far it has come, and its rows, all in one snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

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
class LiveCopy:
    """The copy of a view that people read, and how far it has come."""

    slot: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A transaction that sees one state of views; `fetch` reads the copies that people read.

    `slots` names the parameters that hold the copy of each view: `slot` for the first one.
    `copies` has every view it was opened with, by the view's name; `kept` says that plans are.
    """

    connection: Connection[Any]
    schema: str
    basis: Basis
    slots: Mapping[str, str]
    copies: Mapping[str, LiveCopy]
    kept: bool = False

    @property
    def slot(self) -> str:
        """Give the copy of the (first) view."""
        return self.slots["slot"]

    def fetch(self, query: bytes, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run a query with the slots filled in and give all its rows."""
        if not self.kept:
            asked = {**self.slots, **values}
            return self.connection.execute(query, asked, prepare=False).fetchall()
        # Each copy has a plan of its own, which leaves the other one out, made anew each time the
        # log has doubled: one kept from an empty copy would be used when it is large.
        for name, slot in self.slots.items():
            query = query.replace(f"%({name})s".encode(), f"'{slot}'".encode())
        made_for = f"-- {self.basis.position.bit_length()}\n".encode()
        return self.connection.execute(made_for + query, values, prepare=True).fetchall()

    def of(self, views: Mapping[str, View]) -> Snapshot:
        """Give the same transaction for some of its views; raises LookupError for any other."""
        copies = {name: self.copies[view.name] for name, view in views.items()}
        slots = {name: copy.slot for name, copy in copies.items()}
        return replace(self, basis=least(*(one.basis for one in copies.values())), slots=slots)


Source: TypeAlias = "Log | Snapshot"
"""Where an answer is read: in a log, or in a snapshot of it that somebody holds open."""


@contextmanager
def snapshot(
    source: Source, view: View, *, kept: bool = False, **others: View
) -> Iterator[Snapshot]:
    """Open a read-only snapshot of a view, and of others whose copies get parameters of that name.

    `kept`: plans are kept, and made to hash; for queries whose conditions name their indexes.
    One that is open already is only narrowed to the views, and goes on as it was opened.
    Raises ConfigurationError where tables lack.
    """
    views = {"slot": view, **others}
    if isinstance(source, Snapshot):
        yield source.of(views)
        return
    sql = RUNNER.bind(source.schema)
    pool = source.planning if kept else source.pool
    with pool.connection() as connection, connection.transaction():
        connection.execute(sql.one_snapshot_kept if kept else sql.one_snapshot_read_only)
        copies = _live(connection, source.schema, [one.name for one in views.values()])
        whole = least(*(one.basis for one in copies.values()))
        yield Snapshot(connection, source.schema, whole, {}, copies, kept).of(views)


def least(*stands: Basis) -> Basis:
    """Give what an answer out of several rests on: the least that any of them has read.

    One that has stopped or parted says so, however far it had come.
    """
    worst = min(stands, key=lambda one: (not one.parted, one.error is None, one.position))
    return replace(worst, position=min(one.position for one in stands))


def _live(connection: Connection[Any], schema: str, names: list[str]) -> dict[str, LiveCopy]:
    """Give the copies that people read, by view, all in one question."""
    rows = connection.execute(RUNNER.bind(schema).live_of, {"views": names}).fetchall()
    found = {name: _live_copy(*row) for name, *row in rows}
    for name in names:
        if name not in found:
            message = f"Vyn {name} saknas i databasen. Kör: liggare namnd migrate"
            raise ConfigurationError(message)
    return found


def _live_copy(slot: str, edge: bytes, right_edge: bytes, *of_basis: Any) -> LiveCopy:
    position, recorded_at, size, error, stopped_at = of_basis
    # Of a log that only grew, a view can never have read more, nor come to another tree.
    parted = position > size or (position == size and bytes(edge) != bytes(right_edge))
    told = PARTED if parted and error is None else error
    return LiveCopy(slot, Basis(position, recorded_at, size, told, stopped_at, parted))
