"""A calendar as RFC 5545 wants it written, with nothing in it but days and counts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from api.told.calendar import (
    calendar_hash,
    calendar_text,
    escaped,
    new_calendar_token,
    summary,
)

FEED = UUID("0193f2a0-0000-4000-8000-0000000000cc")
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def unfolded(text: str) -> list[str]:
    """Put folded lines together again (RFC 5545 §3.1)."""
    return text.replace("\r\n ", "").split("\r\n")


def test_a_calendar_is_these_lines() -> None:
    """The whole of it: two days, two counts, and no word of what falls due."""
    days = {date(2026, 12, 1): 2, date(2026, 11, 30): 1}
    entry = [
        "DTSTAMP:20261122T093000Z", "DTSTART;VALUE=DATE:{0}", "DTEND;VALUE=DATE:{1}", "SUMMARY:{2}",
        "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT",
    ]  # fmt: skip
    wanted = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Liggaren//Kalender//SV", "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Liggaren", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "BEGIN:VEVENT", f"UID:20261130-{FEED}",
        *(one.format("20261130", "20261201", "Liggaren: 1 sak förfaller") for one in entry),
        "BEGIN:VEVENT", f"UID:20261201-{FEED}",
        *(one.format("20261201", "20261202", "Liggaren: 2 saker förfaller") for one in entry),
        "END:VCALENDAR", "",
    ]  # fmt: skip

    assert unfolded(calendar_text(days, FEED, NOW)) == wanted


def test_an_empty_calendar_is_a_calendar() -> None:
    """Nothing due is no error: the reader keeps its subscription."""
    lines = unfolded(calendar_text({}, FEED, NOW))

    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "BEGIN:VEVENT" not in lines


@pytest.mark.parametrize("text", ["å" * 200, "a" * 75, "a" * 76, "€" * 25 + "a", ""])
def test_no_line_is_longer_than_75_octets_and_no_character_is_torn(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folding counts octets, as old readers do, and comes apart into the same text."""
    monkeypatch.setattr("api.told.calendar.summary", lambda _: text)
    written = calendar_text({date(2026, 12, 1): 1}, FEED, NOW)

    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    assert f"SUMMARY:{text}" in unfolded(written)


def test_what_means_something_in_a_text_value_is_escaped() -> None:
    """Backslash, comma, semicolon and line break (RFC 5545 §3.3.11)."""
    assert escaped("a\\b, c; d\r\ne") == "a\\\\b\\, c\\; d\\ne"


def test_one_is_a_sak_and_more_are_saker() -> None:
    """The words are plain Swedish."""
    assert summary(1) == "Liggaren: 1 sak förfaller"
    assert summary(11) == "Liggaren: 11 saker förfaller"


def test_the_secret_of_an_address_has_256_bits_and_is_kept_as_a_hash() -> None:
    """What cannot be one is not even looked for."""
    token = new_calendar_token()
    hashed = calendar_hash(token)

    assert len(token) == 43
    assert hashed is not None
    assert token.encode() not in hashed
    assert [calendar_hash(one) for one in ("", "kort", token + "x", "ö" * 43)] == [None] * 4
