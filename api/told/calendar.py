"""A calendar of days and counts, as RFC 5545 wants it written; and the secret in its address."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
LINE: Final = 75
"""Octets of a line, without its end (RFC 5545 §3.1)."""

_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")


def new_calendar_token() -> str:
    """Make the secret of an address: 256 random bits, shown once."""
    return secrets.token_urlsafe(32)


def calendar_hash(token: str) -> bytes | None:
    """Give what is kept of a secret; None where the text cannot be one."""
    return hashlib.sha256(token.encode()).digest() if _TOKEN.fullmatch(token) else None


def calendar_text(days: Mapping[date, int], feed: UUID, now: datetime) -> str:
    """Write a calendar with one entry for each day on which something falls due: a count alone."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Liggaren//Kalender//SV",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Liggaren",
        # RFC 7986 §5.7: how often a reader may come back.
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        *(line for day in sorted(days) for line in _entry(day, days[day], feed, now)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def summary(count: int) -> str:
    """Say how much falls due on a day, and nothing of what it is."""
    return f"Liggaren: {count} {'sak' if count == 1 else 'saker'} förfaller"


def _entry(day: date, count: int, feed: UUID, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{day:%Y%m%d}-{feed}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(summary(count))}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    r"""Write a text value: backslash, semicolon, comma and line break escaped (§3.3.11)."""
    for char in ("\\", ";", ","):
        text = text.replace(char, f"\\{char}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _fold(line: str) -> Iterator[str]:
    """Break a line at 75 octets, never inside a character; what follows begins with a space."""
    start, room = "", LINE
    for char in line:
        octets = len(char.encode())
        if octets > room:
            yield start
            start, room = " ", LINE - 1
        start += char
        room -= octets
    yield start
