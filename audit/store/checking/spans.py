"""Sharing the check of one log between processes, as of one moment.

A span begins with the right edge that the stored subtrees give. The span before it recomputes
that edge, and where the two differ nothing of this is used: one process then reads from the start.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, Final

import psycopg
from psycopg import Connection, IsolationLevel, sql

from audit.evidence.errors import VerificationError
from audit.store.checking.keys import Wrapping
from audit.store.checking.report import Tally
from audit.store.checking.rows import FIRST, LAST, ROWS, Reader, Span
from audit.store.checking.scan import Plan, Scanned, Subject, scan
from audit.store.checking.tree import Outside
from audit.store.checking.versions import check_versions

PARTS_EACH: Final = 4
"""Spans for each process, so that none waits long for the slowest."""


def in_parallel(
    subject: Subject,
    outside: Outside,
    wrapping: Wrapping,
    plan: Plan,
    total: int,
) -> tuple[list[Scanned], Tally] | None:
    """Check spans, and the versions of all ärenden, side by side; gives both.

    None where the log is small or its stored subtrees do not hold.
    """
    spans = spans_of(total, plan.processes * PARTS_EACH)
    if len(spans) == 1:
        return None
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(plan.processes, mp_context=context) as pool:
            where = (plan.dsn, plan.snapshot)
            versions = pool.submit(_versions_apart, *where, subject.schema)
            common = (*where, subject, outside, wrapping)
            futures = [pool.submit(_scan_apart, *common, span) for span in spans]
            _tell(futures, plan, total)
            parts, ordered = [future.result() for future in futures], versions.result()
    except VerificationError:
        return None
    joined = all(a.end == b.start for a, b in pairwise(parts))
    return (parts, ordered) if joined else None


def spans_of(total: int, parts: int) -> list[Span]:
    """Cut a log into about equal spans at multiples of what is read at once."""
    width = -(-total // parts // ROWS) * ROWS
    cuts = list(range(width, total, width)) if width else []
    starts, ends = [FIRST, *cuts], [*cuts, LAST]
    return [Span(start, end, max(start, 0)) for start, end in zip(starts, ends, strict=True)]


def _tell(futures: list[Future[Scanned]], plan: Plan, total: int) -> None:
    done = 0
    for future in as_completed(futures):
        done += future.result().seen[0]
        plan.progress(done, total)


def _scan_apart(
    dsn: str,
    snapshot: str,
    subject: Subject,
    outside: Outside,
    wrapping: Wrapping,
    span: Span,
) -> Scanned:
    """Check one span in a process of its own."""
    with _as_of(dsn, snapshot) as connection:
        return scan(connection, subject, span, outside, wrapping, _nobody)


def _versions_apart(dsn: str, snapshot: str, schema: str) -> Tally:
    """Check the versions of every ärende in a process of its own."""
    tally = Tally("log")
    with _as_of(dsn, snapshot) as connection, tally.timed():
        check_versions(Reader(connection, schema), tally)
    return tally


@contextmanager
def _as_of(dsn: str, snapshot: str) -> Iterator[Connection[Any]]:
    """Connect and look at the moment that another connection looks at."""
    with psycopg.connect(dsn, autocommit=True, options="-c timezone=UTC") as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        with connection.transaction():
            # The name of a snapshot cannot be a parameter of this statement.
            take = sql.SQL("SET TRANSACTION SNAPSHOT {}").format(sql.Literal(snapshot))
            connection.execute(take)
            yield connection


def _nobody(_count: int) -> None:
    """Tell nobody."""
