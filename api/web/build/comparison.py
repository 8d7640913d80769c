"""The figure beside the frozen mätningar before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.web.charts.theme import Form
from api.web.charts.trend import Matpunkt
from api.web.formats import andel, antal, procent, share_text
from api.web.links import PAGAENDE
from api.web.models.parts import Cell, Column, Figure, Table
from audit.barnutredning.classify import Tidsklass
from audit.clock import STOCKHOLM
from projections.barnutredning.figure import Running

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from api.web.links import Links
    from projections.barnutredning.figure import Closed
    from projections.matning.trend import Frozen, Trend


SHOWN: Final = 12
"""Rows of the table of frozen mätningar: three years of quarters."""


def totals(frozen: Frozen) -> tuple[int, int]:
    """Give how many of a frozen mätning were within, and how many there were in all."""
    return frozen.numbers.get(Tidsklass.INOM, 0), sum(frozen.numbers.get(k, 0) for k in Tidsklass)


def months_of(start: date | None, end: date) -> int:
    """Count the months of a period; 0 of a single day. Only periods of one length are compared."""
    return 0 if start is None else (end.year - start.year) * 12 + end.month - start.month + 1


def alike(trend: Trend, months: int) -> list[Frozen]:
    """Give the frozen mätningar over as many months, oldest first, the newest of each date."""
    found = {one.per: one for one in trend.rows if months_of(one.period_start, one.per) == months}
    return list(found.values())


def matpunkter(trend: Trend, months: int) -> tuple[Matpunkt, ...]:
    """Give the points of the chart: those over as many months that measured anything."""
    sums = [(one.per, *totals(one)) for one in alike(trend, months)]
    return tuple(Matpunkt(per, andel(within, total)) for per, within, total in sums if total)


def comparison(trend: Trend, counted: Running | Closed) -> str:
    """Say in a sentence or two how the figure differs from the mätning before it."""
    day, months = counted_span(counted)
    before = [one for one in alike(trend, months) if one.per < day]
    if not before:
        same = " över en lika lång period" if months else ""
        return f"Det finns ingen fryst mätning{same} före den här dagen att jämföra med."
    within, total = totals(before[-1])
    said = (
        f"Mätningen före, {before[-1].per.isoformat()}:"
        f" {antal(within)} av {antal(total)} ({procent(within, total)})."
    )
    if not total or not counted.total:
        return said
    share = andel(counted.within, counted.total) - andel(within, total)
    return f"{said} {_share(share)} och utredningarna är {_number(counted.total - total)}."


def counted_span(counted: Running | Closed) -> tuple[date, int]:
    """Give the last day of a figure, and over how many months it counts."""
    if isinstance(counted, Running):
        return counted.per, 0
    return counted.end, months_of(counted.start, counted.end)


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


def trend_figure(
    trend: Trend, links: Links, counted: Running | Closed, population: str
) -> Figure | None:
    """Make the chart of the frozen mätningar with its table; none where nothing was frozen."""
    if not trend.rows:
        return None
    _, months = counted_span(counted)
    pinned = replace(links, stand=replace(links.stand, nummer=counted.known_position))
    points = matpunkter(trend, months)
    said = ", ".join(f"{one.per.isoformat()} {share_text(one.andel)}" for one in points[-5:])
    length = f" över {months} månader" if months else ""
    return Figure(
        wide=pinned.chart("matningar", population, Form.WIDE) if points else "",
        narrow=pinned.chart("matningar", population, Form.NARROW) if points else "",
        alt=f"Andelen inom fyra månader: {said}.",
        caption=f"Andelen inom fyra månader vid varje fryst mätning{length}.",
        table=frozen_table(trend.rows, links, population),
    )


def frozen_table(rows: Sequence[Frozen], links: Links, population: str) -> Table:
    """List frozen mätningar, the newest first, each leading to the figure as it was frozen."""
    columns = (
        Column("Läget den" if population == PAGAENDE else "Period", whole=True),
        Column("Fryst", whole=True),
        Column("Inom", numeric=True),
        Column("Andel", numeric=True),
    )
    newest = rows[-SHOWN:]
    cells = tuple(_row(one, links, population) for one in reversed(newest))
    more = f", de {SHOWN} senaste" if len(rows) > SHOWN else ""
    return Table(f"Frysta mätningar{more}", columns, cells)


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
    when = one.per.isoformat()
    if one.period_start is not None:
        when = f"{one.period_start.isoformat()} – {when}"
    return (
        Cell(when, links.figure(population, stand), note=note),
        Cell(one.recorded_at.astimezone(STOCKHOLM).date().isoformat()),
        Cell(f"{antal(within)} av {antal(total)}"),
        Cell(procent(within, total)),
    )
