"""Uppföljningar by where their time stands: those not ended on a day, those ended in a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from audit.barnutredning.clock import Klocka, Lage
from audit.law.rule import Limit
from projections.barnutredning.queries import notes_snapshot, uppfoljning_queries
from projections.snapshot import Basis

if TYPE_CHECKING:
    from projections.snapshot import Source

QUERIES: Final = uppfoljning_queries()


@dataclass(frozen=True, slots=True, kw_only=True)
class Uppfoljningar:
    """A population of uppföljningar by state, whole and by enhet, and what it rests on.

    `start` is the first day of the period in which they ended; None for those open on `per`.
    """

    per: date
    start: date | None
    known_position: int
    basis: Basis
    lagen: Mapping[Lage, int]
    enheter: Mapping[str, Mapping[Lage, int]]

    @property
    def total(self) -> int:
        """Count all."""
        return sum(self.lagen.values())

    @property
    def behind(self) -> bool:
        """Tell whether the views have not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True, kw_only=True)
class UppfoljningRow:
    """One uppföljning of the utredning `arende_id`, begun by the event `version` there.

    `recomputed`: a new act changed its time while it ran; `utfall` is how it ended.
    """

    arende_id: UUID
    version: int
    enhet: str
    beslutad: date
    grund: str
    utfall: str | None
    recomputed: bool
    klocka: Klocka


@dataclass(frozen=True, slots=True)
class UppfoljningListing:
    """A stretch of a list: its rows, how many there are in all, and what it rests on."""

    rows: tuple[UppfoljningRow, ...]
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the views have not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True)
class UppfoljningNarrowing:
    """What a list is narrowed to; `reaching`: it runs, and ends within so many days."""

    lage: Lage | None = None
    enhet: str | None = None
    reaching: int | None = None


ALL: Final = UppfoljningNarrowing()


def oppna(source: Source, per: date, known_position: int) -> Uppfoljningar:
    """Count the uppföljningar decided by a day and not ended by then."""
    return _counted(source, "count_oppna", {"per": per, "start": None, "known": known_position})


def avslutade(source: Source, start: date, end: date, known_position: int) -> Uppfoljningar:
    """Count the uppföljningar ended in a period by whether that was in time."""
    return _counted(
        source, "count_avslutade", {"per": end, "start": start, "known": known_position}
    )


def oppna_listing(
    source: Source,
    per: date,
    known_position: int,
    narrowing: UppfoljningNarrowing = ALL,
    *,
    offset: int = 0,
    limit: int | None = 100,
) -> UppfoljningListing:
    """List the open ones, the one whose time runs out first coming first; `limit` None: all."""
    asked = {
        "per": per, "start": None, "known": known_position, "offset": offset, "limit": limit,
    }  # fmt: skip
    return _listing(source, "list_oppna", asked, narrowing)


def avslutade_listing(
    source: Source,
    start: date,
    end: date,
    known_position: int,
    narrowing: UppfoljningNarrowing = ALL,
    *,
    offset: int = 0,
    limit: int | None = 100,
) -> UppfoljningListing:
    """List those ended in a period."""
    asked = {
        "per": end, "start": start, "known": known_position, "offset": offset, "limit": limit,
    }  # fmt: skip
    return _listing(source, "list_avslutade", asked, narrowing)


def _counted(source: Source, query: str, asked: dict[str, Any]) -> Uppfoljningar:
    enheter: dict[str, dict[Lage, int]] = {}
    lagen = dict.fromkeys(Lage, 0)
    with notes_snapshot(source) as seen:
        for enhet, lage, count in seen.fetch(getattr(QUERIES.bind(source.schema), query), asked):
            enheter.setdefault(enhet, {})[Lage(lage)] = count
            lagen[Lage(lage)] += count
    return Uppfoljningar(
        per=asked["per"],
        start=asked["start"],
        known_position=asked["known"],
        basis=seen.basis,
        lagen=lagen,
        enheter=dict(sorted(enheter.items())),
    )


def _listing(
    source: Source, query: str, asked: dict[str, Any], narrowing: UppfoljningNarrowing
) -> UppfoljningListing:
    values = {
        **asked,
        "lage": narrowing.lage and narrowing.lage.value,
        "enhet": narrowing.enhet,
        "reaching": narrowing.reaching,
    }
    text = getattr(QUERIES.bind(source.schema), query)
    with notes_snapshot(source) as seen:
        rows = seen.fetch(text, values)
        # Beyond the end there is no row to carry the number of all.
        counted = rows or seen.fetch(text, {**values, "offset": 0, "limit": 1})
    total = counted[0][-1] if counted else 0
    made = tuple(_row(row, asked["per"]) for row in rows)
    return UppfoljningListing(made, total, asked["known"], seen.basis)


def _row(row: tuple[Any, ...], per: date) -> UppfoljningRow:
    arende, version, enhet, beslutad, grund, utfall, recomputed, lage, rule, lagrum, fran = row[:11]
    sista_dag, vardag, certainty, ended, within_vardag = row[11:16]
    limit = Limit(
        rule=rule, lagrum=lagrum, start=fran, sista_dag=sista_dag, sista_dag_vardag=vardag,
        certainty=certainty,
    )  # fmt: skip
    klocka = Klocka(
        lage=Lage(lage),
        limit=limit,
        sista_dag=sista_dag,
        sista_dag_vardag=vardag,
        ended=ended,
        days_left=(sista_dag - per).days if ended is None else None,
        within_vardag=within_vardag,
    )
    return UppfoljningRow(
        arende_id=arende, version=version, enhet=enhet, beslutad=beslutad, grund=grund,
        utfall=utfall if ended is not None else None, recomputed=recomputed, klocka=klocka,
    )  # fmt: skip
