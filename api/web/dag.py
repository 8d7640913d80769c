"""A day or a month in the address of a page, read or refused with the field and the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from api.http.moments import EARLIEST, LATEST
from audit.errors import FieldProblem, InvalidInputError

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH: Final = re.compile(r"\d{4}-\d{2}", re.ASCII)


def optional_day(query: Mapping[str, str], name: str, label: str) -> date | None:
    """Read a day; None where it is left out. Raises InvalidInputError on the field."""
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found <= LATEST:
        raise _wrong(name, f"{label}: skriv ett datum som finns, ÅÅÅÅ-MM-DD.")
    return found


def month_of(query: Mapping[str, str], name: str, label: str, otherwise: date) -> date:
    """Read a month as its first day: `2026-03`; raises InvalidInputError on the field."""
    text = query.get(name, "").strip()
    if not text:
        return otherwise.replace(day=1)
    try:
        found = date.fromisoformat(f"{text}-01") if _MONTH.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found <= LATEST:
        raise _wrong(name, f"{label}: skriv en månad som finns, ÅÅÅÅ-MM.")
    return found


def month_before(day: date) -> date:
    """Give the first day of the month before the one of a day."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def _wrong(name: str, reason: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem(name, reason)])
