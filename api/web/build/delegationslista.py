"""The page of a month's delegationsbeslut: the form to the nämnd, and how many each enhet took."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.reports.delegation import NO_ENHET, list_row
from api.web.build.delegationsrakning import counts_table, kind_of
from api.web.formats import MONTHS, antal
from api.web.models.formular import Field, Form, choices_of
from api.web.models.formular import Kind as Kinds
from api.web.models.frame import Kind, NavLink, Notice
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.register import DelegationListPage
from audit.delegation.codes import KALLA
from audit.law.delegation import OMRADEN, SAKER
from audit.lexsarah.codes_utredning import BESLUTSSLAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from api.web.build.cases import Words
    from api.web.models.frame import Frame
    from projections.lexsarah.beslut import Count, DelegatedBeslut, UnitCount

HOW = (
    "En rad för varje enhet och slag: enhet;antal;slag;utfall. En rad utan slag är enhetens summa. "
    "Utfall är bifall, avslag eller annat, och får vara tomt."
)
UNKNOWN = "ÅÅÅÅ-MM-DD. Tomt om tiden inte är känd."
SUM = "Får vara tomt. Ska stämma med raderna."
TAKEN_WITHOUT = "Taget utan stöd i delegationsordningen"


@dataclass(frozen=True, slots=True)
class Month:
    """What a month's page is made of: its first day, the beslut, the numbers, what was counted.

    `elsewhere` are the counts that touch the month, `undated` those of no known time.
    """

    first: date
    rows: Sequence[DelegatedBeslut] = ()
    counted: Sequence[UnitCount] = ()
    undated: Sequence[Count] = ()
    elsewhere: Sequence[Count] = ()

    @property
    def name(self) -> str:
        """Give the month in words."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"

    @property
    def last(self) -> date:
        """Give its last day."""
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    @property
    def address(self) -> str:
        """Give the month as it stands in addresses."""
        return f"{self.first.year:04}-{self.first.month:02}"


def count_form(namnd: str, month: Month | None, csrf: str) -> Form:
    """Make the form that registers beslut counted in another system, preset to a month."""
    first = month.first.isoformat() if month else ""
    last = month.last.isoformat() if month else ""
    return Form(
        "rakna",
        f"/{namnd}/delegationslista/rakna",
        csrf,
        "",
        (
            Field("kalla", "Varifrån siffrorna kommer", Kinds.SELECT, choices=choices_of(KALLA)),
            Field("fran", "Från och med", Kinds.DATE, first, UNKNOWN),
            Field("till", "Till och med", Kinds.DATE, last, UNKNOWN),
            Field("enheter", "Antal beslut", Kinds.LONG, description=HOW),
            Field("summa", "Summa enligt källan", Kinds.NUMBER, description=SUM),
            Field("text", "Anteckning", Kinds.LONG, description="Får vara tomt."),
        ),
        "Registrera",
    )  # fmt: skip


def delegation_list_page(
    frame: Frame, month: Month, words: Words, *, may_count: bool = False
) -> DelegationListPage:
    """Make the page; the areas are ticked from which a beslut of the month comes."""
    parts = words.organisation.verksamheter(words.today)
    omraden = {one.kod: one.omrade for one in parts}
    ticked = {omraden.get(one.verksamhet or "") for one in month.rows}
    root = f"/{words.namnd}"
    undated = [row for one in month.undated for row in one.rows]
    return DelegationListPage(
        frame=frame,
        heading="Anmälan av delegationsbeslut",
        areas=tuple((name, code in ticked) for code, name in OMRADEN.items()),
        month=month.name,
        table=_form(month, words),
        flagged=tuple(_flagged(month)),
        statistics=_statistics(f"Antal beslut per enhet, {month.name}", month.counted, words),
        check=_check(month),
        undated=_statistics("Räknade utan angiven tid", undated, words) if undated else None,
        elsewhere=counts_table(words.namnd, (*month.elsewhere, *month.undated)),
        choose=Form(
            "manadsval",
            f"{root}/delegationslista",
            "",
            "Välj månad",
            (Field("manad", "Avseende månad", value=month.address, description="ÅÅÅÅ-MM"),),
            "Visa",
            method="get",
        ),
        links=(
            *(
                (
                    NavLink(
                        "Registrera räknade beslut",
                        f"{root}/delegationslista/rakna?manad={month.address}",
                    ),
                )
                if may_count
                else ()
            ),
            NavLink("Listan som PDF", f"{root}/delegationslista.pdf?manad={month.address}"),
            NavLink("Listan som Word", f"{root}/delegationslista.docx?manad={month.address}"),
            NavLink(
                "Statistiken som PDF", f"{root}/delegationsstatistik.pdf?manad={month.address}"
            ),
        ),
    )


