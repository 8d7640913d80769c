"""Connections: one pool for all nämnder of a process, and the committer's own."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool

MAX_CONNECTIONS = 20
MAX_PLANNING = 2
PLANS = 1_000
"""Statements that one of these connections keeps a plan of: some twenty of each nämnd's.

A plan takes half a megabyte in the database server: ten megabytes a nämnd and connection.
"""
PLANS_LIVE = 8 * 3600.0
"""Seconds that such a connection lives, idle or not: with it go its plans."""
# A commit that cannot get its lock or its answer gives up; nothing is half written.
COMMITTER_OPTIONS = (
    "-c lock_timeout=10s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
)


def make_pool(dsn: str, *, max_size: int = MAX_CONNECTIONS) -> ConnectionPool[Connection[Any]]:
    """Make the pool of the process: autocommit, tuple rows, UTC. The caller closes it."""
    return ConnectionPool(
        dsn,
        min_size=1,
        max_size=max_size,
        open=True,
        kwargs={"autocommit": True, "options": "-c timezone=UTC"},
    )


def make_planning_pool(dsn: str) -> ConnectionPool[Connection[Any]]:
    """Make the pool for questions whose plans are kept: few connections that keep very many.

    Each connection has plans of its own, and the driver keeps a hundred: over the connections of
    the pages, those of one nämnd would push out another's. The caller closes it.
    """
    return ConnectionPool(
        dsn,
        min_size=1,
        max_size=MAX_PLANNING,
        max_idle=PLANS_LIVE,
        max_lifetime=PLANS_LIVE,
        open=True,
        configure=_keep_plans,
        # They live long: one that ended with its server is not lent out.
        check=ConnectionPool.check_connection,
        kwargs={"autocommit": True, "options": "-c timezone=UTC"},
    )


def _keep_plans(connection: Connection[Any]) -> None:
    connection.prepared_max = PLANS


def committer_connection(dsn: str) -> Connection[Any]:
    """Connect for committing: autocommit (the committer says BEGIN itself), short timeouts, UTC."""
    return psycopg.connect(
        dsn,
        autocommit=True,
        options=f"-c timezone=UTC {COMMITTER_OPTIONS}",
        # A server that went silent: callers are answered within a minute, not a quarter of an hour.
        connect_timeout=10,
        tcp_user_timeout=30_000,
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
    )
