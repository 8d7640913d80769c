"""How the dates of a file are read: in exactly one form, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

_PARTS = {"YYYY": r"(?P<y>[0-9]{4})", "MM": r"(?P<m>[0-9]{2})", "DD": r"(?P<d>[0-9]{2})"}


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
