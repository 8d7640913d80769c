"""The waiting list of a year by month: chart and table."""

from __future__ import annotations

from collections.abc import Iterator

from api.web.build.verkstallighet.seen import Seen
from api.web.build.verkstallighet.urval import downloads
from api.web.charts.histogram import Stapel
from api.web.models.lexsarah import Link
from api.web.models.parts import Cell, Column, Figure, Table
from api.web.models.plan import Head
from api.web.models.verkstallighet import ListaPage
from audit.verkstallighet.vantelista import (
    MANADER,
    OMRADEN,
    RADER,
    Vantelista,
    month_begun,
)
from audit.verkstallighet.vantelista import Cell as Counted

MANADSNAMN = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"),
    *("september", "oktober", "november", "december"),
)
SHORT = tuple(name[:3] for name in MANADSNAMN)
EXPLAINED = (
    "Talet säger hur många. Ett streck (–) betyder noll. En tom ruta är inte räknad.",
    "Alla som väntar är summan av behoven. Rader med varav ingår redan i behovet.",
)
COUNTED = "registrerad"
FIRST_YEAR = 1990


def columns_of(lista: Vantelista, omrade: str) -> tuple[Stapel, ...]:
    """Give the chart's columns: the total of each month that was measured."""
    totals = [lista.total(omrade, one).antal for one in MANADER]
    return tuple(
        Stapel(name, number, after=False)
        for name, number in zip(SHORT, totals, strict=True)
        if number is not None
    )


def lista_page(seen: Seen, ar: int, omrade: str, *, may: bool) -> ListaPage:
    """Make the page."""
    lista = seen.known.vantelistor.get(ar, Vantelista())
    base = f"/{seen.acting.log.namnd.slug}/vantelista"
    here, counted = f"{base}/{ar}", any(of == omrade for of, _ in lista.counted)
    return ListaPage(
        frame=seen.frame,
        head=Head(
            overline="Ej verkställda beslut",
            heading=f"Väntelista {ar}, {OMRADEN[omrade].lower()}",
            lead=EXPLAINED[0] if counted else f"Ingen månad är registrerad för {ar}.",
            back=Link("Ej verkställda beslut", seen.base),
            done=seen.done,
            more=tuple(
                Link(f"Väntelistan {one}", f"{base}/{one}?omrade={omrade}")
                for one in (ar - 1, ar + 1)
                if FIRST_YEAR <= one <= seen.acting.today.year
            ),
        ),
        omraden=tuple(
            Link(name, f"{here}?omrade={kod}", "visas nu" if kod == omrade else "")
            for kod, name in OMRADEN.items()
        ),
        total=_figure(lista, ar, omrade, f"{here}/{omrade}/diagram.svg") if counted else None,
        rows=lista_table(lista, omrade) if counted else None,
        notes=(*EXPLAINED[1:], *notes(lista, omrade)),
        months=tuple(_months(seen, lista, ar, omrade)) if may else (),
        downloads=downloads(lambda form: f"{here}/{omrade}/lista.{form}"),
    )


def _figure(lista: Vantelista, ar: int, omrade: str, drawn: str) -> Figure:
    """Give the total of each month as a chart and a table; no chart where no need was counted."""
    there = bool(columns_of(lista, omrade))
    return Figure(
        wide=f"{drawn}?form=bred" if there else "",
        narrow=f"{drawn}?form=smal" if there else "",
        alt=_said(lista, omrade),
        caption=_caption(lista, ar, omrade),
        table=_totals(lista, omrade),
    )


def _months(seen: Seen, lista: Vantelista, ar: int, omrade: str) -> Iterator[Link]:
    """Give the way to each month that has begun; nobody can have counted one to come."""
    here = f"/{seen.acting.log.namnd.slug}/vantelista/{ar}/{omrade}"
    for one in MANADER:
        if month_begun(ar, one, seen.acting.today):
            name, counted = MANADSNAMN[one - 1].capitalize(), (omrade, one) in lista.counted
            yield Link(name, f"{here}/{one}", COUNTED if counted else "")


def _said(lista: Vantelista, omrade: str) -> str:
    told = [
        f"{MANADSNAMN[one - 1]} {cell.text}"
        for one in MANADER
        if (cell := lista.total(omrade, one)).antal is not None
    ]
    return "Väntande: " + ", ".join(told)


def _caption(lista: Vantelista, ar: int, omrade: str) -> str:
    """Say what the columns count, and over which months."""
    measured = [one for one in MANADER if lista.total(omrade, one).antal is not None]
    if not measured:
        return ""
    span = f"{MANADSNAMN[measured[0] - 1]} till och med {MANADSNAMN[measured[-1] - 1]} {ar}"
    what = f"Antal som väntade inom {OMRADEN[omrade].lower()}, månad för månad"
    return f"{what}, {span}. En månad utan stapel är inte räknad."


def _totals(lista: Vantelista, omrade: str) -> Table:
    rows = tuple(
        (Cell(MANADSNAMN[one - 1].capitalize()), Cell(_total_text(lista, omrade, one)))
        for one in MANADER
    )
    columns = (Column("Månad"), Column("Antal", numeric=True))
    return Table("Alla som väntade, månad för månad", columns, rows)


def _total_text(lista: Vantelista, omrade: str, manad: int) -> str:
    cell = lista.total(omrade, manad)
    mark = "" if cell.antal is None or lista.whole(omrade, manad) else "*"
    return cell.text + mark


def lista_table(lista: Vantelista, omrade: str) -> Table:
    """Show every row of an område by month, the total of the needs first."""
    columns = (Column("Uppgift"), *(Column(name, numeric=True) for name in SHORT))
    total = (
        Cell("Alla som väntar", note="summan av behoven"),
        *(Cell(_total_text(lista, omrade, one)) for one in MANADER),
    )
    rows = (
        (
            Cell(row.etikett, note=row.om if row.under else ""),
            *(Cell(_text(lista.cell(omrade, row.kod, one))) for one in MANADER),
        )
        for row in RADER[omrade]
    )
    return Table(f"Väntelista, {OMRADEN[omrade].lower()}", columns, (total, *rows))


def plain_lista(lista: Vantelista, omrade: str) -> list[tuple[str, ...]]:
    """Give the table as the rows of a file: a number, a dash and an empty cell as on the page."""
    rows = (
        (row.hel, *(lista.cell(omrade, row.kod, one).text for one in MANADER))
        for row in RADER[omrade]
    )
    total = ("Alla som väntar", *(lista.total(omrade, one).text for one in MANADER))
    return [("Uppgift", *(name.capitalize() for name in MANADSNAMN)), total, *rows]


def _text(cell: Counted) -> str:
    return f"{cell.text}¹" if cell.tackat_ja else cell.text


def notes(lista: Vantelista, omrade: str) -> tuple[str, ...]:
    """Give the footnotes that the table has marks for."""
    found = []
    told = [
        f"{row.etikett}, {MANADSNAMN[one - 1]}: {cell.tackat_ja}"
        for row in RADER[omrade]
        for one in MANADER
        if (cell := lista.cell(omrade, row.kod, one)).tackat_ja
    ]
    if told:
        found.append(f"¹ Så många av dem har tackat ja men inte flyttat in. {'; '.join(told)}.")
    parts = [one for one in MANADER if not lista.whole(omrade, one)]
    if any(lista.total(omrade, one).antal is not None for one in parts):
        found.append("* Alla behov är inte räknade den månaden.")
    return tuple(found)
