"""Ärenden as lists and searches see them: facts only, as known at a löpnummer."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.store.sql import Queries
from projections.lexsarah.view import VIEW
from projections.snapshot import Basis, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES = Queries.load("projections.lexsarah", "cases.sql")


@dataclass(frozen=True, slots=True)
class Case:
    """One ärende: what `Arende.from_events` says of it, in plain codes.

    `last_in`: it was read in from another register. `slutlig`: the bedömning is the one that the
    utredning led to. `omedelbara` is the day on which immediate measures were assessed.
    `ivo_skyldig` is the day of the serious bedömning that made it a duty to notify IVO;
    `ivo_sista_dag` the end of the two months, where they run;
    `avslut` is fullstandigt | kort | inlast.
    `version` is that of its newest event, as `If-Match` wants it.
    """

    arende: UUID
    lag: str
    verksamhet: str
    enhet: str
    rapport_inkom: date
    oppnad: date | None
    last_in: bool
    rapporter: tuple[UUID, ...]
    diarienummer: str | None
    utredare: UUID | None
    bedomning: str | None
    slutlig: bool
    omedelbara: date | None
    steg: str
    ivo: str
    ivo_skyldig: date | None
    ivo_gjord: date | None
    ivo_sista_dag: date | None
    ivo_sista_dag_vardag: date | None
    ivo_kom_in: date | None
    ivo_diarienummer: str | None
    avslutad: date | None
    avslut: str | None
    version: int

    @property
    def oppet(self) -> bool:
        """Tell whether it still runs, or runs again."""
        return self.avslutad is None


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a list is narrowed to, None for no narrowing; days are those the report came in.

    `diarienummer` finds any part of a number, whatever the case of its letters; `text` looks in
    IVO's number and the ärende's id as well.
    `arende` and `rapport` find one ärende, and those that hold a report.
    """

    oppna: bool | None = None
    enhet: str | None = None
    verksamhet: str | None = None
    lag: str | None = None
    bedomning: str | None = None
    fran: date | None = None
    till: date | None = None
    diarienummer: str | None = None
    text: str | None = None
    steg: str | None = None
    ivo: str | None = None
    utredare: UUID | None = None
    arende: UUID | None = None
    rapport: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cases:
    """A stretch of a list: its rows, how many there are in all, and what it rests on."""

    rows: tuple[Case, ...]
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


def case(log: Log, arende: UUID, known_position: int) -> Case | None:
    """Give one ärende as known at a löpnummer, None where there was none or it is gallrat."""
    found = cases(log, CaseFilter(arende=arende), known_position, limit=1)
    return found.rows[0] if found.rows else None


def cases(
    log: Log,
    narrowing: CaseFilter,
    known_position: int,
    *,
    limit: int | None = 100,
    offset: int = 0,
) -> Cases:
    """List ärenden in the order their reports came in; `limit` None gives all."""
    values = {**asdict(narrowing), "known": known_position, "offset": offset, "limit": limit}
    query = QUERIES.bind(log.schema).cases
    with snapshot(log, VIEW) as seen:
        rows = seen.fetch(query, values)
        # Beyond the end there is no row to carry the number of all.
        counted = rows or seen.fetch(query, {**values, "offset": 0, "limit": 1})
    total = counted[0][-1] if counted else 0
    return Cases(tuple(_case(row) for row in rows), total, known_position, seen.basis)


def atkomst(log: Log, konto: UUID, day: date, known_position: int) -> frozenset[UUID]:
    """Give the ärenden that somebody was given access to, where it lasts on a day."""
    asked = {"konto": konto, "day": day, "known": known_position}
    with snapshot(log, VIEW) as seen:
        rows = seen.fetch(QUERIES.bind(log.schema).atkomst, asked)
    return frozenset(arende for (arende,) in rows)


def _case(row: tuple[Any, ...]) -> Case:
    values = list(row[:-1])
    values[7] = tuple(values[7])
    return Case(*values)
