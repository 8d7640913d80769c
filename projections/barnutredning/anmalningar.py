"""Orosanmälningar on a day by the states of their times, and the ones behind each number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from audit.barnutredning.clock import Klocka, Lage
from audit.law.rule import Limit
from projections.barnutredning.anmalan_rows import (
    AnmalanListing,
    AnmalanNarrowing,
    AnmalanRow,
    Anmalningar,
    LageCount,
    Tid,
    TidCount,
)
from projections.barnutredning.queries import anmalan_queries, anmalan_snapshot

if TYPE_CHECKING:
    from projections.snapshot import Source

QUERIES: Final = anmalan_queries()
ALL: Final = AnmalanNarrowing()
_FACTS: Final = (
    "arende_id", "enhet", "grupp", "anmalare", "inkom", "inkom_sent", "pagaende", "utfall",
    "utredning", "days",
)  # fmt: skip
_KLOCKA: Final = 12
"""How many columns of a list each time has."""
_AT: Final = range(len(_FACTS), len(_FACTS) + 3 * _KLOCKA, _KLOCKA)


def oppna(source: Source, per: date, known_position: int) -> Anmalningar:
    """Count those with a time that runs or is over on a day, as known at a löpnummer."""
    return _counted(source, "count_oppna", {"per": per, "known": known_position})


def inkomna(source: Source, start: date, end: date, per: date, known_position: int) -> Anmalningar:
    """Count those that came in during a period, by where their times stood on `per`."""
    asked = {"per": per, "start": start, "end": end, "known": known_position}
    return _counted(source, "count_inkomna", asked)


def oppna_by_enhet(
    source: Source, per: date, known_position: int
) -> dict[str, dict[Tid, dict[Lage, int]]]:
    """Count the open ones by enhet, time and state; small numbers are not hidden."""
    return by_enhet(oppna(source, per, known_position))


def by_enhet(found: Anmalningar) -> dict[str, dict[Tid, dict[Lage, int]]]:
    """Give the counts of each enhet plainly, without states in which there is none."""
    return {
        enhet: {
            tid: {lage: one.count for lage, one in counted.lagen.items() if one.count}
            for tid, counted in tider.items()
            if counted.count(*Lage)
        }
        for enhet, tider in found.enheter.items()
    }


def oppna_listing(
    source: Source,
    per: date,
    known_position: int,
    narrowing: AnmalanNarrowing = ALL,
    *,
    offset: int = 0,
    limit: int | None = 100,
) -> AnmalanListing:
    """List the open ones, the one whose time runs out first coming first; `limit` None: all."""
    asked = {"per": per, "known": known_position, "offset": offset, "limit": limit}
    return _listing(source, "list_oppna", asked, narrowing)


def inkomna_listing(
    source: Source,
    start: date,
    end: date,
    per: date,
    known_position: int,
    narrowing: AnmalanNarrowing = ALL,
    *,
    offset: int = 0,
    limit: int | None = 100,
) -> AnmalanListing:
    """List those that came in during a period, as they stood on `per`."""
    asked = {
        "per": per, "start": start, "end": end, "known": known_position, "offset": offset,
        "limit": limit,
    }  # fmt: skip
    return _listing(source, "list_inkomna", asked, narrowing)


def anmalan(source: Source, arende_id: UUID, per: date, known_position: int) -> AnmalanRow | None:
    """Give one as it stood on a day; None where it had not come in, or is gallrad."""
    asked = {"per": per, "arende": arende_id, "known": known_position, "offset": 0, "limit": 1}
    found = _listing(source, "list_en", asked, ALL).rows
    return found[0] if found else None


def _counted(source: Source, query: str, asked: dict[str, Any]) -> Anmalningar:
    with anmalan_snapshot(source) as seen:
        rows = seen.fetch(getattr(QUERIES.bind(source.schema), query), asked)
    whole, enheter = _empty(), dict[str, dict[Tid, dict[Lage, LageCount]]]()
    for enhet, tid, lage, *counts in rows:
        enheter.setdefault(enhet, _empty())[Tid(tid)][Lage(lage)] = LageCount(*counts)
        whole[Tid(tid)][Lage(lage)] += LageCount(*counts)
    counted = _tider(whole)
    return Anmalningar(
        per=asked["per"],
        start=asked.get("start"),
        end=asked.get("end"),
        known_position=asked["known"],
        basis=seen.basis,
        # Every one of them has the time of the skyddsbedömning.
        total=counted[Tid.SKYDDSBEDOMNING].count(*Lage),
        tider=counted,
        enheter={enhet: _tider(counts) for enhet, counts in enheter.items()},
    )


def _empty() -> dict[Tid, dict[Lage, LageCount]]:
    return {tid: dict.fromkeys(Lage, LageCount()) for tid in Tid}


def _tider(counts: dict[Tid, dict[Lage, LageCount]]) -> dict[Tid, TidCount]:
    return {tid: TidCount(lagen) for tid, lagen in counts.items()}


def _listing(
    source: Source, query: str, asked: dict[str, Any], narrowing: AnmalanNarrowing
) -> AnmalanListing:
    values = {
        **asked,
        "tid": narrowing.tid and narrowing.tid.value,
        "lage": narrowing.lage and narrowing.lage.value,
        "flag": narrowing.flag and narrowing.flag.value,
        "enhet": narrowing.enhet,
        "reaching": narrowing.reaching,
    }
    text = getattr(QUERIES.bind(source.schema), query)
    with anmalan_snapshot(source) as seen:
        rows = seen.fetch(text, values)
        # Beyond the end there is no row to carry the number of all.
        counted = rows or seen.fetch(text, {**values, "offset": 0, "limit": 1})
    total = counted[0][-1] if counted else 0
    per = asked["per"]
    return AnmalanListing(tuple(_row(row, per) for row in rows), total, asked["known"], seen.basis)


def _row(row: tuple[Any, ...], per: date) -> AnmalanRow:
    tider = [_klocka(row[at : at + _KLOCKA], per) for at in _AT]
    skydd, forhand, aterkoppling = tider
    if skydd is None or forhand is None:
        message = "an anmälan that came in has both its times"
        raise LookupError(message)
    return AnmalanRow(
        **dict(zip(_FACTS, row, strict=False)),
        skyddsbedomning=skydd,
        forhandsbedomning=forhand,
        aterkoppling=aterkoppling,
        utan_svar=row[-2],
    )


def _klocka(columns: tuple[Any, ...], per: date) -> Klocka | None:
    """Read one time as the query classed it."""
    lage, *of_limit, sista_dag, vardag, ended, within_vardag, sent = columns
    if lage is None:
        return None
    if lage == Lage.VANTAR:
        return Klocka(lage=Lage.VANTAR)
    if lage == Lage.UTAN_TID:
        return Klocka(lage=Lage.UTAN_TID, ended=ended)
    limit = _limit(of_limit)
    if lage == Lage.BEHOVS_INTE:
        return Klocka(lage=Lage.BEHOVS_INTE, limit=limit, ended=ended)
    return Klocka(
        lage=Lage(lage),
        limit=limit,
        sista_dag=sista_dag,
        sista_dag_vardag=vardag,
        ended=ended,
        days_left=(sista_dag - per).days if ended is None else None,
        within_vardag=within_vardag,
        extended_after_limit=sent,
    )


def _limit(columns: Iterable[Any]) -> Limit:
    rule, lagrum, start, sista_dag, vardag, certainty = columns
    return Limit(
        rule=rule, lagrum=lagrum, start=start, sista_dag=sista_dag, sista_dag_vardag=vardag,
        certainty=certainty,
    )  # fmt: skip
