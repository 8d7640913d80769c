"""One committer per log and process: callers hand in batches, it commits those that wait together.

Group commit pays one flush for many callers; a conflict refuses its own batch and no other.
It alone holds a connection for writing, so that the lock of the log is taken once per commit.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from audit.errors import (
    LiggareError,
    LogUnavailableError,
    OutcomeUnknownError,
    VersionConflictError,
)
from audit.evidence.checkpoint import Checkpoint
from audit.evidence.right_edge import RightEdge
from audit.store.append import Appender
from audit.store.batch import Appended, Batch
from audit.store.plan import Plan

MAX_EVENTS = 1_000
PIPELINED_EVENTS = 32
# How long a commit is put off for callers that are on their way: in all, and since the last came.
GATHER_SECONDS = 0.005
GAP_SECONDS = 0.0005
IDLE_SECONDS = 60.0
"""How long a log that nobody writes to keeps its connection: a database gives out so many."""
NOTHING_WRITTEN = "Förbindelsen med databasen bröts. Inget skrevs."
CLOSED = "Loggen är stängd. Inget skrevs."
UNKNOWN = "Skrivningen avbröts. Det är okänt om händelsen skrevs."
CUT_BACK = (
    "Loggen i databasen är inte den som tjänsten skrev i: den har kortats eller återställts. "
    "Inget skrevs. Kör: liggare check"
)
Outcome = Appended | LiggareError


@dataclass(slots=True)
class Ticket:
    """A batch that waits, and whom to tell: a thread's future, or a future of an event loop."""

    batch: Batch
    future: Future[Appended] | asyncio.Future[Appended]
    loop: asyncio.AbstractEventLoop | None = None

    def settle(self, outcome: Outcome) -> None:
        """Tell the caller; a caller that went away is not told."""
        # Given up between the question and the answer: then nobody asks any more.
        with contextlib.suppress(InvalidStateError, asyncio.InvalidStateError):
            if self.future.done():
                return
            if isinstance(outcome, LiggareError):
                self.future.set_exception(outcome)
            else:
                self.future.set_result(outcome)


