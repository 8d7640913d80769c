"""Where a punkt stands on a day: planned, soon due, delivered, late, not treated, treated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from audit.arsplan.arsplan import Arsplan, Punkt, Sammantrade

INOM_KORT: Final = 14
"""How many days before its last day a punkt is told to be due soon: Liggare's choice, not law."""


class Lage(StrEnum):
    """Where a punkt stands; `INTE_INPLANERAD` has no sammanträde that is held."""

    INTE_INPLANERAD = "inte_inplanerad"
    PLANERAD = "planerad"
    INOM_KORT = "inom_kort"
    LEVERERAD = "levererad"
    SEN = "sen"
    EJ_BEHANDLAD = "ej_behandlad"
    BEHANDLAD = "behandlad"
    STRUKEN = "struken"


LAGE_LABELS: dict[Lage, str] = {
    Lage.INTE_INPLANERAD: "Ännu inte inplanerad",
    Lage.PLANERAD: "Planerad",
    Lage.INOM_KORT: "Inom kort",
    Lage.LEVERERAD: "Levererad",
    Lage.SEN: "Sen",
    Lage.EJ_BEHANDLAD: "Ej behandlad",
    Lage.BEHANDLAD: "Behandlad",
    Lage.STRUKEN: "Struken",
}
"""What people read."""


@dataclass(frozen=True, slots=True)
class Rad:
    """A punkt with its sammanträde, its last day, and where it stands on the day asked for."""

    punkt: Punkt
    sammantrade: Sammantrade | None
    sista_dag: date | None
    lage: Lage


def sista_dag(punkt: Punkt, sammantrade: Sammantrade | None) -> date | None:
    """Give the last day to deliver: the stopptid's, or the punkt's own where that is earlier."""
    days = (punkt.senast, sammantrade.stoppdag if sammantrade else None)
    return min((day for day in days if day is not None), default=None)


def lage(punkt: Punkt, sammantrade: Sammantrade | None, day: date) -> Lage:
    """Tell where a punkt stands on a Swedish day.

    Late from the day after the last one; not treated from the day after the sammanträde, whether
    it was delivered or not. `sammantrade` is the one it is planned for, if that is held.
    """
    if punkt.struken:
        return Lage.STRUKEN
    if punkt.behandlad is not None and punkt.behandlad <= day:
        return Lage.BEHANDLAD
    if sammantrade is not None and day > sammantrade.dag:
        return Lage.EJ_BEHANDLAD
    if punkt.levererad is not None and punkt.levererad <= day:
        return Lage.LEVERERAD
    return _undelivered(sista_dag(punkt, sammantrade), sammantrade, day)


def _undelivered(last: date | None, sammantrade: Sammantrade | None, day: date) -> Lage:
    if last is not None and day > last:
        return Lage.SEN
    if sammantrade is None:
        return Lage.INTE_INPLANERAD
    soon = last is not None and last - day <= timedelta(days=INOM_KORT)
    return Lage.INOM_KORT if soon else Lage.PLANERAD


def rader(arsplan: Arsplan, day: date) -> tuple[Rad, ...]:
    """Give every punkt as it stood on a day, by last day; those without one come last.

    What recurs each month or quarter stands in the order of those, not of their names.
    """
    stood = arsplan.on(day)
    found = (_rad(stood, punkt, day) for punkt in stood.punkter.values())
    return tuple(sorted(found, key=_order))


def _order(one: Rad) -> tuple[date, str, str, str]:
    kind, comma, _ = one.punkt.arende.partition(",")
    recurs = (one.punkt.regel or "") if comma else ""
    return (one.sista_dag or date.max, kind, recurs, one.punkt.arende)


def _rad(arsplan: Arsplan, punkt: Punkt, day: date) -> Rad:
    held = arsplan.mote(punkt)
    return Rad(punkt, held, sista_dag(punkt, held), lage(punkt, held, day))
