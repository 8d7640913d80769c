"""Who switched on a calendar or reminders, and whose calendar an address is.

The token of an address comes in as its SHA-256 and is never read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.ids import new_random_id
from audit.store.sql import Queries

_SQL = Queries.load("audit.store", "queries/calendar.sql").bind("liggare")


@dataclass(frozen=True, slots=True)
class Subscription:
    """A calendar that is on: whose, in which nämnd, and the roles held ever since it was made."""

    account: UUID
    slug: str
    feed: UUID
    roles: tuple[str, ...]


class Calendars:
    """The calendars and reminders of all nämnder on one server; off until somebody wants them."""

    def __init__(self, pool: ConnectionPool[Connection[Any]]) -> None:
        """Use the pool that all nämnder share."""
        self._pool = pool

    def switch_on(self, account: UUID, slug: str, token_sha256: bytes) -> None:
        """Switch a calendar on, or give it a new address; an old address is dead at once."""
        values = {"feed": new_random_id(), "token_sha256": token_sha256}
        self._run(_SQL.switch_on, {"account": account, "slug": slug, **values})

    def switch_off(self, account: UUID, slug: str) -> None:
        """Switch a calendar off; nothing happens where there is none."""
        self._run(_SQL.switch_off, {"account": account, "slug": slug})

    def since(self, account: UUID, slug: str) -> datetime | None:
        """Give since when the calendar has its address; None where it is off."""
        rows = self._rows(_SQL.since, {"account": account, "slug": slug})
        return rows[0][0] if rows else None

    def by_token(self, token_sha256: bytes) -> Subscription | None:
        """Give whose calendar an address is; None once the account or every role has ended."""
        rows = self._rows(_SQL.by_token, {"token_sha256": token_sha256})
        if not rows:
            return None
        account, slug, feed, roles = rows[0]
        return Subscription(account, slug, feed, tuple(roles))

    def want_reminder(self, account: UUID, slug: str, *, wanted: bool) -> None:
        """Keep whether somebody wants a message on days when something falls due."""
        query = _SQL.want_reminder if wanted else _SQL.no_reminder
        self._run(query, {"account": account, "slug": slug})

    def wants_reminder(self, account: UUID, slug: str) -> bool:
        """Tell whether somebody wants such messages."""
        return bool(self._rows(_SQL.wants_reminder, {"account": account, "slug": slug})[0][0])

    def reminders_left(self, slug: str, day: date) -> list[tuple[UUID, tuple[str, ...]]]:
        """Give who was not looked at yet on a day, with the roles held."""
        rows = self._rows(_SQL.reminders_left, {"slug": slug, "day": day})
        return [(account, tuple(roles)) for account, roles in rows]

    def take_reminder(self, account: UUID, slug: str, day: date) -> bool:
        """Take somebody's day; False where another process was first."""
        values = {"account": account, "slug": slug, "day": day}
        return self._run(_SQL.take_reminder, values) == 1

    def _run(self, query: bytes, values: Mapping[str, Any]) -> int:
        with self._pool.connection() as connection:
            return connection.execute(query, values).rowcount

    def _rows(self, query: bytes, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        with self._pool.connection() as connection:
            return connection.execute(query, values).fetchall()
