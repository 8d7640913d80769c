"""Files that can be read: encodings, quotes, spaces, and rows that are refused alone."""

from __future__ import annotations

import codecs
from datetime import date

import pytest

from audit.intake.kinds import Kind
from audit.intake.rows import ForlangningRow, RefusedRow, UtredningRow
from tests.unit.intake.files import EXTENSION_HEADINGS, HEADINGS, ROW, extract, read


def test_a_row_is_read_with_its_number() -> None:
    """The headings are row 1, so the first row is row 2."""
    (row,) = read(extract(ROW)).rows

    assert row == UtredningRow(
        2, "U1", "B1", "4110", date(2022, 9, 5), date(2022, 9, 1), date(2022, 12, 1), "insats"
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("cp1252"),
    ],
)
def test_utf8_and_cp1252_read_the_same(encode: object, ending: str) -> None:
    """UTF-8 with or without BOM and cp1252 give the same row, with either line ending."""
    assert callable(encode)
    text = extract(ROW.replace("4110", "Söder")).decode().replace("\n", ending)
    (row,) = read(encode(text)).rows

    assert isinstance(row, UtredningRow)
    assert row.enhet == "Söder"


def test_text_is_read_in_nfc() -> None:
    """A letter written as two code points becomes one, so that an id is the same in every file."""
    (row,) = read(extract(ROW.replace("U1", "a\u030a"))).rows

    assert isinstance(row, UtredningRow)
    assert row.utredning_id == "å"


def test_spaces_around_a_cell_are_not_part_of_it() -> None:
    """Padding of a fixed-width export says nothing."""
    (row,) = read(extract(ROW.replace("U1", "  U1 "))).rows

    assert isinstance(row, UtredningRow)
    assert row.utredning_id == "U1"


def test_a_quoted_cell_may_hold_a_separator_and_a_new_line() -> None:
    """Quotes are read as RFC 4180 has them; the row number is the spreadsheet's."""
    first = 'U1;2022-09-05;2022-12-05;annat;"Rad ett; två\nrad ""tre""";utskott'
    second = "U2;2022-09-05;2022-12-05;annat;;utskott"
    data = extract(first, second, headings=EXTENSION_HEADINGS)
    rows = read(data, kind=Kind.FORLANGNINGAR).rows

    assert isinstance(rows[0], ForlangningRow)
    assert rows[0].skal == 'Rad ett; två\nrad "tre"'
    assert isinstance(rows[1], ForlangningRow)
    assert (rows[1].number, rows[1].skal) == (3, None)


def test_columns_may_come_in_any_order() -> None:
    """Columns are found by their headings."""
    data = extract(
        "insats;2022-12-01;2022-09-05;;4110;B1;U1", headings=";".join(HEADINGS.split(";")[::-1])
    )
    (row,) = read(data).rows

    assert isinstance(row, UtredningRow)
    assert (row.utredning_id, row.avslut) == ("U1", "insats")


@pytest.mark.parametrize(("column", "at"), [("utredning_id", 0), ("barn_id", 1), ("inledd", 4)])
def test_an_empty_cell_refuses_its_row_alone(column: str, at: int) -> None:
    """A row that lacks what every row must have is refused, and the others are read."""
    cells = ROW.split(";")
    cells[at] = ""
    rows = read(extract(";".join(cells), ROW.replace("U1", "U2"))).rows

    assert rows[0] == RefusedRow(2, column, f"{column}: cellen är tom.")
    assert isinstance(rows[1], UtredningRow)


def test_an_identifier_has_an_end() -> None:
    """An id longer than 128 characters is a mistake of the extract, and its row is refused."""
    (row,) = read(extract(ROW.replace("U1", "U" * 129))).rows

    assert isinstance(row, RefusedRow)


def test_identifiers_are_hidden_from_repr() -> None:
    """A row that ends in a log line or a traceback tells nobody's id."""
    (row,) = read(extract(ROW.replace("B1", "hemligt-id"))).rows

    assert "hemligt-id" not in repr(row)


def test_an_extension_is_read_with_all_its_facts() -> None:
    """Extensions have a file of their own, with the decision, its reason and who decided."""
    data = extract("U1;2022-12-01;2023-03-01;annat;Skäl;utskott", headings=EXTENSION_HEADINGS)
    (row,) = read(data, kind=Kind.FORLANGNINGAR).rows

    assert row == ForlangningRow(
        2, "U1", date(2022, 12, 1), date(2023, 3, 1), "annat", "utskott", "Skäl"
    )


def test_two_decisions_of_one_utredning_are_no_doubles() -> None:
    """An utredning may be extended more than once."""
    data = extract(
        "U1;2022-12-01;2023-03-01;annat;;utskott",
        "U1;2023-02-01;2023-05-01;annat;;utskott",
        headings=EXTENSION_HEADINGS,
    )

    assert len(read(data, kind=Kind.FORLANGNINGAR).rows) == 2
