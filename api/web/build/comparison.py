"""The figure beside the frozen mätningar before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from api.web.charts.theme import Form
from api.web.charts.trend import Matpunkt
from api.web.formats import andel, antal, procent
from api.web.models.parts import Cell, Column, Figure, Table
from audit.barnutredning.classify import Tidsklass
from audit.clock import STOCKHOLM
from projections.barnutredning.figure import Running

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.web.links import Links
    from projections.barnutredning.figure import Closed
    from projections.matning.trend import Frozen, Trend


def totals(frozen: Frozen) -> tuple[int, int]:
    """Give how many of a frozen mätning were within, and how many there were in all."""
    return frozen.numbers.get(Tidsklass.INOM, 0), sum(frozen.numbers.get(k, 0) for k in Tidsklass)


def matpunkter(trend: Trend) -> tuple[Matpunkt, ...]:
    """Give the points of the chart: the newest mätning of each date that measured anything."""
    newest = {one.per: totals(one) for one in trend.rows}
    return tuple(Matpunkt(per, andel(*sums)) for per, sums in newest.items() if sums[1])


def comparison(trend: Trend, counted: Running | Closed) -> str:
    """Say in a sentence or two how the figure differs from the mätning before it."""
    day = counted.per if isinstance(counted, Running) else counted.end
    before = [one for one in trend.rows if one.per < day]
    if not before:
        return "Det finns ingen fryst mätning före den här dagen att jämföra med."
    within, total = totals(before[-1])
    said = (
        f"Mätningen före, {before[-1].per.isoformat()}:"
        f" {antal(within)} av {antal(total)} ({procent(within, total)})."
    )
    if not total or not counted.total:
        return said
    share = andel(counted.within, counted.total) - andel(within, total)
    return f"{said} {_share(share)} och utredningarna är {_number(counted.total - total)}."


def _share(difference: object) -> str:
    text = f"{difference}".replace(".", ",")
    if text.strip("-0,") == "":
        return "Andelen är densamma nu"
    word = "lägre" if text.startswith("-") else "högre"
    return f"Andelen är {text.lstrip('-')} procentenheter {word} nu"


def _number(difference: int) -> str:
    if difference == 0:
        return "lika många"
    return f"{antal(abs(difference))} {'fler' if difference > 0 else 'färre'}"


def trend_figure(trend: Trend, links: Links, population: str, position: int) -> Figure | None:
    """Make the chart of the frozen mätningar with its table; none where nothing was frozen."""
    if not trend.rows:
        return None
    pinned = replace(links, stand=replace(links.stand, nummer=position))
    points = matpunkter(trend)
    return Figure(
        wide=pinned.chart("matningar", population, Form.WIDE) if points else "",
        narrow=pinned.chart("matningar", population, Form.NARROW) if points else "",
        alt=_alt(trend),
        caption="Andelen inom fyra månader vid varje fryst mätning.",
        table=frozen_table(trend.rows, links, population),
    )


def _alt(trend: Trend) -> str:
    said = [f"{one.per.isoformat()}: {procent(*totals(one))}" for one in trend.rows[-5:]]
    return "Andelen inom fyra månader. " + ", ".join(said) + "."


def frozen_table(rows: Sequence[Frozen], links: Links, population: str) -> Table:
    """List frozen mätningar, the newest first, each leading to the figure as it was frozen."""
    columns = (
        Column("Läget den", whole=True),
        Column("Fryst", whole=True),
        Column("Inom", numeric=True),
        Column("Andel", numeric=True),
    )
    cells = tuple(_row(one, links, population) for one in reversed(rows))
    return Table("Frysta mätningar", columns, cells)


def _row(one: Frozen, links: Links, population: str) -> tuple[Cell, ...]:
    within, total = totals(one)
    stand = replace(
        links.stand,
        laget=one.per,
        registrerat=None,
        nummer=one.known_position,
        fran=one.period_start,
    )
    note = ""
    if one.gallrade and one.last_gallrad:
        note = f"Kan inte räknas om för {antal(one.gallrade)} gallrade ärenden"
    return (
        Cell(one.per.isoformat(), links.figure(population, stand), note=note),
        Cell(one.recorded_at.astimezone(STOCKHOLM).date().isoformat()),
        Cell(f"{antal(within)} av {antal(total)}"),
        Cell(procent(within, total)),
    )
