"""Where "now" and "today" come from: UTC for times, Europe/Stockholm for the end of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def utc_now() -> datetime:
    """Give the time now, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Give today's date in Sweden."""
    return datetime.now(STOCKHOLM).date()


def end_of_day(day: date) -> datetime:
    """Give the last microsecond of a Swedish day, in UTC: what "registered that day" includes."""
    next_midnight = datetime.combine(day + timedelta(days=1), time(), STOCKHOLM)
    return next_midnight.astimezone(UTC) - timedelta(microseconds=1)


def iso_utc(moment: datetime) -> str:
    """Write a time as `YYYY-MM-DDThh:mm:ss.ffffffZ` (the entry format's own form).

    Raises ValueError for a time without offset.
    """
    if moment.tzinfo is None:
        message = "a time without offset has no place on the time line"
        raise ValueError(message)
    # Not strftime: it writes years before 1000 with fewer than four digits.
    return moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def parse_utc(text: str) -> datetime:
    """Read a time in the entry format's form back; raises ValueError for any other form."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
