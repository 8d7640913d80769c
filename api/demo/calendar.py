"""When extracts were made and read in, and when the nämnd's measurements were frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from audit.clock import STOCKHOLM


@dataclass(frozen=True, slots=True)
class Reading:
    """An extract: its day, when it was made and read in, and whether the quarter is measured."""

    day: date
    made: time = time(7, 30)
    read: time = time(8, 0)
    measured: bool = False

    @property
    def made_at(self) -> datetime:
        """Give when the extract was made, in UTC."""
        return datetime.combine(self.day, self.made, STOCKHOLM).astimezone(UTC)

    @property
    def read_at(self) -> datetime:
        """Give when it was read in, in UTC."""
        return datetime.combine(self.day, self.read, STOCKHOLM).astimezone(UTC)


def _quarter(year: int, month: int, day: int) -> Reading:
    """Give the reading in the evening of a quarter's last day, when the measurement is frozen."""
    return Reading(date(year, month, day), time(18, 0), time(18, 20), measured=True)


READINGS: Final = (
    _quarter(2022, 3, 31),
    _quarter(2022, 6, 30),
    Reading(date(2022, 9, 20)),
    _quarter(2022, 9, 30),
    _quarter(2022, 12, 31),
    # The morning of the meeting whose minutes give the figures.
    Reading(date(2023, 2, 21)),
    _quarter(2023, 3, 31),
    Reading(date(2023, 5, 16)),
    _quarter(2023, 6, 30),
    _quarter(2023, 9, 30),
    _quarter(2023, 12, 31),
    _quarter(2024, 3, 31),
    # The morning after the last acts of lex Sarah: the demo's last day.
    Reading(date(2024, 4, 30)),
)
"""Four measurements a year, readings before some of the meetings that they are presented at, and
one on the last day."""

OPENED: Final = datetime(2022, 3, 28, 8, 0, tzinfo=STOCKHOLM).astimezone(UTC)
"""When the constructed log began."""


def first_of_quarter(last: date) -> date:
    """Give the first day of the quarter that ends on a day."""
    return date(last.year, last.month - 2, 1)
