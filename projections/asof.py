"""The two times of every answer: the world on a day, as known to the log at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from audit.clock import STOCKHOLM, end_of_day, today, utc_now
from projections.snapshot import RUNNER

if TYPE_CHECKING:
    from audit.store.log import Log


@dataclass(frozen=True, slots=True)
class AsOf:
    """A day, and the last entry that had been recorded by a moment.

    `known_at` is the moment asked for, None for now; `recorded_at` is the time of the entry at
    `position`, None where nothing had been recorded by then (position 0).
    """

    per: date
    known_at: datetime | None
    position: int
    recorded_at: datetime | None = None

    @classmethod
    def resolve(cls, log: Log, per: date, known_at: date | datetime | None = None) -> AsOf:
        """Find the position of a moment; a date means the end of that day in Europe/Stockholm.

        Raises ValueError for a time without offset.
        """
        moment = _moment(known_at)
        asked = {"moment": moment or utc_now()}
        sql = RUNNER.bind(log.schema)
        # A log may be up to 60 s ahead of this clock: "now" is its head, whatever the clock says.
        query = sql.position_now if moment is None else sql.position_at
        with log.pool.connection() as connection:
            row = connection.execute(query, asked).fetchone()
        position, recorded_at = row or (0, None)
        return cls(per, moment, position, recorded_at)


def today_of(log: Log) -> date:
    """Give today, and for a constructed log the day it has come to: it keeps its own time."""
    if not log.constructed:
        return today()
    return log.head().recorded_at.astimezone(STOCKHOLM).date()


def _moment(known_at: date | datetime | None) -> datetime | None:
    if isinstance(known_at, datetime):
        if known_at.tzinfo is None:
            message = "a time without offset has no place on the time line"
            raise ValueError(message)
        return known_at
    return None if known_at is None else end_of_day(known_at)
