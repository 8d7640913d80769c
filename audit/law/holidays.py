"""Which days are no vardag: the one place that asks the `holidays` package.

Allmänna helgdagar follow lag (1989:253); the eves are those of 2 § lag (1930:173).
"""

from __future__ import annotations

from datetime import date
from functools import cache

from holidays import DE_FACTO, PUBLIC, country_holidays

FIRST_YEAR = 1990
"""Lag (1989:253) om allmänna helgdagar applies from 1990; nothing before it is computed here."""

LAST_YEAR = 2100
"""The last year for which the package knows the movable days."""

_SATURDAY, _SUNDAY = 5, 6


class OutsideCalendarError(ValueError):
    """The day lies outside the years whose holidays are known."""


def why_no_vardag(day: date) -> str | None:
    """Give the Swedish word for why a day is no vardag under 2 § lag (1930:173), or None.

    Raises OutsideCalendarError before 1990 and after 2100.
    Påskafton and pingstafton are no entries of their own: they always are Saturdays.
    """
    name = _named_days(day.year).get(day)
    if name is not None:
        return name
    return {_SATURDAY: "lördag", _SUNDAY: "söndag"}.get(day.weekday())


def is_vardag(day: date) -> bool:
    """Tell whether a day is a vardag: none of those listed in 2 § lag (1930:173)."""
    return why_no_vardag(day) is None


@cache
def _named_days(year: int) -> dict[date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"the holidays of a year are known from {FIRST_YEAR} to {LAST_YEAR}"
        raise OutsideCalendarError(message)
    # DE_FACTO holds exactly midsommarafton, julafton and nyårsafton; tests keep it so.
    named = country_holidays("SE", years=year, categories=(PUBLIC, DE_FACTO), language="sv")
    return {day: str(name).lower() for day, name in named.items()}
