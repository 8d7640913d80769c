"""What a quarter asks for on any day, as known at any löpnummer: reports and statistics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from audit.verkstallighet.events_listor import Statistikrad
from audit.verkstallighet.kvartalet import Slag, begun, first_day, last_day_of
from projections.snapshot import Basis, snapshot
from projections.verkstallighet.listing import FRAGOR
from projections.verkstallighet.rows import WIDTH, BeslutRow, row_of
from projections.verkstallighet.view import VIEW

if TYPE_CHECKING:
    from audit.store.log import Log


@dataclass(frozen=True, slots=True)
class RapportRow:
    """An individrapport that a quarter asks for, and to whom it has gone."""

    beslut: BeslutRow
    rapportslag: str
    mottagare: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kvartalslage:
    """A quarter as far as a day of it: its reports, how many they are, and the statistics.

    `delvis` counts, kind by kind, those of the statistics that are carried out in part.
    """

    per: date
    rapporter: tuple[RapportRow, ...]
    total: int
    statistik: tuple[Statistikrad, ...]
    known_position: int
    basis: Basis
    delvis: Mapping[Slag, int] = field(default_factory=dict)

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)


def kvartalslage(
    log: Log,
    ar: int,
    kvartal: int,
    per: date,
    known_position: int,
    *,
    offset: int = 0,
    limit: int | None = 50,
) -> Kvartalslage:
    """Give what a quarter asks for, the longest waiting first; `limit` None gives all.

    `per` shows a quarter that still runs as far as a day; one that has not begun asks for nothing.
    """
    last = min(last_day_of(ar, kvartal), per)
    asked = {
        "ar": ar, "kvartal": kvartal, "first": first_day(ar, kvartal), "last": last, "per": last,
        "known": known_position, "offset": offset, "limit": limit,
    }  # fmt: skip
    queries = FRAGOR.bind(log.schema)
    with snapshot(log, VIEW) as seen:
        if not begun(ar, kvartal, per):
            return Kvartalslage(last, (), 0, (), known_position, seen.basis)
        found = seen.fetch(queries.rapporter, asked)
        # Beyond the end there is no row to carry the number of all.
        counted = found or seen.fetch(queries.rapporter, {**asked, "offset": 0, "limit": 1})
        kinds = sorted(seen.fetch(queries.statistik, asked))
        return Kvartalslage(
            per=last,
            rapporter=tuple(
                RapportRow(
                    row_of(row[:WIDTH], on_a_day=False), row[WIDTH], frozenset(row[WIDTH + 1])
                )
                for row in found
            ),
            total=counted[0][-1] if counted else 0,
            statistik=tuple(
                Statistikrad(slag, lag, insats, tuple(days)) for slag, lag, insats, days, _ in kinds
            ),
            known_position=known_position,
            basis=seen.basis,
            delvis={(slag, lag, insats): n for slag, lag, insats, _, n in kinds if n},
        )
