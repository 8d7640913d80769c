"""The nämnd's own times: counted as law counts its own by 1 §, never moved by 2 §.

Lag (1930:173) is used for its arithmetic alone; a control that a nämnd sets itself is not law.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from audit.internkontroll.langd import Langd
from audit.law.lagstadgad_tid import Length, Unit, last_day

ENHETER: Final[dict[str, tuple[str, str]]] = {
    "dag": ("dag", "dagar"),
    "vecka": ("vecka", "veckor"),
    "manad": ("månad", "månader"),
    "ar": ("år", "år"),
}
"""Unit → what people read for one and for several."""

LONGEST: Final[dict[str, int]] = {"dag": 3660, "vecka": 520, "manad": 120, "ar": 10}
"""The longest time in each unit: ten years, so that a slip of the hand is seen."""

_UNIT: Final = {
    "dag": (Unit.DAY, 1),
    "vecka": (Unit.DAY, 7),
    "manad": (Unit.MONTH, 1),
    "ar": (Unit.MONTH, 12),
}


def last_day_of(start: date, langd: Langd) -> date:
    """Give the last day of a time that begins on a day, which is day 0.

    The 31st of a month goes to the last day of a shorter one, 29 February to the 28th.
    Raises KeyError for an unknown unit.
    """
    months, days = months_and_days(langd)
    return last_day(start, Length(months, Unit.MONTH) if months else Length(days, Unit.DAY))


def months_and_days(langd: Langd) -> tuple[int, int]:
    """Give a length as whole months or else as days: what views count with.

    Raises KeyError for an unknown unit.
    """
    unit, number = _UNIT[langd.enhet]
    return (number * langd.antal, 0) if unit is Unit.MONTH else (0, number * langd.antal)


def langd_text(langd: Langd) -> str:
    """Give a length as people read it: "1 år", "3 månader"."""
    one, several = ENHETER[langd.enhet]
    return f"{langd.antal} {one if langd.antal == 1 else several}"
