"""What was added to a log since somebody looked: for states kept in memory and carried forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from audit.store.log import Log

MOST: Final = 1_000
"""Entries looked through one by one; after more than that it is cheaper to look anew."""


class Added(NamedTuple):
    """An entry that was added: to which stream, and what it is."""

    arende: UUID
    topic: str


@dataclass(frozen=True, slots=True)
class Place:
    """How far somebody read: a löpnummer and the hash of its entry, so that a log cut back shows.

    The place before the first entry is 0 with an empty hash.
    """

    position: int = 0
    leaf: bytes = b""


def newest_place(log: Log) -> Place:
    """Give the place of the newest entry."""
    with log.pool.connection() as connection:
        row = connection.execute(log.sql.newest_entry).fetchone()
    return Place(row[0], bytes(row[1])) if row else Place()


@dataclass(frozen=True, slots=True)
class Since:
    """How far the log has come since a place, and what was added; None where that is too much."""

    place: Place
    added: list[Added] | None


def since(log: Log, place: Place) -> Since | None:
    """Give what was added after a place; None where the log is no longer the one that was read."""
    values = {"first": place.position, "most": MOST + 1}
    with log.pool.connection() as connection:
        rows = connection.execute(log.sql.since, values).fetchall()
    if not rows or (rows[0][0], bytes(rows[0][1])) != (place.position, place.leaf):
        return None
    added = [Added(arende, topic) for _, _, arende, topic in rows[1:]]
    return Since(Place(rows[-1][0], bytes(rows[-1][1])), added if len(rows) <= MOST else None)
