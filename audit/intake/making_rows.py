"""How a row of each kind is made of its cells, and what tells it from the others of its file.

A new kind has one maker here and one line in `MAKERS`; where a row may not stand twice it has one
line in `_IDENTITIES` too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from audit.barnutredning.codes import NOT_TOLD
from audit.intake.cells import Cells
from audit.intake.kinds import REGISTERED, Kind
from audit.intake.making_rows_verkstallighet import (
    make_avbrott,
    make_beslut,
    make_erbjudande,
    make_vantelista,
)
from audit.intake.rows import (
    DelRow,
    ForlangningRow,
    HandelseRow,
    LexsarahRow,
    Row,
    UtredningRow,
)
from audit.intake.rows_klockor import HandlaggningRow, OrosanmalanRow, UppfoljningRow
from audit.intake.rows_verkstallighet import AvbrottRow, BeslutRow, ErbjudandeRow, VantelistaRow

Identity = tuple[tuple[object, ...], str, str]
"""What no other row of the file has, the column that is told where one does, and its name."""


def identity(row: Row) -> Identity | None:
    """Give what tells a row from others; None for kinds whose rows may repeat each other."""
    found = _IDENTITIES.get(type(row))
    return found(row) if found is not None else None


def _one_note(row: HandlaggningRow) -> tuple[object, ...]:
    # The newest answer about violence stands: two of a day would contradict each other.
    kod = () if row.handelse == "vald" else tuple(sorted(row.kod))
    return (row.utredning_id, row.handelse, row.datum, kod)


_IDENTITIES: Final[dict[type[Row], Callable[[Any], Identity]]] = {
    UtredningRow: lambda row: ((row.utredning_id,), "utredning_id", "utredning"),
    ForlangningRow: lambda row: (
        (row.utredning_id, row.beslutad),
        "utredning_id",
        "förlängning",
    ),
    DelRow: lambda row: ((row.slag, row.kod, row.fran), "kod", "del från samma dag"),
    LexsarahRow: lambda row: ((row.arende_id,), "arende_id", "ärende"),
    OrosanmalanRow: lambda row: ((row.anmalan_id,), "anmalan_id", "anmälan"),
    HandlaggningRow: lambda row: (_one_note(row), "utredning_id", "händelse"),
    UppfoljningRow: lambda row: ((row.utredning_id, row.beslutad), "utredning_id", "uppföljning"),
    BeslutRow: lambda row: ((row.beslut_id,), "beslut_id", "beslut"),
    ErbjudandeRow: lambda row: (
        (row.beslut_id, row.erbjudet),
        "beslut_id",
        "erbjudande från samma dag",
    ),
    AvbrottRow: lambda row: ((row.beslut_id, row.avbruten), "beslut_id", "avbrott från samma dag"),
    VantelistaRow: lambda row: ((row.ar, row.manad), "manad", "månad"),
}


def _utredning(cells: Cells) -> UtredningRow:
    return UtredningRow(
        cells.number,
        cells.text("utredning_id"),
        cells.text("barn_id"),
        cells.code("enhet"),
        cells.filled_day("inledd"),
        cells.day("anmalan_inkom"),
        cells.day("avslutad"),
        cells.code("avslut") or _not_told(cells),
        cells.day(REGISTERED),
        cells.code("samordnare"),
        cells.day("senaste_anteckning"),
    )


def _not_told(cells: Cells) -> str:
    """Give the code of an end that the source does not tell, where it lacks the whole column."""
    return NOT_TOLD if "avslut" not in cells.cells and cells.text("avslutad") else ""


def _forlangning(cells: Cells) -> ForlangningRow:
    return ForlangningRow(
        cells.number,
        cells.text("utredning_id"),
        cells.filled_day("beslutad"),
        cells.filled_day("ny_sista_dag"),
        cells.code("skal_kod"),
        cells.code("beslutsfattare"),
        cells.words("skal"),
        cells.day(REGISTERED),
    )


def _del(cells: Cells) -> DelRow:
    return DelRow(
        cells.number,
        cells.code("slag").lower(),
        cells.text("kod"),
        cells.text("namn"),
        cells.filled_day("fran"),
        cells.day("till"),
        cells.text("verksamhet"),
        cells.text("utforare"),
        cells.code("lag"),
        cells.code("driftsform"),
        cells.code_or_none("omrade"),
        cells.code_or_none("beredskap"),
        cells.code_or_none("organisationsnummer"),
    )


def _lexsarah(cells: Cells) -> LexsarahRow:
    return LexsarahRow(
        cells.number,
        cells.text("arende_id"),
        cells.filled_day("inkom"),
        cells.code("enhet"),
        cells.code("lag"),
        cells.code_or_none("diarienummer"),
        cells.code_or_none("bedomning"),
        cells.day("ivo_anmald"),
        cells.day("ivo_kompletterad"),
        cells.day("avslutad"),
    )


def _handelse(cells: Cells) -> HandelseRow:
    return HandelseRow(
        cells.number,
        cells.text("id"),
        cells.code("enhet"),
        cells.code("starthandelse"),
        cells.filled_day("startdatum"),
        cells.code("sluthandelse"),
        cells.day("slutdatum"),
        cells.day(REGISTERED),
    )


def _orosanmalan(cells: Cells) -> OrosanmalanRow:
    return OrosanmalanRow(
        number=cells.number,
        anmalan_id=cells.text("anmalan_id"),
        barn_id=cells.text("barn_id"),
        grupp=cells.code("grupp"),
        enhet=cells.code("enhet"),
        inkom=cells.filled_day("inkom"),
        anmalare=cells.code("anmalare"),
        inkom_sent=cells.code("inkom_sent"),
        pagaende_utredning=cells.text("pagaende_utredning"),
        skyddsbedomning=cells.day("skyddsbedomning"),
        skyddsbedomning_utfall=cells.code("skyddsbedomning_utfall"),
        forlangd_beslutad=cells.day("forlangd_beslutad"),
        forlangd_till=cells.day("forlangd_till"),
        forlangd_skal_kod=cells.code("forlangd_skal_kod"),
        forhandsbedomning=cells.day("forhandsbedomning"),
        utfall=cells.code("utfall"),
        utredning_id=cells.text("utredning_id"),
        beslutsfattare=cells.code("beslutsfattare"),
        aterkoppling_begard=cells.day("aterkoppling_begard"),
        aterkoppling_lamnad=cells.day("aterkoppling_lamnad"),
        aterkoppling_ej_lamnad=cells.day("aterkoppling_ej_lamnad"),
        aterkoppling_ej_lamnad_skal=cells.code("aterkoppling_ej_lamnad_skal"),
        registrerad_i_kalla=cells.day(REGISTERED),
    )


def _handlaggning(cells: Cells) -> HandlaggningRow:
    return HandlaggningRow(
        number=cells.number,
        utredning_id=cells.text("utredning_id"),
        handelse=cells.code("handelse"),
        datum=cells.filled_day("datum"),
        kod=cells.codes("kod"),
        text=cells.words("text"),
        beslutsfattare=cells.code("beslutsfattare"),
        aterkallad=cells.code("aterkallad"),
        registrerad_i_kalla=cells.day(REGISTERED),
    )


def _uppfoljning(cells: Cells) -> UppfoljningRow:
    return UppfoljningRow(
        number=cells.number,
        utredning_id=cells.text("utredning_id"),
        beslutad=cells.filled_day("beslutad"),
        grund=cells.code("grund"),
        fran=cells.day("fran"),
        avslutad=cells.day("avslutad"),
        utfall=cells.code("utfall"),
        ny_utredning_id=cells.text("ny_utredning_id"),
        beslutsfattare=cells.code("beslutsfattare"),
        registrerad_i_kalla=cells.day(REGISTERED),
    )


MAKERS: Final[dict[Kind, Callable[[Cells], Row]]] = {
    Kind.BARNUTREDNINGAR: _utredning,
    Kind.FORLANGNINGAR: _forlangning,
    Kind.ORGANISATION: _del,
    Kind.LEXSARAH: _lexsarah,
    Kind.HANDELSER: _handelse,
    Kind.OROSANMALNINGAR: _orosanmalan,
    Kind.HANDLAGGNING: _handlaggning,
    Kind.UPPFOLJNINGAR: _uppfoljning,
    Kind.EJ_VERKSTALLDA: make_beslut,
    Kind.ERBJUDANDEN: make_erbjudande,
    Kind.AVBROTT: make_avbrott,
    Kind.VANTELISTA_FUNKTIONSSTOD: make_vantelista,
    Kind.VANTELISTA_ALDREOMSORG: make_vantelista,
}
"""Kind → what makes its row."""
