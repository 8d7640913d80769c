"""When it happened, from what was chosen: counted from when the form was shown.

A form that is sent again after midnight must say the same as the first time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from audit.clock import STOCKHOLM, iso_utc, parse_utc, utc_now
from audit.envelope import Happened

NAR: Final = {
    "nu": "Nu",
    "idag": "I dag",
    "igar": "I går",
    "datum": "Ett annat datum",
    "vet_inte": "Vet inte",
}
"""The choices of the third question."""

LONGEST_OPEN: Final = timedelta(days=2)
"""How long a form may lie open and still say when it was shown."""

EARLIEST: Final = date(1950, 1, 1)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shown:
    """When a form was shown: the moment, and which day that was in the nämnd's log."""

    moment: datetime
    day: date

    @classmethod
    def now(cls, today: date) -> Shown:
        """Show it now; `today` is the day the log has come to."""
        return cls(utc_now().replace(second=0, microsecond=0), today)

    @classmethod
    def read(cls, text: str, today: date) -> Shown:
        """Read it back from the form; what cannot be, or is too old, counts as now."""
        moment, _, day = text.partition(" ")
        now = cls.now(today)
        try:
            found = cls(parse_utc(moment), date.fromisoformat(day))
        except ValueError:
            return now
        recent = timedelta() <= now.moment - found.moment <= LONGEST_OPEN
        return found if recent and found.day <= today else now

    def __str__(self) -> str:
        """Write it into a form."""
        return f"{iso_utc(self.moment)} {self.day.isoformat()}"


def when(nar: str, datum: str, shown: Shown) -> Happened | None:
    """Give when it happened; None where a date cannot be read or lies ahead.

    Where nothing was chosen a date that was written counts, and else nobody knows.
    """
    match nar:
        case "nu" if shown.moment.astimezone(STOCKHOLM).date() == shown.day:
            return Happened.at(shown.moment)
        case "nu" | "idag":
            return Happened.on(shown.day)
        case "igar":
            return Happened.on(shown.day - timedelta(days=1))
        case "datum":
            return _on(datum.strip(), shown.day)
        case "" if datum.strip():
            return _on(datum.strip(), shown.day)
        case _:
            return Happened.unknown()


def _on(text: str, today: date) -> Happened | None:
    try:
        day = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None
    return Happened.on(day) if day and EARLIEST <= day <= today else None
