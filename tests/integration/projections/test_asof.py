"""Both times of an answer: a day of the world, and what the log knew at a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from projections.asof import AsOf

if TYPE_CHECKING:
    from tests.support.histories import Register
    from tests.support.logs import Opened

DAY = date(2022, 12, 31)


@pytest.mark.parametrize(
    ("recorded_at", "included"),
    [
        (datetime(2022, 12, 31, 22, 59, 59, tzinfo=UTC), True),
        (datetime(2022, 12, 31, 23, 0, 1, tzinfo=UTC), False),
    ],
)
def test_a_day_ends_at_midnight_in_stockholm(
    register: Register, recorded_at: datetime, *, included: bool
) -> None:
    """What was registered by 24.00 Swedish time belongs to the day, what came after does not."""
    register.open(date(2022, 10, 3), at=recorded_at)

    found = AsOf.resolve(register.log, DAY, DAY)

    assert (found.position == 2) is included


def test_summer_time_counts(register: Register) -> None:
    """In June the Swedish day ends at 22.00 UTC."""
    register.open(date(2022, 5, 2), at=datetime(2022, 6, 30, 21, 59, tzinfo=UTC))
    register.open(date(2022, 5, 2), at=datetime(2022, 6, 30, 22, 1, tzinfo=UTC))

    found = AsOf.resolve(register.log, DAY, date(2022, 6, 30))

    assert (found.position, found.recorded_at) == (2, datetime(2022, 6, 30, 21, 59, tzinfo=UTC))


def test_a_moment_includes_what_was_recorded_at_it(register: Register) -> None:
    """A time is taken as it is, to the microsecond."""
    moment = datetime(2022, 6, 30, 12, tzinfo=UTC)
    register.open(date(2022, 5, 2), at=moment)

    assert AsOf.resolve(register.log, DAY, moment).position == 2
    assert AsOf.resolve(register.log, DAY, moment.replace(hour=11)).position == 1


def test_now_is_the_head_of_the_log(register: Register) -> None:
    """Without a moment the answer rests on everything, with the time of the newest entry."""
    register.open(date(2022, 5, 2), on=date(2022, 5, 3))

    found = AsOf.resolve(register.log, DAY)

    assert (found.known_at, found.position) == (None, 2)
    assert found.recorded_at == datetime(2022, 5, 3, 12, tzinfo=UTC)


def test_before_the_log_nothing_was_known(opened: Opened) -> None:
    """A moment before the first entry gives löpnummer 0 and no time."""
    found = AsOf.resolve(opened.log, DAY, date(1999, 1, 1))

    assert (found.position, found.recorded_at) == (0, None)


def test_a_time_without_offset_is_refused(opened: Opened) -> None:
    """Which moment would be meant cannot be guessed."""
    with pytest.raises(ValueError, match="offset"):
        AsOf.resolve(opened.log, DAY, datetime(2022, 1, 1))  # noqa: DTZ001 - the very point
