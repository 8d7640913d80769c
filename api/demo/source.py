"""The constructed verksamhetssystem: what it knew of each utredning, and since when.

Nothing here happened to anyone. The rows are constructed so that they add up to published totals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from audit.law.holidays import is_vardag


@dataclass(frozen=True, slots=True)
class Forlangning:
    """A decision to extend, with the day it was typed in."""

    beslutad: date
    ny_sista_dag: date
    skal_kod: str
    skal: str
    registrerad: date
    beslutsfattare: str = "utskott"


@dataclass(frozen=True, slots=True)
class Rattelse:
    """A mistake in the source: until `rattad` the source says `felaktigt` of a column."""

    column: str
    felaktigt: str
    rattad: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUtredning:
    """One constructed utredning, with the days on which its opening and closing were typed in."""

    nummer: int
    barn: int
    enhet: str
    anmalan_inkom: date | None
    inledd: date
    inledd_registrerad: date
    avslutad: date
    avslutad_registrerad: date
    avslut: str
    forlangningar: tuple[Forlangning, ...] = ()
    rattelser: tuple[Rattelse, ...] = ()

    def runs_on(self, day: date) -> bool:
        """Tell whether it truly runs on a day."""
        return self.inledd <= day < self.avslutad


def vardag_from(day: date) -> date:
    """Give the day itself or the next vardag: nobody opens or closes on a helgdag here."""
    while not is_vardag(day):
        day += timedelta(days=1)
    return day


def vardag_until(day: date) -> date:
    """Give the day itself or the last vardag before it."""
    while not is_vardag(day):
        day -= timedelta(days=1)
    return day
