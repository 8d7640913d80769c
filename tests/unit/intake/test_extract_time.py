"""When an extract was made: a day and a time, Swedish unless a zone is said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from audit.errors import InvalidInputError
from audit.intake.dates import parse_extract_time


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-01-09T16:30", datetime(2023, 1, 9, 15, 30, tzinfo=UTC)),
        ("2023-01-09 16:30:05", datetime(2023, 1, 9, 15, 30, 5, tzinfo=UTC)),
        ("2023-07-09T16.30", datetime(2023, 7, 9, 14, 30, tzinfo=UTC)),
        ("2023-01-09T16:30Z", datetime(2023, 1, 9, 16, 30, tzinfo=UTC)),
        ("2022-10-30T02:30+01:00", datetime(2022, 10, 30, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read(text: str, moment: datetime) -> None:
    """Without a zone the time is Swedish; with one it is what it says."""
    assert parse_extract_time(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-01-09",
        "i går",
        "2023-02-30T10:00",
        "2023-01-09T25:00",
        "2022-10-30T02:30",
        "2023-03-26T02:30",
        "20230109T1630",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    """No time, an impossible one, and one that the clock change makes uncertain are refused."""
    with pytest.raises(InvalidInputError):
        parse_extract_time(text)
