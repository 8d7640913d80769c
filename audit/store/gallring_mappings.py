"""Which mappings leave with an ärende: those that its facts name and no other facts do.

Looking through all facts takes long, so it is done before the log's lock is taken;
under the lock only what has changed since is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from psycopg import Connection

from audit.store.log import Log
from audit.store.sql import Queries

QUERIES: Final = Queries.load("audit.store", "queries/gallring.sql")
_UUID: Final = re.compile(r'"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"')


@dataclass(frozen=True, slots=True)
class Named:
    """The mapped references that an ärende names, each with a position of others' facts naming it.

    `seen` is the size of the log when that was looked up; the position is None where none does.
    """

    arende: UUID
    seen: int
    users: dict[UUID, int | None]


def named_by(log: Log, arende: UUID) -> Named:
    """Find the mapped references in the facts of an ärende, and who else names them."""
    sql, seen = QUERIES.bind(log.schema), log.head().size
    with log.pool.connection() as connection:
        facts = connection.execute(sql.facts_of, {"arende": arende}).fetchall()
        texts = {UUID(found) for (text,) in facts for found in _UUID.findall(text)}
        rows = connection.execute(sql.mapped, {"references": list(texts)}).fetchall()
        mapped = [row[0] for row in rows]
        users = _users(connection, sql, arende, mapped, (0, seen))
    return Named(arende, seen, {one: users.get(one) for one in mapped})


def used_by_no_other(connection: Connection[Any], schema: str, named: Named) -> list[UUID]:
    """Give the references that no other facts name now; the caller holds the log's lock."""
    sql = QUERIES.bind(schema)
    held = [at for at in named.users.values() if at is not None]
    rows = connection.execute(sql.still_there, {"positions": held}).fetchall()
    there = {row[0] for row in rows}
    left = [one for one, at in named.users.items() if at not in there]
    # Where another gallring took the one user that was known, everything is looked through again.
    anew = [one for one in left if named.users[one] is not None]
    taken = _users(connection, sql, named.arende, left, (named.seen, 2**62))
    taken |= _users(connection, sql, named.arende, anew, (0, named.seen))
    return [one for one in left if one not in taken]


def _users(
    connection: Connection[Any],
    sql: Any,
    arende: UUID,
    references: Sequence[UUID],
    between: tuple[int, int],
) -> dict[UUID, int]:
    """Give a position of other ärenden's facts for each reference that some name."""
    if not references:
        return {}
    values = {"arende": arende, "references": list(references)}
    values |= {"after": between[0], "until": between[1]}
    return dict(connection.execute(sql.other_users, values).fetchall())
