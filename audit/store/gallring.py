"""Gallring: an ärende's contents, key and mappings leave, together with the event that says so.

Done as the key destroyer in one transaction; the database refuses any other way (decision 0001).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from audit.clock import utc_now
from audit.envelope import Context, Erased, Happened, Recorded
from audit.errors import LiggareError, NotFoundError, ReadOnlyLogError, StateError
from audit.store.append import Appender, Begun
from audit.store.batch import Appended, Batch
from audit.store.data_keys import DatabaseKeys
from audit.store.gallring_mappings import QUERIES, named_by, used_by_no_other
from audit.store.keys import NamndKeys, unwrap, wrap_by
from audit.store.log import Log
from audit.store.log_events import GallringExecuted, KeysRotated

# Keys and backups are kept this long at most (practice: backups at most 35 days).
DAYS_UNTIL_LAST_COPY_EXPIRES = 35


def execute(
    log: Log,
    destroyer_dsn: str,
    arende: UUID,
    context: Context,
    *,
    grund: str,
    lagrum: str,
) -> Appended:
    """Gallra one ärende: facts, words, files, keys, and those mappings that only it used.

    Returns when durable.
    Raises NotFoundError, StateError when it is gallrat already, LogUnavailableError.
    """
    history = log.load_many([arende]).get(arende)
    if not history:
        raise NotFoundError("Ärendet finns inte.")
    if any(isinstance(one.event, Erased) for one in history):
        raise StateError("Ärendet är redan gallrat.")
    sql, named = QUERIES.bind(log.schema), named_by(log, arende)
    with _transaction(log, destroyer_dsn) as (connection, appender):
        begun = appender.begin(connection, [arende])
        alone = used_by_no_other(connection, log.schema, named)
        values = {"arende": arende, "references": alone, "position": begun.head.size + 1}
        counts = connection.execute(sql.counts, values).fetchone()
        event = _event(history, arende, grund, lagrum, counts or (0, 0, 0, 0))
        done = _append(log, connection, appender, begun, event, context)
        for statement in (
            sql.erase_sealed, sql.erase_files, sql.erase_facts, sql.erase_keys, sql.erase_mappings,
        ):  # fmt: skip
            connection.execute(statement, values)
        connection.execute("COMMIT")
    log.parts.hand_over.publish(log.checkpoint()[1])
    return done


def rotate(log: Log, destroyer_dsn: str, context: Context) -> int:
    """Re-wrap every data key by the current key of the nämnd, under one event; gives how many.

    The log must have been opened with the key file that holds both the old and the new key.
    """
    sql, keys = QUERIES.bind(log.schema), log.parts.keys
    with _transaction(log, destroyer_dsn) as (connection, appender):
        begun = appender.begin(connection, [log.id])
        values = {"current": keys.current}
        rows = connection.execute(sql.keys_to_rewrap, values).fetchall()
        event = KeysRotated(
            originator_id=log.id,
            originator_version=len(log.load(log.id)) + 1,
            happened=Happened.at(utc_now()),
            from_keys=tuple(sorted({row[2] for row in rows})),
            to_key=keys.current,
            count=len(rows),
        )
        _append(log, connection, appender, begun, event, context)
        connection.cursor().executemany(sql.add_rewrapped, [_rewrapped(keys, row) for row in rows])
        connection.execute(sql.drop_old_wrappings, values)
        connection.execute("COMMIT")
    log.parts.hand_over.publish(log.checkpoint()[1])
    return len(rows)


def left_to_rewrap(log: Log) -> int:
    """Count the data keys that lie under an older key of the nämnd than the current one."""
    values = {"current": log.parts.keys.current}
    with log.pool.connection() as connection:
        rows = connection.execute(QUERIES.bind(log.schema).keys_to_rewrap, values).fetchall()
    return len(rows)


class _transaction:  # noqa: N801 - reads as a word in a with statement
    """A connection as the destroyer; whatever is not committed is rolled back by closing it."""

    def __init__(self, log: Log, dsn: str) -> None:
        if log.parts.read_only is not None:
            raise ReadOnlyLogError(log.parts.read_only)
        log.parts.hand_over.demand_healthy()
        self._connection: Connection[Any] = psycopg.connect(
            dsn, autocommit=True, options="-c timezone=UTC -c lock_timeout=10s"
        )
        self._appender = Appender(
            log.schema, log.origin, log.parts.signer, constructed=log.constructed
        )

    def __enter__(self) -> tuple[Connection[Any], Appender]:
        return self._connection, self._appender

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def _append(
    log: Log,
    connection: Connection[Any],
    appender: Appender,
    begun: Begun,
    event: GallringExecuted | KeysRotated,
    context: Context,
) -> Appended:
    keys = DatabaseKeys(log.pool, log.schema, log.parts.keys)
    prepared = log.mapper.prepare(event, context, keys)
    plan = appender.plan(begun, [Batch((prepared,))])
    if isinstance(plan.outcomes[0], LiggareError):
        raise plan.outcomes[0]
    appender.write(connection, plan)
    return plan.outcomes[0]


def _event(
    history: list[Recorded], arende: UUID, grund: str, lagrum: str, counts: Sequence[int]
) -> GallringExecuted:
    today: date = utc_now().date()
    return GallringExecuted(
        originator_id=arende,
        originator_version=len(history) + 1,
        happened=Happened.on(today),
        grund=grund,
        lagrum=lagrum,
        facts_count=counts[0],
        sealed_count=counts[1],
        keys_count=counts[2],
        mappings_count=counts[3],
        last_copy_expires=today + timedelta(days=DAYS_UNTIL_LAST_COPY_EXPIRES),
    )


def _rewrapped(keys: NamndKeys, row: Sequence[Any]) -> dict[str, Any]:
    arende, purpose, key_id, wrapped, position = row
    data_key = unwrap(keys, key_id, bytes(wrapped), arende, purpose)
    return {
        "arende_id": arende,
        "purpose": purpose,
        "wrapping_key_id": keys.current,
        "wrapped": wrap_by(keys, keys.current, data_key, arende, purpose),
        "position": position,
    }
