"""The waiting list of a year by month: chart, table, and the form of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.verkstallighet.seen import Seen
from api.web.build.verkstallighet.urval import downloads
from api.web.charts.histogram import Stapel
from api.web.models.formular import Field, Form
from api.web.models.formular import Kind as FieldKind
from api.web.models.lexsarah import Link
from api.web.models.parts import Cell, Column, Figure, Table
from api.web.models.plan import Head
from api.web.models.verkstallighet import ListaPage, ManadPage
from audit.errors import FieldProblem, InvalidInputError
from audit.verkstallighet.vantelista import (
    MANADER,
    NONE,
    OMRADEN,
    RADER,
    Rad,
    Vantelista,
)
from audit.verkstallighet.vantelista import Cell as Counted

if TYPE_CHECKING:
    from collections.abc import Mapping

MANADSNAMN = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"),
    *("september", "oktober", "november", "december"),
)
SHORT = tuple(name[:3] for name in MANADSNAMN)
EXPLAINED = (
    "Ett tal är så många. Ett streck (–) betyder att ingen väntade. En tom ruta är inte mätt.",
    "Summan är behoven tillsammans. Rader som börjar med varav räknas aldrig in igen.",
)
YES = "ja_"


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
    here = f"/{seen.acting.log.namnd.slug}/vantelista/{ar}"
    drawn = f"{here}/{omrade}/diagram.svg?form=" if columns_of(lista, omrade) else ""
    return ListaPage(
        frame=seen.frame,
        head=Head(
            overline="Ej verkställda beslut",
            heading=f"Väntelista {ar}, {OMRADEN[omrade].lower()}",
            lead=EXPLAINED[0],
            back=Link("Ej verkställda beslut", seen.base),
            done=seen.done,
        ),
        omraden=tuple(
            Link(name, f"{here}?omrade={kod}", "visas nu" if kod == omrade else "")
            for kod, name in OMRADEN.items()
        ),
        total=Figure(
            wide=f"{drawn}bred" if drawn else "",
            narrow=f"{drawn}smal" if drawn else "",
            alt=_said(lista, omrade),
            caption=_caption(lista, ar, omrade),
            table=_totals(lista, omrade),
        ),
        rows=lista_table(lista, omrade),
        notes=(*EXPLAINED[1:], *notes(lista, omrade)),
        months=tuple(
            Link(MANADSNAMN[one - 1].capitalize(), f"{here}/{omrade}/{one}") for one in MANADER
        )
        if may
        else (),
        downloads=downloads(lambda form: f"{here}/{omrade}/lista.{form}"),
    )


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
    return f"{what}, {span}. En månad utan stapel är inte mätt."


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
    columns = (Column("Rad"), *(Column(name, numeric=True) for name in SHORT))
    total = (
        Cell("Alla som väntar", note="summan av behoven"),
        *(Cell(_total_text(lista, omrade, one)) for one in MANADER),
    )
    rows = (
        (Cell(_label(row)), *(Cell(_text(lista.cell(omrade, row.kod, one))) for one in MANADER))
        for row in RADER[omrade]
    )
    return Table(f"Väntelista, {OMRADEN[omrade].lower()}", columns, (total, *rows))


def plain_lista(lista: Vantelista, omrade: str) -> list[tuple[str, ...]]:
    """Give the table as the rows of a file: a number, a dash and an empty cell as on the page."""
    rows = (
        (row.etikett, *(lista.cell(omrade, row.kod, one).text for one in MANADER))
        for row in RADER[omrade]
    )
    total = ("Alla som väntar", *(lista.total(omrade, one).text for one in MANADER))
    return [("Rad", *(name.capitalize() for name in MANADSNAMN)), total, *rows]


def _label(row: Rad) -> str:
    return row.etikett


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
        found.append(f"¹ Har tackat ja men inte flyttat in. {'; '.join(told)}.")
    parts = [one for one in MANADER if not lista.whole(omrade, one)]
    if any(lista.total(omrade, one).antal is not None for one in parts):
        found.append("* Alla behov är inte mätta den månaden.")
    return tuple(found)


def manad_page(seen: Seen, ar: int, omrade: str, manad: int, form: Form) -> ManadPage:
    """Make the page of the form of a month."""
    here = f"/{seen.acting.log.namnd.slug}/vantelista/{ar}"
    return ManadPage(
        frame=seen.frame,
        head=Head(
            overline=f"Väntelista {ar}",
            heading=f"{OMRADEN[omrade]}, {MANADSNAMN[manad - 1]}",
            lead=f"Skriv ett tal, eller {NONE} om ingen väntade. Lämna tomt det som inte är mätt.",
            back=Link("Väntelistan", f"{here}?omrade={omrade}"),
        ),
        form=form,
    )


def manad_form(seen: Seen, ar: int, omrade: str, manad: int) -> Form:
    """Make the form, with what was counted before."""
    lista = seen.known.vantelistor.get(ar, Vantelista())
    fields: list[Field] = []
    for row in RADER[omrade]:
        cell = lista.cell(omrade, row.kod, manad)
        fields.append(Field(row.kod, row.etikett, FieldKind.NUMBER, cell.text))
        if row.slag == "behov":
            label = "– av dem har tackat ja men inte flyttat in"
            value = str(cell.tackat_ja or "")
            fields.append(Field(f"{YES}{row.kod}", label, FieldKind.NUMBER, value))
    return Form(
        id="manad",
        action=f"/{seen.acting.log.namnd.slug}/vantelista/{ar}/{omrade}/{manad}",
        csrf=seen.frame.account.csrf if seen.frame.account else "",
        heading=MANADSNAMN[manad - 1],
        fields=tuple(fields),
    )


def typed_counts(omrade: str, typed: Mapping[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """Read what was typed: counts by row, and those who said yes; what is empty is left out.

    Raises InvalidInputError naming each input that is neither a number nor a dash.
    """
    antal: dict[str, int] = {}
    yes: dict[str, int] = {}
    problems = []
    for row in RADER[omrade]:
        for name, into in ((row.kod, antal), (f"{YES}{row.kod}", yes)):
            text = typed.get(name, "").strip()
            if text in {NONE, "-"}:
                text = "0"
            if text.isascii() and text.isdigit():
                into[row.kod] = int(text)
            elif text:
                problems.append(FieldProblem(name, f"Skriv ett heltal, {NONE} eller ingenting."))
    if problems:
        raise InvalidInputError(problems)
    return antal, {kod: number for kod, number in yes.items() if number}
