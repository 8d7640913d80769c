"""Connections: one pool for all nämnder of a process, and the committer's own."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool

MAX_CONNECTIONS = 20
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
