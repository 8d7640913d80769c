"""The whole-log check: `check` reads a log anew and says whether anything was changed.

Everything is compared in this process and not by the server under test, as of one moment.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import psycopg
from psycopg import Connection, IsolationLevel

from audit.evidence.checkpoint import Checkpoint, parse_and_verify
from audit.evidence.errors import VerificationError
from audit.store.checking.gallring import check_gallringar
from audit.store.checking.handlingar import check_handlingar
from audit.store.checking.keys import Wrapping
from audit.store.checking.report import CheckResult, Progress, Report, Tally
from audit.store.checking.rows import Reader, Span
from audit.store.checking.scan import Plan, Scanned, Subject, new_tallies, nobody_waits, scan
from audit.store.checking.spans import in_parallel
from audit.store.checking.tree import Outside, check_head
from audit.store.checking.versions import check_versions
from audit.store.log import Log

ExtraCheck = Callable[[Log], Tally]
"""A check that somebody else brings (the views); runs after the log's own."""

TABLES = (
    "entry", "facts", "sealed", "arende_key", "mapping", "subtree", "checkpoint",
)  # fmt: skip


def subject_of(log: Log) -> Subject:
    """Give what is checked of an opened log."""
    parts = log.parts
    return Subject(
        log.schema, log.id, log.origin, log.constructed, parts.signer.verifier, parts.keys,
        parts.topics.pairs(),
    )  # fmt: skip


def check(
    log: Log,
    *,
    processes: int = 1,
    extra_checks: Sequence[ExtraCheck] = (),
    progress: Progress = nobody_waits,
) -> Report:
    """Check a whole log, with the checkpoints outside the database.

    `processes` shares the work by position. Raises ConfigurationError without the outside file,
    LogUnavailableError when the database cannot be reached.
    """
    # Read before the moment that is checked: what stands outside must then stand inside.
    notes = log.parts.hand_over.file.notes()
    known = log.pool.conninfo
    dsn = known if isinstance(known, str) else known()
    with psycopg.connect(dsn, autocommit=True, options="-c timezone=UTC") as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        with connection.transaction():
            shared = Reader(connection, log.schema).rows("export_snapshot")[0][0]
            plan = Plan(dsn, shared, processes, progress)
            report = check_connected(connection, subject_of(log), notes, plan)
    extra = [CheckResult.of(one(log)) for one in extra_checks]
    return Report(report.origin, report.size, (*report.checks, *extra))


ALONE = Plan()


def check_connected(
    connection: Connection[Any], subject: Subject, notes: Sequence[str], plan: Plan = ALONE
) -> Report:
    """Check a log over a connection inside a transaction; `notes` are those kept outside."""
    reader, tallies = Reader(connection, subject.schema), new_tallies()
    outside = _verified(notes, subject, tallies["outside"])
    size = 0
    try:
        # A savepoint: what the database refuses to read must not end the caller's transaction.
        with connection.transaction():
            size = _check_all(reader, subject, outside, plan, tallies)
    except psycopg.Error:
        tallies["log"].find(None, "Databasen vägrade att läsa en av loggens tabeller.")
    return Report(subject.origin, size, tuple(CheckResult.of(one) for one in tallies.values()))


def _check_all(
    reader: Reader, subject: Subject, outside: Outside, plan: Plan, tallies: dict[str, Tally]
) -> int:
    """Run every check; gives the size of the log."""
    _check_first(reader, subject, tallies["log"])
    total = int(reader.rows("extent")[0][0])
    wrapping = _wrapping(reader, subject)
    shared = None
    if plan.processes > 1:
        shared = in_parallel(subject, outside, wrapping, plan, total)
    parts, versions = shared or (_alone(reader, subject, outside, wrapping, plan, total), None)
    _merge(parts, tallies)
    end = parts[-1]
    with tallies["log"].timed():
        _check_end(reader, parts, outside, tallies)
        # Versions are copies: they are worth looking at where they agree with the bytes.
        if tallies["log"].count == 0 and versions is None:
            check_versions(reader, tallies["log"])
    if tallies["log"].count == 0 and versions is not None:
        tallies["log"].take(versions)
    with tallies["keys"].timed():
        gallrade = {arende: at for part in parts for arende, at in part.gallrade.items()}
        gone = sum(part.gone for part in parts)
        check_gallringar(reader, gallrade, gone, tallies["contents"], tallies["keys"])
    with tallies["contents"].timed():
        attached = {at: stream for part in parts for at, stream in part.attached.items()}
        check_handlingar(reader, subject, attached, tallies["contents"])
    return end.end.size


