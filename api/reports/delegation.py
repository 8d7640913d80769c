"""Anmälan av delegationsbeslut: the form of a month, and how many beslut each enhet took."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from api.reports.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Signature,
    Table,
    Ticks,
)
from api.reports.papers import document, proved
from api.web.formats import MONTHS, antal, datum
from audit.law.delegation import BESLUTSFATTARE, OMRADEN, SAKER
from audit.lexsarah.codes import GJORD, STOD, UPPLAGA
from audit.lexsarah.codes_utredning import BESLUTSSLAG, BESLUTSUTFALL

if TYPE_CHECKING:
    from api.reports.moment import Moment
    from projections.lexsarah.beslut import DelegatedBeslut, UnitCount

SHORT: Final = {
    r"socialtjänstlagen \(\d{4}:\d+\)": "SoL",
    r"lagen \(1993:387\) om stöd och service till vissa funktionshindrade": "LSS",
}
"""Acts by the short names that a delegationsordning uses."""
_ABOUT: Final = {
    "anmala_ivo": "lex Sarah enligt {lagrum} till IVO",
    "anmala_brister": "brister enligt {lagrum} till IVO",
}
_HOW_COUNTED: Final = (
    "Raden för en enhet räknar alla dess beslut. Raderna under den säger vilka slag de är av, så"
    " långt det är känt."
)
NO_ENHET: Final = "Ingen enhet angiven"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the form: as the nämnd reads it."""

    punkt: str
    arende: str
    datum: str
    beslut: str


@dataclass(frozen=True, slots=True)
class MonthList:
    """The form of a month: its rows, and the areas that they come from (codes of `OMRADEN`)."""

    year: int
    month: int
    rows: tuple[ListRow, ...]
    omraden: frozenset[str]

    @property
    def name(self) -> str:
        """Give the month in words."""
        return f"{MONTHS[self.month - 1]} {self.year}"


def list_row(one: DelegatedBeslut) -> ListRow:
    """Write a beslut as a row of the form; one without support says so."""
    under = f" {one.paragraf}" if one.paragraf else ""
    how = f", {BESLUTSUTFALL[one.utfall].lower()}" if one.utfall in BESLUTSUTFALL else ""
    who = f"{BESLUTSFATTARE.get(one.beslutsfattare, one.beslutsfattare)}{under}{how}"
    without = f"\n{STOD['saknas']}" if one.utan_stod else ""
    number = f"\n{one.diarienummer}" if one.diarienummer else ""
    return ListRow(
        punkt=one.punkt or "–",
        arende=f"{_about(one)}{number}",
        datum=datum(one.beslutad),
        beslut=f"{who}{without}",
    )


def _about(one: DelegatedBeslut) -> str:
    text = _ABOUT.get(one.slag)
    if text is not None:
        return text.format(lagrum=short(one.lagrum or one.punkt_lagrum or ""))
    name = SAKER.get(one.slag) or BESLUTSSLAG.get(one.slag, one.slag)
    # Whether another anmälan was made is a beslut both ways.
    return f"{name}: {GJORD[one.utfall].lower()}" if one.utfall in GJORD else name


def short(lagrum: str) -> str:
    """Write acts by their short names: `24 f § LSS`."""
    for pattern, name in SHORT.items():
        lagrum = re.sub(pattern, name, lagrum)
    return lagrum


def list_document(found: MonthList, moment: Moment) -> Document:
    """Make the form: areas to tick, the month, the rows, and a line to sign on."""
    columns = (
        Column("Punkt nr i delegationsförteckningen", 28),
        Column("Ärende", 36),
        Column("Datum", 14),
        Column("Beslut", 26),
    )
    rows = tuple((one.punkt, one.arende, one.datum, one.beslut) for one in found.rows)
    ticked = tuple((name, code in found.omraden) for code, name in OMRADEN.items())
    blocks: tuple[Block, ...] = (
        Facts((("Avseende", found.name), ("Till", moment.namnd))),
        Ticks("Område", ticked),
        Table(
            f"Delegationsbeslut {found.name}",
            columns,
            rows,
            empty="Inga delegationsbeslut är tagna under månaden.",
        ),
        Signature(("Underskrift", "Namnförtydligande")),
    )
    made = document("Anmälan av delegationsbeslut", moment, blocks, kind="Delegationsbeslut")
    return proved(made, moment)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a paper is about, both included, and how they are called."""

    first: date
    last: date
    name: str


def statistics_document(
    counts: Sequence[UnitCount],
    period: Period,
    moment: Moment,
    name_of: Callable[[str], str],
    undated: Sequence[UnitCount] = (),
) -> Document:
    """Make the statistics: beslut by enhet and kind, with the sum of all.

    `undated` was counted by a source that prints no period: told apart, and never added.
    """
    blocks: list[Block] = [
        Facts((("Avseende", period.name), ("Till", moment.namnd))),
        Heading("Antal beslut per enhet"),
        Paragraph(_HOW_COUNTED, quiet=True),
        counted_table(counts, name_of),
    ]
    if undated:
        blocks += [
            Heading("Räknade utan angiven tid"),
            Paragraph("Källan säger inte vilken tid talen gäller.", quiet=True),
            counted_table(undated, name_of),
        ]
    title = "Statistik över delegationsbeslut"
    made = document(title, moment, blocks, kind=title, edition=UPPLAGA["sekretess"])
    return proved(made, moment)


def counted_table(counts: Sequence[UnitCount], name_of: Callable[[str], str]) -> Table:
    """Make the table: each enhet with its sum and its kinds, and the sum of all in the last row."""
    columns = (Column("Enhet", 40), Column("Slag", 40), Column("Antal", 14, numeric=True))
    units = list(dict.fromkeys(one.enhet for one in counts))
    rows = [row for unit in units for row in _unit(unit, counts, name_of)]
    total = sum(one.antal for one in counts)
    return Table(
        "Beslut per enhet och slag",
        columns,
        (*rows, ("Alla", "", antal(total))) if rows else (),
        empty="Inga beslut är tagna under tiden.",
        total=True,
    )


def _unit(
    unit: str, counts: Sequence[UnitCount], name_of: Callable[[str], str]
) -> Iterator[tuple[str, ...]]:
    own = [one for one in counts if one.enhet == unit]
    name = name_of(unit) if unit else NO_ENHET
    yield name, "Alla slag", antal(sum(one.antal for one in own))
    told = [one for one in own if one.slag]
    for one in told:
        how = f", {BESLUTSUTFALL[one.utfall].lower()}" if one.utfall in BESLUTSUTFALL else ""
        slag = SAKER.get(one.slag) or BESLUTSSLAG.get(one.slag, one.slag)
        yield "", f"varav {slag}{how}", antal(one.antal)