class Committer:
    """Commits batches to one log in a thread of its own."""

    def __init__(
        self,
        connect: Callable[[], Connection[Any]],
        appender: Appender,
        demand_healthy: Callable[[], None],
        committed: Callable[[Checkpoint, str], None],
    ) -> None:
        """Keep how to connect and append, what must hold before, and whom to tell after."""
        self._connect = connect
        self._appender = appender
        self._demand_healthy = demand_healthy
        self._committed = committed
        self._waiting: queue.SimpleQueue[Ticket | None] = queue.SimpleQueue()
        self._connection: Connection[Any] | None = None
        # How far the log is known to have come; it never comes back to less, or to another tree.
        self._known = RightEdge()
        self.refusal: str | None = None
        # Owned by whoever holds the door: no ticket may be put behind the end and wait for ever.
        self._door = threading.Lock()
        self._closed = False
        # How many callers the last commit had; owned by the committer's thread.
        self._came_last = 1
        self._thread = threading.Thread(target=self._run, name="committer", daemon=True)

    def start(self, known: RightEdge | None = None) -> None:
        """Start the thread; `known` is how far the log had come when it was opened."""
        self._known = known or RightEdge()
        self._thread.start()

    def submit(self, batch: Batch) -> Future[Appended]:
        """Hand in a batch from a thread; the future ends when it is durable or refused."""
        future: Future[Appended] = Future()
        self._put(Ticket(batch, future))
        return future

    def submit_async(self, batch: Batch) -> asyncio.Future[Appended]:
        """Hand in a batch from an event loop."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Appended] = loop.create_future()
        self._put(Ticket(batch, future, loop))
        return future

    def _put(self, ticket: Ticket) -> None:
        with self._door:
            if self._closed or self._thread.ident is None:
                raise LogUnavailableError(CLOSED)
            self._waiting.put(ticket)

    def close(self) -> None:
        """Commit what waits, then stop."""
        with self._door:
            self._closed = True
            self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join()
        if self._connection is not None:
            self._connection.close()

    def _run(self) -> None:
        tickets: list[Ticket] = []
        try:
            while (first := self._next()) is not None:
                tickets, ended = self._gather(first)
                _settle(tickets, self._commit_safely([ticket.batch for ticket in tickets]))
                tickets = []
                if ended:
                    return
        finally:
            self._turn_away(tickets)

    def _next(self) -> Ticket | None:
        """Wait for somebody; the connection is given back where nobody comes for a while."""
        if self._connection is not None:
            with contextlib.suppress(queue.Empty):
                return self._waiting.get(timeout=IDLE_SECONDS)
            self._connection.close()
            self._connection = None
        return self._waiting.get()

    def _turn_away(self, begun: Sequence[Ticket]) -> None:
        """Answer everybody who still waits when the thread ends, for whatever reason it does."""
        _settle(begun, [OutcomeUnknownError(UNKNOWN)] * len(begun))
        with self._door:
            self._closed = True
        with contextlib.suppress(queue.Empty):
            while True:
                if ticket := self._waiting.get_nowait():
                    _settle([ticket], [LogUnavailableError(CLOSED)])

    def _gather(self, first: Ticket) -> tuple[list[Ticket], bool]:
        """Take what waits, up to 1,000 events, and wait a moment for those who came last time.

        Callers that were answered together come back one after the other; without the moment, the
        first of them would get a commit of its own. A lone caller is never waited for.
        """
        tickets, events, ended = [first], len(first.batch.events), False
        until = time.monotonic() + GATHER_SECONDS
        while events < MAX_EVENTS and not ended:
            late = len(tickets) >= self._came_last or time.monotonic() > until
            try:
                ticket = self._waiting.get(timeout=0 if late else GAP_SECONDS)
            except queue.Empty:
                break
            if ticket is None:
                ended = True
            else:
                tickets.append(ticket)
                events += len(ticket.batch.events)
        self._came_last = len(tickets)
        return tickets, ended

    def _commit_safely(self, batches: Sequence[Batch]) -> list[Outcome]:
        """Commit together; where the database refuses that, one by one: neighbours are spared."""
        try:
            return self._commit(batches)
        except LiggareError as error:
            return [error] * len(batches)
        except psycopg.errors.UniqueViolation:
            if len(batches) == 1:
                return [VersionConflictError("Någon annan hann före. Läs om och försök igen.")]
        except psycopg.Error:
            if len(batches) == 1:
                return [LogUnavailableError("Databasen tog inte emot. Inget skrevs.")]
        except Exception:  # noqa: BLE001 - a fault here must reach the callers, not end the thread
            if len(batches) == 1:
                return [LogUnavailableError("Ett internt fel. Inget skrevs.")]
        return [outcome for batch in batches for outcome in self._commit_safely([batch])]

    def _commit(self, batches: Sequence[Batch]) -> list[Outcome]:
        self._demand_healthy()
        connection = self._open()
        try:
            begun = self._appender.begin(connection, *_named(batches))
            self._demand_continued(begun.head.edge)
            plan = self._appender.plan(begun, batches)
        except BaseException as error:
            self._roll_back(connection)
            if connection.closed:
                # The transaction had not been told to commit, so nothing was written.
                raise LogUnavailableError(NOTHING_WRITTEN) from error
            raise
        if plan.checkpoint is None:
            self._roll_back(connection)
            return plan.outcomes
        self._write(connection, plan, plan.checkpoint)
        self._known = plan.edge
        self._committed(plan.checkpoint, plan.note)
        return plan.outcomes

    def _demand_continued(self, edge: RightEdge) -> None:
        """Refuse to sign on top of a log that is not the one known: it would fork it.

        A database restored under a running service, or cut back, comes back with the same home.
        """
        if edge.size <= self._known.size and edge != self._known:
            self.refusal = CUT_BACK
            raise LogUnavailableError(CUT_BACK)

    def _write(self, connection: Connection[Any], plan: Plan, checkpoint: Checkpoint) -> None:
        """Write and commit; when the answer is lost, find out under the lock what happened."""
        try:
            if len(plan.placed) <= PIPELINED_EVENTS and not plan.has_files:
                # One round trip. Not for large statements: there the library's pipeline hung.
                with connection.pipeline():
                    self._appender.write(connection, plan)
                    connection.execute("COMMIT")
            else:
                self._appender.write(connection, plan)
                connection.execute("COMMIT")
        except psycopg.Error as error:
            if not connection.closed:
                # The database refused and said so: the transaction is void.
                self._roll_back(connection)
                raise
            if not self._happened(checkpoint):
                raise LogUnavailableError(NOTHING_WRITTEN) from error

    def _happened(self, checkpoint: Checkpoint) -> bool:
        """Tell whether a commit with a lost answer is in the log; raises OutcomeUnknownError."""
        try:
            connection = self._open()
            # The lock waits for the old server process to end: the answer cannot change afterwards.
            self._appender.begin(connection, ())
            found = self._appender.is_signed(connection, checkpoint)
            self._roll_back(connection)
        except (psycopg.Error, LogUnavailableError) as error:
            detail = "Databasen svarar inte. Det är okänt om händelsen skrevs."
            raise OutcomeUnknownError(detail) from error
        return found

    def _open(self) -> Connection[Any]:
        if self._connection is None or self._connection.closed:
            try:
                self._connection = self._connect()
            except psycopg.Error as error:
                detail = "Databasen går inte att nå. Inget skrevs."
                raise LogUnavailableError(detail) from error
        return self._connection

    def _roll_back(self, connection: Connection[Any]) -> None:
        try:
            connection.execute("ROLLBACK")
        except psycopg.Error:
            connection.close()


def _named(batches: Sequence[Batch]) -> tuple[list[UUID], list[bytes]]:
    """Name the ärenden and request keys that must be looked up.

    An ärende that begins here need not be: a twin of its first version breaks a unique key,
    and the batches are then tried one by one.
    """
    arenden = {
        event.arende for batch in batches for event in batch.events if event.originator_version > 1
    }
    keys = [batch.idempotency.key_hmac for batch in batches if batch.idempotency]
    return list(arenden), keys


def _settle(tickets: Sequence[Ticket], outcomes: Sequence[Outcome]) -> None:
    """Tell every caller; an event loop is woken once per commit, not once per caller."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[Ticket, Outcome]]] = {}
    for ticket, outcome in zip(tickets, outcomes, strict=True):
        if ticket.loop is None:
            ticket.settle(outcome)
        else:
            by_loop.setdefault(ticket.loop, []).append((ticket, outcome))
    for loop, pairs in by_loop.items():
        # A loop that has ended has no callers left.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle_all, pairs)


def _settle_all(pairs: list[tuple[Ticket, Outcome]]) -> None:
    for ticket, outcome in pairs:
        ticket.settle(outcome)