def _alone(
    reader: Reader,
    subject: Subject,
    outside: Outside,
    wrapping: Wrapping,
    plan: Plan,
    total: int,
) -> list[Scanned]:
    """Check everything in this process."""
    done = 0

    def passed(count: int) -> None:
        nonlocal done
        done += count
        plan.progress(done, total)

    return [scan(reader.connection, subject, Span(), outside, wrapping, passed)]


def _check_end(
    reader: Reader, parts: Sequence[Scanned], outside: Outside, tallies: dict[str, Tally]
) -> None:
    """Check what can be said only when everything has been read."""
    end, log = parts[-1], tallies["log"]
    if not any(part.broken for part in parts):
        check_head(reader, end.end, end.last_time, log)
        _check_stamped(end, outside, tallies)
    counted = reader.rows("counts")[0]
    seen = [sum(part.seen[at] for part in parts) for at in range(len(TABLES))]
    for table, rows, known in zip(TABLES, counted, seen, strict=True):
        if rows != known:
            log.find(None, f"Tabellen {table} har {rows} rader, men {known} hör till loggen.")


def _check_stamped(end: Scanned, outside: Outside, tallies: dict[str, Tally]) -> None:
    """Demand a checkpoint at the head, and no larger one outside."""
    size = end.end.size
    if end.stamped < size:
        what = f"Löpnummer {end.stamped + 1}–{size} har ingen kontrollstämpel."
        tallies["checkpoints"].find(end.stamped + 1, what)
    if beyond := [one for one in outside if one > size]:
        what = f"Löpnummer {size + 1}–{max(beyond)} saknas, enligt en kontrollstämpel utanför."
        tallies["outside"].find(size + 1, what)


def _merge(parts: Sequence[Scanned], tallies: dict[str, Tally]) -> None:
    for before, after in pairwise(parts):
        early, late = before.last_time, after.first_time
        if early is not None and late is not None and late <= early:
            tallies["log"].find(after.start.size + 1, "Tiden går inte framåt.")
    for part in parts:
        for name, tally in part.tallies.items():
            tallies[name].take(tally)


def _check_first(reader: Reader, subject: Subject, tally: Tally) -> None:
    """Position 1 says which log this is; the rest of it is checked like any entry."""
    for arende, topic, facts in reader.rows("first_entry")[:1]:
        try:
            said = json.loads(facts)
            found = (said["origin"], said["checkpoint_key"], said["constructed"])
        except (ValueError, KeyError, TypeError):
            found = None
        expected = (subject.origin, subject.verifier.vkey, subject.constructed)
        if (arende, topic, found) == (subject.log, "log.opened", expected):
            return
    tally.find(1, "Första posten öppnar inte den här loggen.")


def _wrapping(reader: Reader, subject: Subject) -> Wrapping:
    """Give the newest rotation; broken facts are found by their commitment."""
    rows = reader.rows("rotations", log=subject.log)
    if not rows:
        return Wrapping()
    position, facts = rows[-1]
    try:
        return Wrapping(position, json.loads(facts)["to_key"])
    except (ValueError, KeyError, TypeError):
        return Wrapping()


def _verified(notes: Sequence[str], subject: Subject, tally: Tally) -> Outside:
    """Verify the checkpoints kept outside; gives them by size."""
    found: dict[int, list[Checkpoint]] = {}
    with tally.timed():
        for note in notes:
            try:
                one = parse_and_verify(note, subject.verifier, subject.origin)
            except VerificationError as error:
                tally.find(None, f"Utanför databasen: {error.diagnosis}")
            else:
                found.setdefault(one.size, []).append(one)
        if not notes:
            tally.find(None, "Det finns inga kontrollstämplar utanför databasen.")
    return found
