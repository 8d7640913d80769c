"""The page of the figure: the answer, the chart with its table, the comparison and the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from api.web.build.answer import closed_answer, conclusion, notes, running_answer
from api.web.build.basis import basis_of
from api.web.build.comparison import comparison, trend_figure
from api.web.build.dates import date_control
from api.web.build.klockor.nav import UTREDNINGAR, sections
from api.web.build.rules import definitions
from api.web.formats import antal, dag_i_ord, datum, decimaltal, procent, tid
from api.web.labels import text
from api.web.links import AVSLUTADE, PAGAENDE, Links
from api.web.links_klockor import ClockLinks
from api.web.models.frame import Frame, NavLink
from api.web.models.pages import Answer, FigurePage, Freeze
from api.web.models.parts import Cell, Column, Figure, Table
from audit.barnutredning.classify import TIDSKLASS_LABELS
from projections.barnutredning.figure import Running

if TYPE_CHECKING:
    from api.web.asked import Asked
    from api.web.build.comparison import Goals
    from projections.asof import AsOf
    from projections.barnutredning.figure import Closed
    from projections.imports.status import ImportStatus
    from projections.matning.trend import Trend


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything the page needs, fetched at one kontrollnummer.

    `goals` holds the nämnd's goal of each frozen mätning that it gave one; `before_now` says what
    the mätning before has become with what was registered since, empty where it is the same.
    """

    asked: Asked
    asof: AsOf
    counted: Running | Closed
    trend: Trend
    goals: Goals
    imports: ImportStatus
    before_now: str = ""


def figure_page(frame: Frame, measured: Measured, links: Links, csrf: str | None) -> FigurePage:
    """Make the page; `csrf` is given to those who may freeze a mätning."""
    trend = trend_figure(
        measured.trend, links, measured.counted, measured.asked.population, measured.goals
    )
    return FigurePage(
        frame=frame,
        heading=text("barnutredningstid"),
        lead=_lead(measured),
        sections=sections(ClockLinks(links), UTREDNINGAR),
        populations=_populations(links, measured.asked.population),
        dates=date_control(links, measured.asked, measured.asof),
        answer=_answer(measured.counted, links),
        figure=_figure(measured, links),
        facts=_facts(measured.counted),
        trend=trend,
        comparison=comparison(measured.trend, measured.counted, measured.before_now),
        definitions=definitions(measured.counted),
        basis=basis_of(measured.asof, measured.imports),
        freeze=_freeze(measured, links, csrf) if csrf else None,
    )


def _answer(counted: Running | Closed, links: Links) -> Answer:
    if isinstance(counted, Running):
        return running_answer(counted, links)
    return closed_answer(counted, links)


def _lead(measured: Measured) -> str:
    asked, counted = measured.asked, measured.counted
    if isinstance(counted, Running):
        what = f"Barnavårdsutredningar som pågick den {dag_i_ord(counted.per)}"
    else:
        span = f"{dag_i_ord(counted.start)} till och med {dag_i_ord(counted.end)}"
        what = f"Barnavårdsutredningar som avslutades {span}"
    if asked.stand.nummer is not None and measured.asof.recorded_at is not None:
        return f"{what}, så som det var registrerat {tid(measured.asof.recorded_at)}."
    if asked.stand.registrerat is None:
        return f"{what}."
    return f"{what}, så som det var registrerat den {dag_i_ord(asked.stand.registrerat)}."


def _populations(links: Links, current: str) -> tuple[NavLink, ...]:
    return tuple(
        NavLink(text(one), links.figure(one), current=one == current)
        for one in (PAGAENDE, AVSLUTADE)
    )


def _figure(measured: Measured, links: Links) -> Figure:
    counted, population = measured.counted, measured.asked.population
    # The picture is drawn at the very kontrollnummer that the page speaks of.
    pinned = replace(links, stand=replace(links.stand, nummer=measured.asof.position))
    chart = "klasser" if isinstance(counted, Running) else "manader"
    if isinstance(counted, Running):
        caption = f"Antal pågående utredningar den {dag_i_ord(counted.per)} i varje klass."
    else:
        caption = (
            "Antal utredningar som avslutades från"
            f" {datum(counted.start)} till och med {datum(counted.end)},"
            " efter hur många hela månader de tog. Efter den streckade linjen har lagens fyra"
            " månader gått: de staplarna är ljusare."
        )
    return Figure(
        wide=pinned.chart(chart, population, "bred"),
        narrow=pinned.chart(chart, population, "smal"),
        alt=conclusion(counted),
        caption=caption,
        table=_table(measured, links),
    )


def _table(measured: Measured, links: Links) -> Table:
    counted, population = measured.counted, measured.asked.population
    rows = [
        (
            Cell(TIDSKLASS_LABELS[klass], note=". ".join(notes(counted, klass))),
            Cell(antal(count.count), links.listing(klass, population)),
            Cell(procent(count.count, counted.total)),
        )
        for klass, count in counted.classes.items()
    ]
    everything = Cell(antal(counted.total), links.listing("alla", population))
    rows.append((Cell("Alla"), everything, Cell(procent(counted.total, counted.total))))
    columns = (Column("Klass"), Column("Antal", numeric=True), Column("Andel", numeric=True))
    return Table(f"{text(population)}: {_days(counted)}", columns, tuple(rows))


def _days(counted: Running | Closed) -> str:
    if isinstance(counted, Running):
        return f"läget {datum(counted.per)}"
    return f"{datum(counted.start)} till och med {datum(counted.end)}"


def _facts(counted: Running | Closed) -> tuple[tuple[str, str], ...]:
    if isinstance(counted, Running) or counted.days.median is None or counted.days.mean is None:
        return ()
    return (
        ("Median", f"{decimaltal(counted.days.median)} dagar"),
        ("Medelvärde", f"{decimaltal(counted.days.mean)} dagar"),
        (
            "Inom fyra månader eller beslutad förlängning",
            procent(counted.within + counted.extended, counted.total),
        ),
    )


def _freeze(measured: Measured, links: Links, csrf: str) -> Freeze:
    asked = measured.asked
    fields = [("population", asked.population), ("laget", asked.per.isoformat())]
    if asked.population == AVSLUTADE:
        fields.append(("fran", asked.start.isoformat()))
    return Freeze(
        action=links.freeze(),
        csrf=csrf,
        fields=tuple(fields),
        text=f"Dagens uppgifter om läget {asked.per.isoformat()} sparas som en mätning, som"
        " aldrig ändras. Först visas vad som skulle frysas.",
    )
