"""The figure beside the frozen mätningar before it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from api.web.build.matpunkter import goal_said, mal_cell, matpunkt, newest_said, span_said
from api.web.charts.theme import Form
from api.web.formats import andel, antal, gemen, procent, share_text
from api.web.labels import text
from api.web.links import PAGAENDE
from api.web.models.parts import Cell, Column, Figure, Table
from audit.barnutredning.classify import Tidsklass
from audit.clock import STOCKHOLM
from audit.internkontroll.maluppfyllelse import Utfall, outcome
from projections.barnutredning.figure import Running

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from api.web.charts import Matpunkt
    from api.web.links import Links
    from audit.internkontroll.mal import Mal
    from projections.barnutredning.figure import Closed
    from projections.matning.trend import Frozen, Trend

    Goals = Mapping[UUID, Mal]

NO_GOALS: Final[Goals] = MappingProxyType({})
"""Mätning → the nämnd's goal for it; no nämnd need have any."""

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


def matpunkter(trend: Trend, months: int, goals: Goals) -> tuple[Matpunkt, ...]:
    """Give the points of the chart: those over as many months that measured anything."""
    made = (
        matpunkt(one.per, _utfall(one), goals.get(one.matning_id)) for one in alike(trend, months)
    )
    return tuple(one for one in made if one is not None)


def _utfall(frozen: Frozen) -> Utfall:
    return Utfall(*totals(frozen), "promille")


def before_of(trend: Trend, day: date, months: int) -> Frozen | None:
    """Find the newest frozen mätning before a day over as many months; None where there is none."""
    return next((one for one in reversed(alike(trend, months)) if one.per < day), None)


def comparison(trend: Trend, counted: Running | Closed, by_now: str = "") -> str:
    """Say in a sentence or two how the figure differs from the mätning before it.

    `by_now` says what that mätning has become with what was registered since.
    """
    day, months = counted_span(counted)
    before = before_of(trend, day, months)
    if before is None:
        same = " över en lika lång period" if months else ""
        return f"Det finns ingen fryst mätning{same} före den här dagen att jämföra med."
    within, total = totals(before)
    said = (
        f"Mätningen före, {before.per.isoformat()}:"
        f" {antal(within)} av {antal(total)} ({procent(within, total)})."
    )
    if not total or not counted.total:
        return f"{said} {by_now}".strip()
    moved = share_difference(andel(counted.within, counted.total) - andel(within, total))
    number = _number(counted.total - total)
    return f"{said} {moved} och utredningarna är {number}. {by_now}".strip()


def counted_span(counted: Running | Closed) -> tuple[date, int]:
    """Give the last day of a figure, and over how many months it counts."""
    if isinstance(counted, Running):
        return counted.per, 0
    return counted.end, months_of(counted.start, counted.end)


def share_difference(difference: object) -> str:
    """Say by how many percentage points a share is higher or lower than the one before."""
    told = f"{difference}".replace(".", ",")
    if told.strip("-0,") == "":
        return "Andelen är densamma nu"
    word = "lägre" if told.startswith("-") else "högre"
    return f"Andelen är {told.lstrip('-')} procentenheter {word} nu"


def _number(difference: int) -> str:
    if difference == 0:
        return "lika många"
    return f"{antal(abs(difference))} {'fler' if difference > 0 else 'färre'}"


def trend_figure(
    trend: Trend, links: Links, counted: Running | Closed, population: str, goals: Goals
) -> Figure | None:
    """Make the chart of the frozen mätningar with its table; none where nothing was frozen."""
    if not trend.rows:
        return None
    _, months = counted_span(counted)
    pinned = replace(links, stand=replace(links.stand, nummer=counted.known_position))
    points = matpunkter(trend, months, goals)
    said = ", ".join(f"{one.per.isoformat()} {share_text(one.varde)}" for one in points[-5:])
    outside = [
        one.per
        for one in alike(trend, months)
        if outcome(_utfall(one), goals.get(one.matning_id)) == "utanfor"
    ]
    caption = _caption([one.per for one in points], months, population, outside)
    return Figure(
        wide=pinned.chart("matningar", population, Form.WIDE) if points else "",
        narrow=pinned.chart("matningar", population, Form.NARROW) if points else "",
        alt=f"Andelen inom fyra månader: {said}. {goal_said(points)}",
        caption=f"{caption} {goal_said(points)}" if points else "",
        table=frozen_table(trend.rows, links, population, goals),
    )


def _caption(days: Sequence[date], months: int, population: str, outside: Sequence[date]) -> str:
    """Say what the chart counts, of whom, in which unit and when."""
    if not days:
        return ""
    whom = gemen(text(population))
    length = f" över {months} månader" if months > 1 else " över en månad" if months else ""
    what = f"Andelen inom fyra månader av alla {whom}{length}, i procent,"
    return f"{what} {span_said(days)}.{newest_said(days, outside)}"


def frozen_table(
    rows: Sequence[Frozen], links: Links, population: str, goals: Goals = NO_GOALS
) -> Table:
    """List frozen mätningar, the newest first, each leading to the figure as it was frozen.

    Where the nämnd gave any of them a goal, each has its own beside it.
    """
    columns: tuple[Column, ...] = (
        Column("Läget den" if population == PAGAENDE else "Period", whole=True),
        Column("Fryst", whole=True),
        Column("Inom fyra månader", numeric=True),
        Column("Andel", numeric=True),
    )
    newest = rows[-SHOWN:]
    cells = tuple(_row(one, links, population) for one in reversed(newest))
    if goals:
        columns = (*columns, Column("Mål", whole=True))
        told = (mal_cell(goals.get(one.matning_id)) for one in reversed(newest))
        cells = tuple((*row, Cell(goal)) for row, goal in zip(cells, told, strict=True))
    more = f", de {SHOWN} senaste" if len(rows) > SHOWN else ""
    return Table(f"Frysta mätningar{more}: {gemen(text(population))}", columns, cells)


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
