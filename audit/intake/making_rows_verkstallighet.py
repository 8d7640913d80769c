"""How rows of ej verkställda beslut are made: beslut, offers, avbrott, months of a waiting list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit.intake.kinds import REGISTERED, TACKAT_JA, VANTELISTOR
from audit.intake.rows import RefusedRow
from audit.intake.rows_verkstallighet import AvbrottRow, BeslutRow, ErbjudandeRow, VantelistaRow
from audit.verkstallighet.vantelista import MANADER, NONE, RADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.intake.cells import Cells

DASHES: Final = frozenset({NONE, "-", "—"})
"""What stands in a cell where it was counted and there was none."""
DIGITS: Final = 6
"""More digits than a municipality has people."""
NOT_TOLD: Final = "annat"
"""The reason of an avbrott where the source lacks the whole column."""


def make_beslut(cells: Cells) -> BeslutRow:
    """Make a row of gynnande beslut."""
    return BeslutRow(
        number=cells.number,
        beslut_id=cells.text("beslut_id"),
        enhet=cells.code("enhet"),
        lag=cells.code("lag"),
        insats=cells.code("insats"),
        beslutad=cells.filled_day("beslutad"),
        verkstalld=cells.day("verkstalld"),
        avslutad=cells.day("avslutad"),
        avslut=cells.code("avslut"),
        forhandsbesked=cells.code("forhandsbesked"),
        registrerad_i_kalla=cells.day(REGISTERED),
    )


def make_erbjudande(cells: Cells) -> ErbjudandeRow:
    """Make a row of offers."""
    return ErbjudandeRow(
        cells.number,
        cells.text("beslut_id"),
        cells.filled_day("erbjudet"),
        cells.code("svar"),
        cells.day("besvarat"),
    )


def make_avbrott(cells: Cells) -> AvbrottRow:
    """Make a row of avbrott."""
    return AvbrottRow(
        cells.number,
        cells.text("beslut_id"),
        cells.filled_day("avbruten"),
        cells.code("orsak") or ("" if "orsak" in cells.cells else NOT_TOLD),
        cells.day("aterupptagen"),
    )


def make_vantelista(cells: Cells) -> VantelistaRow | RefusedRow:
    """Make a month: a number, a dash and an empty cell are three things; anything else refuses."""
    problem = next(_problems(cells), None)
    if problem is not None:
        return problem
    names = _counted(cells)
    antal = {name: _number(cells, name) for name in names if cells.text(name)}
    yes = {name: antal.pop(name) for name in list(antal) if name.startswith(TACKAT_JA)}
    return VantelistaRow(
        cells.number,
        int(cells.text("ar")),
        int(cells.code("manad")),
        antal,
        {name.removeprefix(TACKAT_JA): number for name, number in yes.items() if number},
    )


def _counted(cells: Cells) -> list[str]:
    rows = RADER[VANTELISTOR[cells.mapping.kind]]
    names = (*(row.kod for row in rows), *(f"{TACKAT_JA}{row.kod}" for row in rows))
    return [name for name in names if name in cells.cells]


def _number(cells: Cells, name: str) -> int:
    text = cells.text(name)
    return 0 if text in DASHES else int(text)


def _problems(cells: Cells) -> Iterator[RefusedRow]:
    year, month = cells.text("ar"), cells.code("manad")
    if not (_whole(year) and len(year) == len("2026")):
        yield _refused(cells, "ar", "skriv året med fyra siffror.")
    if not (_whole(month) and int(month) in MANADER):
        yield _refused(cells, "manad", "skriv månadens nummer, 1 till 12.")
    for name in _counted(cells):
        text = cells.text(name)
        if text and text not in DASHES and not _whole(text):
            yield _refused(cells, name, f"skriv ett heltal, {NONE} om ingen väntade, eller inget.")


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= DIGITS


def _refused(cells: Cells, name: str, reason: str) -> RefusedRow:
    column = cells.mapping.heading(name)
    return RefusedRow(cells.number, column, f"{column}: {reason}")
