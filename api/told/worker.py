"""The watch: a thread that tells people of what waits, and records what it told.

At least once, never silently never: where the process dies between handing a message over and
recording it, the message goes once more. Two processes never send at the same time for one nämnd.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

import psycopg
import structlog

from api.acts import Acting, perform
from api.told.channels import Channels, NotSentError
from api.told.circle import Around
from api.told.reminders import remind
from api.told.silence import why_silent
from api.told.times import Habits, read_habits
from api.told.waiting import waiting
from api.told.ways import address_for, channels
from audit.clock import STOCKHOLM, utc_now
from audit.envelope import Happened, Recorded
from audit.errors import LiggareError, LogUnavailableError, VersionConflictError
from audit.lexsarah import Rapport
from audit.lexsarah.commands_rapport import NoteMeddelande
from audit.lexsarah.escalation import Tider, planned
from audit.store.sql import Queries

if TYPE_CHECKING:
    from api.services import Services
    from audit.lexsarah.attempts import Due
    from audit.store.log import Log

POLL: Final = 5.0
"""Seconds between two looks at a log."""
GRACE: Final = 10.0
"""Seconds that a stop waits for the message that is under way."""
LOOK_ANYWAY: Final = timedelta(minutes=1)
"""After so long a log is gone through though it did not grow: an address may have been added."""
MOST_ROUNDS: Final = 10
"""How often one report is gone through at a time: each failure opens another way at once."""

_LOG = structlog.get_logger(__name__)
_SQL = Queries.load("audit.store", "queries/telling.sql")
Key = tuple[UUID, str, str, UUID, str, int]


def start_worker(
    services: Services,
    *,
    now: Callable[[], datetime] = utc_now,
    ways: Channels | None = None,
) -> Callable[[], None]:
    """Begin to tell people; gives what stops it. Where no way is set, nothing begins.

    `now` and `ways` are the clock and what stands in for the settings' own ways out.
    Raises ConfigurationError for a file of times that does not fit.
    """
    worker = Worker(services, ways if ways is not None else channels(services.settings), now)
    if not worker.ways:
        return worker.stop
    worker.start()
    return worker.stop


class Worker:
    """Goes through every log that may send; one thread per process."""

    def __init__(self, services: Services, ways: Channels, now: Callable[[], datetime]) -> None:
        """Keep what it works with; `start` begins the thread, `look` is one turn without it."""
        self.ways = ways
        self._services = services
        self._now = now
        self._habits: Mapping[str, Habits] = read_habits(services.settings.messages, services.logs)
        self._seen: dict[str, tuple[int, datetime]] = {}
        # Handed over but not recorded yet: recorded first, and never sent again by this process.
        self._unrecorded: dict[Key, NoteMeddelande] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="told", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End after the message that is under way; safe to call twice, and before the start."""
        self._stopping.set()
        if self._thread.is_alive():
            # A mail server that hangs must not keep the service from stopping.
            self._thread.join(timeout=GRACE)

    def look(self, log: Log) -> None:
        """Send what is due in one nämnd now; another process that does it already is left to it."""
        habits = self._habits.get(log.namnd.slug, Habits())
        if why_silent(self.ways.keys(), log, habits) is not None:
            return
        position, now = log.head().size, self._now()
        seen, until = self._seen.get(log.schema, (0, now))
        if position == seen and now < until:
            return
        with self._turn(log) as mine:
            if mine:
                remind(self._services, log, self.ways, habits.tider, now)
                found = waiting(log, position)
                moments = self._tell_all(log, found.rapporter, habits.tider)
                ahead = [one for one in moments if one is not None]
                # The position from before: what came meanwhile is looked at the next time.
                until = now if found.behind else min([*ahead, now + LOOK_ANYWAY])
                self._seen[log.schema] = (position, until)

    def _run(self) -> None:
        while not self._stopping.is_set():
            for log in self._services.logs.values():
                if self._stopping.is_set():
                    return
                try:
                    self.look(log)
                except Exception as error:  # noqa: BLE001 - without this thread nobody is told
                    kind = type(error).__name__
                    _LOG.warning("telling_waits", schema=log.schema, kind=kind)
            self._stopping.wait(POLL)

    @contextmanager
    def _turn(self, log: Log) -> Iterator[bool]:
        """Hold the lock of senders on a connection of its own: a mail server may be slow."""
        sql, values = _SQL.bind(log.schema), {"schema": log.schema}
        dsn = self._services.settings.database_url or ""
        with psycopg.connect(dsn, autocommit=True) as connection:
            row = connection.execute(sql.take_turn, values).fetchone()
            # Closing the connection lets the lock go, whatever happens in between.
            yield bool(row and row[0])

    def _tell_all(self, log: Log, rapporter: Sequence[UUID], tider: Tider) -> list[datetime | None]:
        """Send what is due of each report; gives when something is due next of each."""
        around, loaded = self._around(log), log.load_many(rapporter)
        found = []
        for rapport in rapporter:
            self._record_late(log, rapport)
            history = loaded[rapport]
            plan = planned(history, around.circle(_state(history)), tider)
            if plan and plan[0].at <= self._now():
                found.append(self._tell(log, rapport, tider))
            else:
                found.append(plan[0].at if plan else None)
        return found

    def _tell(self, log: Log, rapport: UUID, tider: Tider) -> datetime | None:
        """Send what is due of one report, on what the log says now; gives when more is due."""
        for _ in range(MOST_ROUNDS):
            history, now = log.load_many([rapport])[rapport], self._now()
            plan = planned(history, self._around(log).circle(_state(history)), tider)
            found = [one for one in plan if one.at <= now]
            if not found or self._stopping.is_set():
                return plan[0].at if plan else None
            for one in found:
                self._send(log, rapport, one)
        return None

    def _around(self, log: Log) -> Around:
        day = self._now().astimezone(STOCKHOLM).date()
        return Around(log, self._services.people, day, self.ways.keys())

    def _send(self, log: Log, rapport: UUID, one: Due) -> None:
        """Hand one message over, and record that it went or why not."""
        key = (rapport, one.slag, one.roll, one.konto, one.kanal, one.forsok)
        if key in self._unrecorded:
            return
        contact = self._services.people.contact(one.konto)
        fel: str | None = None
        try:
            self.ways[one.kanal].send(address_for(one.kanal, contact) or "")
        except NotSentError as refused:
            fel = refused.fel
        except Exception as error:  # noqa: BLE001 - whatever a way does, the attempt is recorded
            fel = "okant"
            _LOG.warning("message_broke", kanal=one.kanal, kind=type(error).__name__)
        _LOG.info("message", kanal=one.kanal, forsok=one.forsok, fel=fel)
        self._unrecorded[key] = NoteMeddelande(
            rapport=rapport,
            happened=Happened.at(self._now()),
            slag=one.slag,
            kanal=one.kanal,
            roll=one.roll,
            konto=one.konto,
            fel=fel,
            forsok=one.forsok,
        )
        self._record(log, key)

    def _record_late(self, log: Log, rapport: UUID) -> None:
        for key in [one for one in self._unrecorded if one[0] == rapport]:
            self._record(log, key)

    def _record(self, log: Log, key: Key) -> None:
        """Record one message; raises LogUnavailableError and its kinds where that must wait."""
        try:
            perform(Acting.system(self._services, log), self._unrecorded[key])
        except (LogUnavailableError, VersionConflictError):
            raise
        except LiggareError as refused:
            # The report was gallrat meanwhile: there is nothing left to record it with.
            _LOG.warning("message_not_recorded", kind=type(refused).__name__)
        del self._unrecorded[key]


def _state(history: Sequence[Recorded]) -> Rapport:
    return Rapport.from_events([one.event for one in history])
