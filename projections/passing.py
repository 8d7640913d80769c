"""Moving views past entries that concern none of them: all of them together, in one transaction.

Most entries concern one view in eight. Each of the others has to come along, for a view that lags
behind says so on every page; one by one that cost ten statements a view and an entry.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import psycopg

from audit.evidence.right_edge import RightEdge
from projections.registry import VIEWS
from projections.runner import BATCH, leaves_of
from projections.snapshot import RUNNER

if TYPE_CHECKING:
    from psycopg import Connection

    from audit.store.log import Log

Stand = tuple[int, bytes]
"""A löpnummer and the edge of the tree there: views that share both have read the same."""
Copies = list[tuple[str, str]]
"""Views, each with the slot of the copy that people read."""


def pass_by(log: Log) -> frozenset[str]:
    """Move the views that ignore everything they have not read to the head, and name them.

    All others stay where they are, and so does every view where what is to be read is too much for
    one batch, not whole, or being moved by somebody else: `catch_up` moves them, or says why not.
    """
    try:
        with log.pool.connection() as connection, connection.transaction():
            connection.execute(RUNNER.bind(log.schema).one_snapshot)
            return _passed(connection, log)
    except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected):
        return frozenset()


def _passed(connection: Connection[Any], log: Log) -> frozenset[str]:
    standing: defaultdict[Stand, Copies] = defaultdict(list)
    head = 0
    for view, slot, position, edge, size in connection.execute(RUNNER.bind(log.schema).lock_live):
        standing[position, bytes(edge)].append((view, slot))
        head = size
    if not standing:
        return frozenset()
    # Views move together, so that nearly always all of them stand at one place.
    (position, edge), copies = max(standing.items(), key=lambda one: len(one[1]))
    values = {"after": position, "upto": head}
    passing = _ignoring(connection, log, copies, values) if head - position <= BATCH else []
    return _moved(connection, log, passing, edge, values) if passing else frozenset()


def _ignoring(
    connection: Connection[Any], log: Log, copies: Copies, values: dict[str, int]
) -> Copies:
    """Give those of the copies whose view knows every kind of entry there, and reads none."""
    rows = connection.execute(RUNNER.bind(log.schema).kinds, values).fetchall()
    kinds = {(topic, version) for topic, version, _ in rows}
    ignoring = {
        view.name
        for view in VIEWS
        if all(view.knows(*kind) and kind[0] not in view.reads for kind in kinds)
    }
    return [(view, slot) for view, slot in copies if view in ignoring]


def _moved(
    connection: Connection[Any], log: Log, passing: Copies, edge: bytes, values: dict[str, int]
) -> frozenset[str]:
    position, head = values["after"], values["upto"]
    leaves, recorded_at = leaves_of(connection, log, values)
    if len(leaves) != head - position:
        return frozenset()
    reached, _ = RightEdge.from_bytes(position, edge).extend(leaves)
    asked = {
        "views": [view for view, _ in passing],
        "slots": [slot for _, slot in passing],
        "upto": head,
        "recorded_at": recorded_at,
        "edge": reached.to_bytes(),
    }
    connection.execute(RUNNER.bind(log.schema).move_all, asked)
    return frozenset(view for view, _ in passing)
