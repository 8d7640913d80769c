"""What a half-year or a year of lex Sarah came to: numbers, lead times, IVO, åtgärder.

Every number is counted from rows of the view as known at a löpnummer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.store.sql import Queries
from projections.lexsarah.atgarder import PlannedAtgard, read_atgarder
from projections.lexsarah.numbers import Atgarder, Group, Ivo, Ledtid, Sankta, Summary
from projections.lexsarah.view import VIEW
from projections.snapshot import snapshot

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES = Queries.load("projections.lexsarah", "summary.sql")


@dataclass(frozen=True, slots=True)
class Row:
    """What the counting needs of an ärende."""

    arende: UUID
    lag: str
    verksamhet: str
    enhet: str
    bedomning: str | None
    rapport_inkom: date
    oppnad: date
    avslutad: date | None
    avslut: str | None
    omedelbara: date | None
    ivo_skyldig: date | None
    ivo_gjord: date | None
    ivo_sista_dag: date | None
    ivo_sista_dag_vardag: date | None
    ivo_kom_in: date | None


@dataclass(frozen=True, slots=True)
class Period:
    """The days asked about, both included."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        """Tell whether a known day lies in it."""
        return day is not None and self.first <= day <= self.last


def summary(log: Log, first: date, last: date, known_position: int) -> Summary:
    """Count a period, both days included, as known at a löpnummer."""
    queries, period = QUERIES.bind(log.schema), Period(first, last)
    asked = {"first": first, "last": last, "known": known_position}
    with snapshot(log, VIEW) as seen:
        arenden = [Row(*row) for row in seen.fetch(queries.arenden, asked)]
        rapporter = seen.fetch(queries.rapporter, asked)
        bedomningar = seen.fetch(queries.bedomningar, asked)
        other = {topic: (n, people) for topic, n, people in seen.fetch(queries.other, asked)}
        atgarder = read_atgarder(log, seen, known_position, {})
    brister = other.get("lexsarah.ivo_brister_reported", (0, 0))[0]
    return Summary(
        first=first,
        last=last,
        known_position=known_position,
        basis=seen.basis,
        **_rapporter(rapporter),
        **_arenden(arenden, period),
        forsta_bedomning=_ledtid(days for days, is_first, *_ in bedomningar if is_first),
        ivo=_ivo(arenden, period, brister),
        atgarder=_atgarder(atgarder, period),
        sankta=_sankta(bedomningar),
        utforare_rapporter=other.get("lexsarah.utforare_rapport_received", (0, 0))[0],
        utforare_anmalningar=other.get("lexsarah.utforare_anmalan_received", (0, 0))[0],
        personal=other.get("lexsarah.personal_informed", (0, 0)),
    )


def _rapporter(rows: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    ways, steps, danger = Counter[str](), Counter[str](), 0
    for kanal, steg, fara, antal in rows:
        ways[kanal] += antal
        steps[steg] += antal
        danger += antal if fara else 0
    return {
        "rapporter": ways.total(),
        "rapporter_kanal": dict(ways),
        "rapporter_steg": dict(steps),
        "rapporter_fara": danger,
    }


def _arenden(rows: list[Row], period: Period) -> dict[str, Any]:
    closed = [row for row in rows if row.avslutad in period]
    whole = _group(None, rows, period)
    return {
        "oppnade": whole.oppnade,
        "avslutade": whole.avslutade,
        "oppna": whole.oppna,
        "avslutade_satt": dict(Counter(row.avslut for row in closed)),
        "bedomning": _grouped(rows, period, lambda row: row.bedomning),
        "verksamhet": _grouped(rows, period, lambda row: row.verksamhet),
        "enhet": _grouped(rows, period, lambda row: row.enhet),
        "lag": _grouped(rows, period, lambda row: row.lag),
        "utreda": _between((row.rapport_inkom, row.avslutad) for row in closed),
        "omedelbara": _between(
            (row.rapport_inkom, row.omedelbara) for row in rows if row.omedelbara in period
        ),
        "anmala_ivo": _between(
            (row.ivo_skyldig, row.ivo_gjord) for row in rows if row.ivo_gjord in period
        ),
    }


def _grouped(rows: list[Row], period: Period, by: Callable[[Row], str | None]) -> tuple[Group, ...]:
    kinds: dict[str | None, list[Row]] = {}
    for row in rows:
        kinds.setdefault(by(row), []).append(row)
    # Those without a code come last.
    ordered = sorted(kinds.items(), key=lambda one: (one[0] is None, one[0] or ""))
    return tuple(_group(kod, found, period) for kod, found in ordered)


def _group(kod: str | None, rows: list[Row], period: Period) -> Group:
    return Group(
        kod,
        oppnade=sum(row.oppnad in period for row in rows),
        avslutade=sum(row.avslutad in period for row in rows),
        oppna=sum(row.avslutad is None or row.avslutad > period.last for row in rows),
        ivo=sum(row.ivo_gjord in period for row in rows),
    )


def _between(pairs: Iterable[tuple[date | None, date | None]]) -> Ledtid:
    return _ledtid((end - start).days for start, end in pairs if start and end)


def _ledtid(days: Iterable[int]) -> Ledtid:
    return Ledtid(tuple(sorted(days)))


def _ivo(rows: list[Row], period: Period, brister: int) -> Ivo:
    told = [row for row in rows if row.ivo_gjord in period]
    found = Counter(_two_months(row, period.last) for row in told)
    return Ivo(anmalda=len(told), brister=brister, **found)


def _two_months(row: Row, day: date) -> str:
    """Name what became of the two months after an anmälan, seen from a day."""
    last, vardag, came = row.ivo_sista_dag, row.ivo_sista_dag_vardag, row.ivo_kom_in
    if last is None or vardag is None:
        return "bifogade"
    if came is None or came > day:
        return "aterstar_over" if day > vardag else "aterstar"
    if came <= last:
        return "inom"
    return "inom_vardag" if came <= vardag else "efter"


def _atgarder(rows: tuple[PlannedAtgard, ...], period: Period) -> Atgarder:
    by_then = [row for row in rows if row.planerad <= period.last]
    done = [row for row in rows if row.utford in period]
    return Atgarder(
        planerade=sum(row.planerad in period for row in rows),
        utforda=len(done),
        utforda_sent=sum(row.done_late for row in done),
        avstadda=sum(row.avstadd in period and row.utford is None for row in rows),
        kvar=sum(_remains(row, period.last) for row in by_then),
        sena=sum(row.is_late(period.last) for row in by_then),
        effekt=dict(Counter(row.effekt for row in rows if row.effekt and row.bedomd in period)),
    )


def _remains(row: PlannedAtgard, day: date) -> bool:
    ended = row.utford or row.avstadd
    return ended is None or ended > day


def _sankta(rows: Iterable[tuple[Any, ...]]) -> Sankta:
    lowered = [(told, reports) for _, _, sankt, told, reports in rows if sankt]
    return Sankta(
        len(lowered),
        sum(told for told, _ in lowered),
        sum(reports for told, reports in lowered if told),
    )
