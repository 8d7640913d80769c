"""Recording who is about to read what: before anything is shown, or it is not shown.

Lag (2001:454) 10 §: access shall be documented and possible to check.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from audit.clock import utc_now
from audit.envelope import Context, Happened
from audit.ids import new_random_id
from audit.store.log import Log
from audit.store.log_events import ReadingRecorded


@dataclass(frozen=True, slots=True)
class Reading:
    """What is about to be shown: the view, the ärende, or a list with filters and count."""

    what: str
    arende: UUID | None = None
    filters: dict[str, str] | None = None
    count: int | None = None


def _event(reading: Reading) -> ReadingRecorded:
    return ReadingRecorded(
        originator_id=new_random_id(),
        originator_version=1,
        happened=Happened.at(utc_now()),
        what=reading.what,
        arende=reading.arende,
        filters=reading.filters,
        count=reading.count,
    )


def record_reading(log: Log, context: Context, reading: Reading) -> int:
    """Record a reading in the read log of `log`; gives its löpnummer.

    Raises LogUnavailableError when it cannot be recorded: then nothing may be shown.
    """
    return log.reads.append([_event(reading)], context).first_position


async def record_reading_async(log: Log, context: Context, reading: Reading) -> int:
    """Record a reading from an event loop; like `record_reading`."""
    done = await log.reads.append_async([_event(reading)], context)
    return done.first_position
