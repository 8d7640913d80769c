"""The library's PostgreSQL recorder, its writing replaced whole, its reading of our tables.

No automatic retry (it doubles a commit whose answer was lost), no pipeline for large statements,
no `create_table`: see decision 0004.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn
from uuid import UUID

from eventsourcing.persistence import IntegrityError, Notification, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.errors import ConfigurationError, LiggareError, VersionConflictError
from audit.store.batch import Batch, Idempotency, PreparedEvent
from audit.store.committer import Committer
from audit.store.sql import Queries

QUERIES = Queries.load("audit.store", "queries/log.sql")
NO_END = 2**31 - 1


class SharedDatastore(PostgresDatastore):
    """A datastore of the library that borrows the one pool of the process and never closes it."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], schema: str) -> None:
        """Take the pool; the library's own settings of a pool do not apply."""
        self.pool = pool  # type: ignore[assignment] # the library's gives dictionaries
        self.rows = pool
        self.schema = schema
        self.originator_id_type = "uuid"
        self.enable_db_functions = False
        self.single_row_tracking = True
        self.lock_timeout = 0
        self.pool_open_timeout = None
        self.db_type_names = set()
        self.psycopg_type_adapters = {}
        self.psycopg_python_types = {}

    def close(self) -> None:
        """Leave the pool open: others use it."""

    def register_type_adapters(self) -> None:
        """Register nothing: no composite types are used."""


class LogRecorder(PostgresApplicationRecorder):
    """Records prepared events through the committer and reads entries back."""

    def __init__(self, datastore: SharedDatastore, committer: Committer) -> None:
        """Keep the committer; statements come from `queries/log.sql`."""
        super().__init__(datastore, events_table_name="entry")
        self.sql_create_statements = []
        self.committer = committer
        self.pool = datastore.rows
        self.sql = QUERIES.bind(datastore.schema)

    def create_table(self) -> NoReturn:
        """Refuse: tables come from migrations only."""
        raise ConfigurationError("Tabeller skapas bara av: liggare namnd open")

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        idempotency: Idempotency | None = None,
        at: Any = None,
        **_: Any,
    ) -> Sequence[int] | None:
        """Commit prepared events as one batch; gives their positions.

        Raises the library's IntegrityError on a version conflict and OperationalError otherwise.
        """
        events = tuple(event for event in stored_events if isinstance(event, PreparedEvent))
        if len(events) != len(stored_events):
            raise ConfigurationError("Bara förberedda händelser kan skrivas.")
        try:
            done = self.committer.submit(Batch(events, idempotency, at)).result()
        except VersionConflictError as error:
            raise IntegrityError(error.detail) from error
        except LiggareError as error:
            raise OperationalError(error.detail) from error
        return range(done.first_position, done.last_position + 1)

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Give the entries of one ärende, in order of version; `state` is the exact entry."""
        values = {
            "arende": originator_id,
            "after": gt or 0,
            "until": NO_END if lte is None else lte,
        }
        with self.pool.connection() as connection:
            rows = connection.execute(self.sql.entries_of, values).fetchall()
        found = [StoredEvent(row[0], row[1], row[2], bytes(row[3])) for row in rows]
        return (found[::-1] if desc else found)[:limit]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Give a stretch of the log in order of position; gapless, so nothing can be passed by."""
        first = 1 if start is None else start + (0 if inclusive_of_start else 1)
        last = 2**62 if stop is None else stop
        values = {"first": first, "last": last, "limit": limit, "topics": list(topics) or None}
        with self.pool.connection() as connection:
            rows = connection.execute(self.sql.notifications, values).fetchall()
        return [Notification(row[0], row[1], row[2], bytes(row[3]), row[4]) for row in rows]

    def max_notification_id(self) -> int | None:
        """Give the newest position, None for an empty log."""
        with self.pool.connection() as connection:
            row = connection.execute(self.sql.head).fetchone()
        return row[0] or None if row else None
