"""Which individrapporter a beslut has asked for by a day, quarter by quarter, and which went; pure.

The act says once per quarter and names no day (34 kap. 1 § SoL, 28 f § LSS); that a beslut was
carried out or closed may be told at any time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.kvartalet import KVARTAL, Rapport, ended, kvartal_of, quarter
from audit.verkstallighet.lage import vantan

MOTTAGARE: Final = ("ivo", "revisorerna")
"""Those whom each beslut is reported to, one by one."""
CLOSING: Final = frozenset({"verkstallt", "avslutat"})
"""The kinds of report that need not await the end of the quarter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Individrapport:
    """One report of a beslut for a quarter, and on which day it went to whom.

    `rapport` is what the quarter asks for; None where it was sent though the quarter does not.
    """

    ar: int
    kvartal: int
    rapportslag: str
    rapport: Rapport | None
    skickad: Mapping[str, date]

    def due(self, per: date) -> bool:
        """Tell whether it could have been sent by a day: the quarter is over, or the beslut is."""
        whole = ended(self.ar, self.kvartal, per) or self.rapportslag in CLOSING
        return self.rapport is not None and whole

    def lacking(self, per: date) -> tuple[str, ...]:
        """Name those whom it is due to on a day and has not gone to."""
        return tuple(one for one in MOTTAGARE if self.due(per) and one not in self.skickad)


def individrapporter(state: Beslut, per: date) -> tuple[Individrapport, ...]:
    """Give the reports of a beslut up to a day, the newest quarter first."""
    asked = tuple(_asked(state, per))
    known = {(one.ar, one.kvartal, one.rapportslag) for one in asked}
    sent = {(one.ar, one.kvartal, one.rapportslag) for one in _sent(state, per)}
    beside = (_report(state, per, key, None) for key in sent - known)
    return tuple(sorted((*asked, *beside), key=_order, reverse=True))


def _asked(state: Beslut, per: date) -> Iterator[Individrapport]:
    for ar, kvartal in _quarters(state, per):
        for one in quarter([state], ar, kvartal, per):
            yield _report(state, per, (ar, kvartal, one.rapportslag), one)


def _quarters(state: Beslut, per: date) -> Iterator[tuple[int, int]]:
    """Give the quarters from the one in which it was first beyond its three months."""
    days = [one.rapporteras_fran for one in vantan(state, per) if one.reported]
    first, last = (kvartal_of(day) for day in (min(days, default=date.max), per))
    years = range(first[0], last[0] + 1)
    return ((ar, one) for ar in years for one in KVARTAL if first <= (ar, one) <= last)


def _report(
    state: Beslut, per: date, key: tuple[int, int, str], rapport: Rapport | None
) -> Individrapport:
    ar, kvartal, rapportslag = key
    found = [one for one in _sent(state, per) if (one.ar, one.kvartal, one.rapportslag) == key]
    return Individrapport(
        ar=ar,
        kvartal=kvartal,
        rapportslag=rapportslag,
        rapport=rapport,
        skickad={one.mottagare: one.skickad for one in found},
    )


def _sent(state: Beslut, per: date) -> tuple[e.IndividrapportSent, ...]:
    return tuple(one for one in state.all(e.IndividrapportSent) if one.skickad <= per)


def _order(one: Individrapport) -> tuple[int, int, date]:
    return one.ar, one.kvartal, one.rapport.vantan.start if one.rapport else date.min
