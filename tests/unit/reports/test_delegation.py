"""The form of a month and its statistics, held to the published ones of March 2024."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from api.reports.delegation import (
    MonthList,
    Period,
    counted_table,
    list_document,
    list_row,
    statistics_document,
)
from api.reports.document import Signature, Table, Ticks
from api.reports.pdf import to_pdf
from projections.lexsarah.beslut import DelegatedBeslut, UnitCount
from tests.unit.reports.papers import a_moment, text_of

ROW = DelegatedBeslut(
    arende=UUID(int=1),
    position=10,
    version=3,
    recorded_at=datetime(2024, 3, 15, 12, tzinfo=UTC),
    topic="lexsarah.ivo_anmalan_made",
    punkt="4.3",
    punktslag="beslut",
    stod="punkt",
    beslutsfattare="verksamhetsutvecklare",
    beslutad=date(2024, 3, 15),
    utanfor=False,
    paragraf=None,
    lagrum="24 f § lagen (1993:387) om stöd och service till vissa funktionshindrade",
    punkt_lagrum="14 kap. 7 § SoL, 24 f § LSS",
    lag="lss",
    verksamhet="v1",
    enhet="e1",
    slag="anmala_ivo",
    utfall=None,
    diarienummer=None,
)
COUNTED = (
    ("Utredningsgruppen", "inleda_utredning", 21), ("Utredningsgruppen", "", 49),
    ("Mottagningsgruppen", "inte_inleda_utredning", 18), ("Insatsgruppen", "inleda_utredning", 10),
    ("Insatsgruppen", "", 17), ("Barn och unga–Insatsgruppen", "", 5),
    ("Individ- och familjeomsorg", "", 4), ("SoL biståndsenheten", "", 1043),
    ("LSS biståndsenheten", "", 36), ("Biståndsenheten", "", 1), ("Socialförvaltningen", "", 1),
    ("Ekonomi- och vuxenheten", "", 561), ("Familjerätten", "", 9),
)  # fmt: skip
COUNTS = tuple(UnitCount(enhet, slag, None, antal, raknad=True) for enhet, slag, antal in COUNTED)


def test_the_published_row_comes_out_as_printed() -> None:
    """The one row of March 2024: point 4.3, lex Sarah under 24 f § LSS to IVO, and who decided."""
    row = list_row(ROW)

    assert (row.punkt, row.arende) == ("4.3", "lex Sarah enligt 24 f § LSS till IVO")
    assert (row.datum, row.beslut) == ("2024-03-15", "verksamhetsutvecklare")


def test_the_form_has_what_the_published_one_has() -> None:
    """Five areas to tick, the month, the four columns, and a line to sign on."""
    found = MonthList(2024, 3, (list_row(ROW),), frozenset({"funktionsstod"}))
    made = list_document(found, a_moment())
    ticks = next(one for one in made.blocks if isinstance(one, Ticks))
    table = next(one for one in made.blocks if isinstance(one, Table))
    text = text_of(to_pdf(made))

    assert [name for name, ticked in ticks.items if ticked] == ["Funktionsstöd"]
    assert len(ticks.items) == 5
    assert [one.name for one in table.columns] == [
        "Punkt nr i delegationsförteckningen", "Ärende", "Datum", "Beslut",
    ]  # fmt: skip
    assert any(isinstance(one, Signature) for one in made.blocks)
    assert "mars 2024" in text
    assert "lex Sarah enligt 24 f § LSS till IVO" in text


def test_a_beslut_without_support_shows_as_such() -> None:
    """An act registered as taken without authority says so in its row."""
    row = list_row(replace(ROW, stod="saknas", punkt=None, paragraf="§ 12"))

    assert row.punkt == "–"
    assert row.beslut == "verksamhetsutvecklare § 12\nTaget utan stöd i delegationsordningen"


def test_how_it_went_is_told() -> None:
    """Granted or refused stands with who decided; an anmälan that was not made says so."""
    granted = list_row(replace(ROW, slag="atgarder", utfall="bifall"))
    unmade = list_row(replace(ROW, slag="polisanmalan", utfall="inte_aktuell"))

    assert granted.beslut == "verksamhetsutvecklare, bifall"
    assert unmade.arende == "anmäla misstänkt brott: inte aktuell"


def test_the_published_statistics_come_out_with_their_sum() -> None:
    """Eleven enheter, each with its sum and its known kinds; all of them are 1,775."""
    table = counted_table(COUNTS, str)
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in table.rows]

    assert ("Utredningsgruppen", "Alla slag", "70") in rows
    assert ("", "varav inleda utredning", "21") in rows
    assert ("SoL biståndsenheten", "Alla slag", "1 043") in rows
    assert rows[-1] == ("Alla", "", "1 775")
    assert len([row for row in rows if row[1] == "Alla slag"]) == 11


def test_statistics_of_nothing_say_so() -> None:
    """A period without beslut has no rows and no sum of nothing."""
    period = Period(date(2024, 3, 1), date(2024, 3, 31), "mars 2024")
    made = statistics_document((), period, a_moment(), str)

    assert "Inga beslut är tagna under tiden." in text_of(to_pdf(made))
