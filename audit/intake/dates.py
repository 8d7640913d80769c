"""How dates of a file and the time of an extract are read: exactly one form, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from audit.clock import STOCKHOLM
from audit.errors import FieldProblem, InvalidInputError

_PARTS = {"YYYY": r"(?P<y>[0-9]{4})", "MM": r"(?P<m>[0-9]{2})", "DD": r"(?P<d>[0-9]{2})"}
_EXTRACT_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d[:.]\d\d([:.]\d\d)?(?P<zone>Z|[+-]\d\d:\d\d)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class DateForm:
    """How a source writes dates: YYYY, MM and DD once each, everything else as it stands.

    Raises ValueError for a pattern that lacks a part or has it twice.
    """

    pattern: str

    def __post_init__(self) -> None:
        """Refuse a pattern from which no date can be read."""
        if any(self.pattern.count(part) != 1 for part in _PARTS):
            message = "a date form has YYYY, MM and DD once each"
            raise ValueError(message)

    def reader(self) -> Callable[[str], date]:
        """Give a function from a text to its date, which raises ValueError for anything else."""
        return _reader(self.pattern)


@cache
def _reader(pattern: str) -> Callable[[str], date]:
    escaped = re.escape(pattern)
    for part, group in _PARTS.items():
        escaped = escaped.replace(part, group)
    compiled = re.compile(escaped)

    @cache
    def read(text: str) -> date:
        found = compiled.fullmatch(text)
        if found is None:
            message = "the text has not the form of a date"
            raise ValueError(message)
        return date(int(found["y"]), int(found["m"]), int(found["d"]))

    return read


def parse_extract_time(text: str) -> datetime:
    """Read when an extract was made, in UTC: a day and a time, Swedish where no zone is said.

    Raises InvalidInputError for anything else, and for a time that the clock change makes
    impossible or ambiguous.
    """
    form = _EXTRACT_TIME.fullmatch(text.strip())
    if form is None:
        raise _no_time("ange dag och klockslag, till exempel 2023-01-09T16:30")
    plain = text.strip()[:10] + "T" + text.strip()[11:].replace(".", ":")
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError as error:
        raise _no_time("dagen eller klockslaget finns inte") from error
    return moment.astimezone(UTC) if form["zone"] else _swedish(moment)


def _swedish(moment: datetime) -> datetime:
    first = moment.replace(tzinfo=STOCKHOLM)
    second = first.replace(fold=1)
    if first.utcoffset() != second.utcoffset():
        raise _no_time("klockan ställdes om då: ange även tidszon, till exempel +01:00")
    return first.astimezone(UTC)


def _no_time(reason: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem("extract_made_at", f"Utdrag framställt: {reason}.")])
