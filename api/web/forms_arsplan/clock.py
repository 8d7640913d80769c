"""The stopptid as people give it: a Swedish day and a time of day; as the log keeps it: UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from audit.clock import STOCKHOLM, iso_utc
from audit.errors import FieldProblem, InvalidInputError

if TYPE_CHECKING:
    from api.web.forms_area.ground import Values

_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)
LOCKED: Final = "change_stopptid"
"""The way to change a sammanträde whose day is not to be changed: only its stopptid is asked."""
WRITE: Final = "Skriv klockslaget som 12.00 eller 12:00."
SKIPPED: Final = "Den dagen går klockan fram till sommartid: klockslaget finns inte."


def with_stopptid(values: Values) -> Values:
    """Give the values with the stopptid as one time; others as they are.

    `stopptid` is its day and `klockan` its time of day, in Sweden.
    Raises InvalidInputError naming the input `klockan`.
    """
    if "klockan" not in values:
        return values
    rest = {name: value for name, value in values.items() if name != "klockan"}
    day = date.fromisoformat(str(values["stopptid"]))
    return {**rest, "stopptid": iso_utc(_moment(day, str(values["klockan"])))}


def klockan(moment: datetime) -> str:
    """Write the Swedish time of day of a moment as pages do: `12.00`."""
    return moment.astimezone(STOCKHOLM).strftime("%H.%M")


def _moment(day: date, text: str) -> datetime:
    found = _TIME.fullmatch(text.strip())
    try:
        wall = time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        wall = None
    if wall is None:
        raise InvalidInputError([FieldProblem("klockan", WRITE)])
    moment = datetime.combine(day, wall, STOCKHOLM).astimezone(UTC)
    # A time that the clocks jump over comes back as another.
    if moment.astimezone(STOCKHOLM).time() != wall:
        raise InvalidInputError([FieldProblem("klockan", SKIPPED)])
    return moment
