"""Rows as PostgreSQL's binary COPY wants them: for large commits, where arrays cost more.

PostgreSQL documentation, COPY, "Binary Format"; it has been the same since version 7.4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from psycopg import Connection

from audit.store.plan import Placed

_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_HEADER: Final = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
_TRAILER: Final = b"\xff\xff"
# Number of fields, then each field with its length before it; what varies in length comes after.
_ENTRY_START: Final = struct.Struct("!hiqiqi16siii")
_ENTRY_SCHEMA: Final = struct.Struct("!ihi")
_FACTS_START: Final = struct.Struct("!hiqi16si")
_LEAF_LENGTH: Final = struct.pack("!i", 32)


def entry_rows(placed: Iterable[Placed]) -> bytes:
    """Lay out entries: position, time, ärende, version, topic, schema version, bytes, leaf hash."""
    pieces = [_HEADER]
    for position, recorded_at, event, data, leaf in placed:
        topic, version = event.topic.encode(), event.originator_version
        since = (recorded_at - _EPOCH) // _MICROSECOND
        start = _ENTRY_START.pack(
            8, 8, position, 8, since, 16, event.arende.bytes, 4, version, len(topic)
        )
        schema = _ENTRY_SCHEMA.pack(2, event.schema_version, len(data))
        pieces += (start, topic, schema, data, _LEAF_LENGTH, leaf)
    pieces.append(_TRAILER)
    return b"".join(pieces)


def facts_rows(placed: Iterable[Placed]) -> bytes:
    """Lay out facts: position, salt, canonical text."""
    pieces = [_HEADER]
    for item in placed:
        facts = item.event.facts
        start = _FACTS_START.pack(3, 8, item.position, 16, item.event.salt, len(facts))
        pieces += (start, facts)
    pieces.append(_TRAILER)
    return b"".join(pieces)


def copy(connection: Connection[Any], statement: bytes, rows: bytes) -> None:
    """Send rows that were laid out; raises psycopg's errors like any statement."""
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        stream.write(rows)
