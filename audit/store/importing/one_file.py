"""Imports: a whole file is checked, then written between `import.started` and `import.completed`.

Running the same file again writes what is not there yet: after an interruption it ends the open
import, otherwise it writes nothing at all, not even a start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from audit.clock import STOCKHOLM, iso_utc, utc_now
from audit.envelope import Actor, Context, Event, Happened, Recorded, Source, SourceKind
from audit.errors import FieldProblem, InvalidInputError, StateError
from audit.intake.continued import Interrupted
from audit.intake.events import ImportCompleted, ImportStarted
from audit.intake.import_report import ImportReport, count, make_report
from audit.intake.kinds import Kind
from audit.intake.mapping import ColumnMapping
from audit.intake.outcome import Extract, Outcome, RowResult, with_headings
from audit.intake.reading import read_extract
from audit.intake.rows import ReadFile
from audit.store.founding import new_request
from audit.store.importing.checked import Progress
from audit.store.importing.plans import plan_of
from audit.store.importing.writing import Writer
from audit.store.sql import Queries

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES = Queries.load("audit.store", "queries/importing.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be imported, and in whose name; `at` sets the time of a constructed log."""

    kind: Kind
    extract_made_at: datetime
    actor: Actor
    mapping: ColumnMapping | None = None
    dry_run: bool = False
    at: datetime | None = None


def no_progress(done: int, total: int) -> None:
    """Tell nobody how far it has come."""
    del done, total


def import_file(
    log: Log, data: bytes, order: Order, progress: Progress = no_progress
) -> ImportReport:
    """Import an extract; `progress` is called with (done, total).

    Raises BrokenFileError where the file is refused whole, StateError while another import runs,
    and what the log raises; then the import stays open until the same file is run again.
    """
    now = order.at or utc_now()
    if order.extract_made_at > now:
        reason = "Utdrag framställt: tiden ligger framåt i tiden."
        raise InvalidInputError([FieldProblem("extract_made_at", reason)])
    mapping = order.mapping or ColumnMapping(kind=order.kind)
    read = read_extract(data, mapping)
    sha256 = hashlib.sha256(data).hexdigest()
    if order.dry_run:
        return _Import(log, order, mapping, read, sha256, now).run(progress)
    # Refused now where the log is read-only or may not be given a time, not after the whole check.
    log.prepare([], _context(order, sha256), at=order.at)
    with turn(log):
        return _Import(log, order, mapping, read, sha256, now).run(progress)


@contextmanager
def turn(log: Log) -> Iterator[None]:
    """Let one import run at a time: two would draw two references for one child.

    Raises StateError while another runs.
    """
    sql = QUERIES.bind(log.schema)
    values = {"schema": log.schema}
    with log.pool.connection() as connection:
        row = connection.execute(sql.take_turn, values).fetchone()
        if row is None or not row[0]:
            raise StateError("En annan import pågår i den här nämnden. Vänta tills den är klar.")
        try:
            yield
        finally:
            connection.execute(sql.leave_turn, values)


def _context(order: Order, sha256: str) -> Context:
    source = Source(SourceKind.IMPORT, sha256, iso_utc(order.extract_made_at))
    return Context(order.actor, source, new_request())


class _Import:
    """One import of one file."""

    def __init__(
        self,
        log: Log,
        order: Order,
        mapping: ColumnMapping,
        read: ReadFile,
        sha256: str,
        now: datetime,
    ) -> None:
        self.log = log
        self.order = order
        self.mapping = mapping
        self.read = read
        self.sha256 = sha256
        self.now = now
        self.context = _context(order, sha256)
        self.id, self.started = self._stream()

    def run(self, progress: Progress) -> ImportReport:
        """Check everything, then write it."""
        rows = len(self.read.rows)
        day = self.order.extract_made_at.astimezone(STOCKHOLM).date()
        extract = Extract(self.order.extract_made_at, day, self.read.columns, self.sha256)
        plan = plan_of(self.log, self.order.kind, extract, self._interrupted())
        results = plan.run(self.read.rows, lambda done, _: progress(done, 2 * rows))
        writer = Writer(self.log, self.context, plan.mappings, self.order.at)
        written = plan.written(results)
        positions = None if self.order.dry_run else self._write(results, written, writer, progress)
        progress(2 * rows, 2 * rows)
        return make_report(
            self.order.kind,
            self.sha256,
            extract,
            [with_headings(result, dict(self.mapping.headings)) for result in results],
            dry_run=self.order.dry_run,
            continued=self.started is not None,
            positions=positions,
            left_out=self.read.left_out,
        )

    def _stream(self) -> tuple[UUID, Recorded | None]:
        """Give the import's id, and its start where it was interrupted.

        The id follows from the file, so that the same file finds its own open import again.
        Raises StateError where the extract is now said to have been made at another time.
        """
        number = 0
        while True:
            name = f"import/{self.order.kind}/{self.sha256}/{number}"
            stream = uuid5(self.log.id, name)
            history = self.log.load(stream)
            if len(history) != 1:
                if not history:
                    return stream, None
                number += 1
                continue
            started = history[0].event
            made_at = getattr(started, "extract_made_at", None)
            if made_at != self.order.extract_made_at:
                raise StateError(
                    "En avbruten import av samma fil väntar, med en annan tid för när "
                    "utdraget framställdes. Ange samma tid som då."
                )
            return stream, history[0]

    def _interrupted(self) -> Interrupted | None:
        if self.started is None:
            return None
        return Interrupted(self.order.kind, self.sha256, self.started.position)

    def _write(
        self,
        results: Sequence[RowResult],
        written: Sequence[RowResult],
        writer: Writer,
        progress: Progress,
    ) -> tuple[int, int] | None:
        """Write what is new; gives the first and last löpnummer, None where there is nothing."""
        events = sum(len(result.events) for result in results)
        if not events and self.started is None:
            return None
        first = self._append(self._start(events)) if self.started is None else None
        rows = len(self.read.rows)
        writer.write(written, lambda done: progress(rows + rows * done // events, 2 * rows))
        last = self._append(self._end(results))
        return first or (self.started.position if self.started else last), last

    def _append(self, event: Event) -> int:
        return self.log.append([event], self.context, at=self.order.at).last_position

    def _start(self, events: int) -> ImportStarted:
        return ImportStarted(
            originator_id=self.id,
            originator_version=1,
            happened=Happened.at(self.now),
            kind=self.order.kind.value,
            file_sha256=self.sha256,
            extract_made_at=self.order.extract_made_at,
            rows=len(self.read.rows),
            events_to_write=events,
        )

    def _end(self, results: Sequence[RowResult]) -> ImportCompleted:
        counts = count(results)
        return ImportCompleted(
            originator_id=self.id,
            originator_version=2,
            happened=Happened.at(self.order.at or utc_now()),
            accepted=counts[Outcome.ACCEPTED],
            unchanged=counts[Outcome.UNCHANGED],
            corrected=counts[Outcome.CORRECTED],
            refused=counts[Outcome.REFUSED],
        )
