"""Times as callers write them: a date, or RFC 3339 with any offset; answers are always UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from audit.clock import end_of_day
from audit.errors import FieldProblem, InvalidInputError

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2999, 12, 31)
"""Outside these the calendar and its holidays say nothing."""


def moment(field: str, text: str) -> datetime:
    """Read a date (the end of that day in Sweden) or an RFC 3339 time; raises InvalidInputError."""
    # An offset's plus sign reads as a space in a query that was not percent-encoded.
    plain = text.replace(" ", "+")
    try:
        if _DATE.fullmatch(plain):
            return end_of_day(_within(date.fromisoformat(plain)))
        if _TIME.fullmatch(plain):
            return _in_utc(plain)
    except (ValueError, OverflowError):
        pass
    reason = "Ska vara ett datum (ÅÅÅÅ-MM-DD) eller en tid enligt RFC 3339."
    raise InvalidInputError((FieldProblem(field, reason),))


def _in_utc(text: str) -> datetime:
    # Python keeps six decimals; what is finer is cut off, as the log itself keeps six.
    found = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text.upper()))
    _within(found.date())
    return found.astimezone(UTC)


def _within(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        message = "outside the years that Liggare knows"
        raise ValueError(message)
    return day


def a_day(field: str, day: date) -> date:
    """Accept a day within the years that Liggare knows; raises InvalidInputError."""
    try:
        return _within(day)
    except ValueError:
        reason = "Ska ligga mellan år 1900 och 2999."
        raise InvalidInputError((FieldProblem(field, reason),)) from None


def utc(moment_: datetime) -> str:
    """Write a time in UTC (RFC 3339), with the microseconds the log keeps."""
    return moment_.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
