"""The individrapporter of one beslut: which quarters have theirs, and which lack it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from api.web.build.verkstallighet.seen import Seen
from api.web.formats import datum
from api.web.models.frame import Kind
from api.web.models.parts import Bricka, Cell, Column, Table
from audit.verkstallighet import codes
from audit.verkstallighet.individrapporter import MOTTAGARE, Individrapport
from audit.verkstallighet.kvartalet import last_day_at_ivo, last_day_of
from audit.verkstallighet.lage import running

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit.verkstallighet.beslut import Beslut

CAPTION: Final = "Individrapporter, kvartal för kvartal"
COLUMNS: Final = (
    *(Column("Kvartal", whole=True), Column("Rapporten gäller"), Column("Till IVO")),
    *(Column("Till revisorerna"), Column("Sista dag hos IVO", whole=True)),
)
SENT: Final = "Skickad"
NOT_REGISTERED: Final = "Inte registrerad"
RUNS: Final = "Kvartalet pågår"
UNLIKE: Final = "Stämmer inte med det som är registrerat nu"
LAST_DAY: Final = (
    "Lagen säger en gång per kvartal och nämner ingen dag. Sista dagen är enligt de tider som IVO"
    " hade 2019. Kontrollera vilka tider IVO har i år. Här räknas samma dag för revisorerna."
)
"""What the last day rests on: the only windows of IVO's that are confirmed."""


def quarter_name(ar: int, kvartal: int) -> str:
    """Name a quarter within a sentence."""
    return f"kvartal {kvartal} {ar}"


def quarter_names(quarters: Iterable[tuple[int, int]]) -> str:
    """Name some quarters within a sentence, those of a year together."""
    by_year: dict[int, list[str]] = {}
    for ar, kvartal in sorted(quarters):
        by_year.setdefault(ar, []).append(str(kvartal))
    return listed(f"kvartal {listed(these)} {ar}" for ar, these in by_year.items())


def listed(words: Iterable[str]) -> str:
    """Put words together as a sentence does: "2, 3 och 4"."""
    *most, last = words
    return f"{', '.join(most)} och {last}" if most else last


def reports_table(seen: Seen, state: Beslut, reports: Iterable[Individrapport]) -> Table:
    """Show the reports, the newest quarter first."""
    rows = tuple(_row(seen, one) for one in reports)
    return Table(CAPTION, COLUMNS, rows, _none(seen, state))


def _none(seen: Seen, state: Beslut) -> str:
    waits = running(state, seen.per)
    if waits is None:
        return "Ingen individrapport ska lämnas."
    day = datum(waits.rapporteras_fran)
    return f"Ingen än. Beslutet rapporteras från {day} om det inte har verkställts före dess."


def _row(seen: Seen, one: Individrapport) -> tuple[Cell, ...]:
    slag = one.rapport.vantan.slag if one.rapport else ""
    told = codes.rapport_i_ord(one.rapportslag, slag)
    return (
        Cell(
            quarter_name(one.ar, one.kvartal).capitalize(),
            seen.at(f"/kvartal/{one.ar}/{one.kvartal}"),
        ),
        Cell(told, note="" if one.rapport else UNLIKE),
        *(_sent(seen, one, to) for to in MOTTAGARE),
        Cell(datum(last_day_at_ivo(one.ar, one.kvartal))),
    )


def _sent(seen: Seen, one: Individrapport, mottagare: str) -> Cell:
    day = one.skickad.get(mottagare)
    if day is not None:
        return sent_cell(day)
    if one.rapport is None:
        return Cell("")
    return unsent_cell((one.ar, one.kvartal), seen.per, due=one.due(seen.per))


def sent_cell(day: date | None = None) -> Cell:
    """Say that a report went, and on which day where that is known."""
    return Cell("", brickor=(Bricka(SENT, Kind.SUCCESS, "inom"),), note=datum(day) if day else "")


def unsent_cell(kvartal: tuple[int, int], per: date, *, due: bool) -> Cell:
    """Say of a report that is not registered whether it is over its time, in words and a shape."""
    if not due:
        ends = f"till och med {datum(last_day_of(*kvartal))}"
        return Cell("", brickor=(Bricka(RUNS, Kind.INFO),), note=ends)
    last = last_day_at_ivo(*kvartal)
    if last < per:
        over = Bricka(NOT_REGISTERED, Kind.ERROR, "over")
        return Cell("", brickor=(over,), note=f"Sista dagen var {datum(last)}")
    return Cell("", brickor=(Bricka(NOT_REGISTERED, Kind.WARNING, "snart"),))