def _form(month: Month, words: Words) -> Table:
    columns = (
        Column("Punkt nr i delegationsförteckningen"),
        Column("Ärende"),
        Column("Datum", whole=True),
        Column("Beslut"),
    )
    rows = tuple(_row(one, words) for one in month.rows)
    empty = "Inga delegationsbeslut är tagna under månaden."
    return Table(f"Delegationsbeslut {month.name}", columns, rows, empty)


def _row(one: DelegatedBeslut, words: Words) -> tuple[Cell, ...]:
    written = list_row(one)
    about, _, number = written.arende.partition("\n")
    who, _, _ = written.beslut.partition("\n")
    without = (Bricka(TAKEN_WITHOUT, Kind.ERROR),) if one.utan_stod else ()
    href = f"{words.root}/{one.arende}" if one.verksamhet else None
    return (
        Cell(written.punkt),
        Cell(about, href, note=number),
        Cell(written.datum),
        Cell(_decided(one), brickor=without, note=f"Beslutat av {who}"),
    )


def _decided(one: DelegatedBeslut) -> str:
    """Say what was decided: the paper names it in the column of the ärende alone."""
    name = SAKER.get(one.slag) or BESLUTSSLAG.get(one.slag, one.slag)
    return f"{name[:1].upper()}{name[1:]}"


def _flagged(month: Month) -> Iterator[Notice]:
    many = sum(one.utan_stod for one in month.rows)
    if many:
        one = many == 1
        word = "beslut är taget" if one else "beslut är tagna"
        body = (
            "Det är registrerat som det togs. Nämnden behöver ta ställning till det."
            if one
            else "De är registrerade som de togs. Nämnden behöver ta ställning till dem."
        )
        yield Notice(Kind.WARNING, f"{antal(many)} {word} utan stöd i delegationsordningen", body)


def _statistics(caption: str, counts: Sequence[UnitCount], words: Words) -> Table:
    """Make the table: each enhet with its sum and kinds, and the sum of all in the last row."""
    columns = (Column("Enhet"), Column("Slag"), Column("Antal", numeric=True))
    units = list(dict.fromkeys(one.enhet for one in counts))
    rows = [row for unit in units for row in _unit(unit, counts, words)]
    total = (Cell("Alla"), Cell("alla slag"), Cell(antal(sum(one.antal for one in counts))))
    empty = "Inga beslut är räknade."
    return Table(caption, columns, (*rows, total) if rows else (), empty)


def _unit(unit: str, counts: Sequence[UnitCount], words: Words) -> Iterator[tuple[Cell, ...]]:
    own = [one for one in counts if one.enhet == unit]
    name = words.enhet(unit) if unit else NO_ENHET
    yield Cell(name), Cell("alla slag"), Cell(antal(sum(one.antal for one in own)))
    for one in own:
        if one.slag:
            yield Cell(name), Cell(kind_of(one.slag, one.utfall)), Cell(antal(one.antal))


def _check(month: Month) -> str:
    """Say whether the numbers agree with the list: they are counted in two ways."""
    listed = len(month.rows)
    own = sum(one.antal for one in month.counted if not one.raknad)
    elsewhere = sum(one.antal for one in month.counted if one.raknad)
    agree = "stämmer med listan" if own == listed else f"stämmer inte: listan har {antal(listed)}"
    return (
        f"{antal(own)} beslut i registret ({agree}) och {antal(elsewhere)} räknade i andra system "
        f"är tillsammans {antal(own + elsewhere)}."
    )
