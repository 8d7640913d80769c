"""Times as callers write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from api.http.moments import moment, utc
from audit.errors import InvalidInputError


def test_a_date_means_the_end_of_that_day_in_sweden() -> None:
    """Known at a date includes all that was registered that day, in winter and in summer time."""
    assert utc(moment("known_at", "2022-12-31")) == "2022-12-31T22:59:59.999999Z"
    assert utc(moment("known_at", "2022-06-30")) == "2022-06-30T21:59:59.999999Z"


@pytest.mark.parametrize(
    "text",
    ["2023-02-21T08:15:00Z", "2023-02-21t08:15:00z", "2023-02-21T09:15:00+01:00",
     "2023-02-21T09:15:00 01:00", "2023-02-20T22:15:00-10:00", "2023-02-21T08:15:00.000Z"],
)  # fmt: skip
def test_every_offset_is_accepted(text: str) -> None:
    """One moment is the same in every offset, and with a plus sign that a query made a space."""
    assert moment("known_at", text) == datetime(2023, 2, 21, 8, 15, tzinfo=UTC)


def test_what_is_finer_than_the_log_is_cut_off() -> None:
    """Nanoseconds are accepted; the log keeps microseconds."""
    assert utc(moment("known_at", "2023-02-21T08:15:00.123456789Z")).endswith(".123456Z")


@pytest.mark.parametrize(
    "text",
    ["", "igår", "2023-02-30", "2023-02-21T08:15:00", "20230221", "2023-2-1", "0001-01-01",
     "9999-12-31T23:59:59Z", "2023-02-21T25:00:00Z", "2023-W08", "２０２３-02-21"],
)  # fmt: skip
def test_what_is_no_time_names_its_field(text: str) -> None:
    """Anything else is refused with the field's name, and is not repeated."""
    with pytest.raises(InvalidInputError) as refused:
        moment("known_at", text)

    assert refused.value.problems[0].field == "known_at"
    assert text == "" or text not in refused.value.detail
