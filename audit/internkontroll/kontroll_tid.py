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

_UNIT: Final = {"dag": Unit.DAY, "vecka": Unit.WEEK, "manad": Unit.MONTH, "ar": Unit.MONTH}
_MONTHS_OF_A_YEAR: Final = 12


def last_day_of(start: date, langd: Langd) -> date:
    """Give the last day of a time that begins on a day, which is day 0.

    The 31st of a month goes to the last day of a shorter one, 29 February to the 28th.
    Raises KeyError for an unknown unit.
    """
    number = langd.antal * _MONTHS_OF_A_YEAR if langd.enhet == "ar" else langd.antal
    return last_day(start, Length(number, _UNIT[langd.enhet]))


def langd_text(langd: Langd) -> str:
    """Give a length as people read it: "1 år", "3 månader"."""
    one, several = ENHETER[langd.enhet]
    return f"{langd.antal} {one if langd.antal == 1 else several}"
