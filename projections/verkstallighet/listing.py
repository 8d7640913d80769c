"""The list of beslut and its counts on any day, as known at any löpnummer, in one snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from audit.store.sql import Queries
from projections.snapshot import Basis, snapshot
from projections.verkstallighet.rows import WIDTH, BeslutRow, row_of
from projections.verkstallighet.view import VIEW

if TYPE_CHECKING:
    from audit.store.log import Log

FRAGOR: Final = Queries.load("projections.verkstallighet", "fragor.sql")
URVAL: Final = ("vantar", "rapporteras", "alla")
"""Which beslut a list may show."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many beslut wait on a day, and how many of them are to be reported."""

    vantar: int
    rapporteras: int


@dataclass(frozen=True, slots=True)
class BeslutListing:
    """A stretch of a list, the counts of all of them, and what both rest on."""

    rows: tuple[BeslutRow, ...]
    counts: Counts
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


def beslut_listing(
    log: Log,
    per: date,
    known_position: int,
    urval: str = "vantar",
    *,
    offset: int = 0,
    limit: int | None = 50,
) -> BeslutListing:
    """List beslut, the longest waiting first; `limit` None gives all. `urval` is one of `URVAL`."""
    asked = {
        "per": per, "known": known_position, "over": urval == "rapporteras",
        "offset": offset, "limit": limit,
    }  # fmt: skip
    queries = FRAGOR.bind(log.schema)
    with snapshot(log, VIEW) as seen:
        counts = Counts(*seen.fetch(queries.antal, asked)[0])
        if urval == "alla":
            found = seen.fetch(queries.lista_alla, asked)
            # Beyond the end there is no row to carry the number of all.
            counted = found or seen.fetch(queries.lista_alla, {**asked, "offset": 0, "limit": 1})
            total = counted[0][-1] if counted else 0
        else:
            found = seen.fetch(queries.lista_vantar, asked)
            total = counts.rapporteras if asked["over"] else counts.vantar
        rows = tuple(row_of(row[:WIDTH]) for row in found)
        return BeslutListing(rows, counts, total, known_position, seen.basis)
