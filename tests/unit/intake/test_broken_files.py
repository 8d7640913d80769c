"""Files that are refused whole: each says why, in which row and column, and never a value."""

from __future__ import annotations

import codecs

import pytest

from audit.errors import FieldProblem
from audit.intake.errors import BrokenFileError
from audit.intake.table import MAX_CELL
from tests.unit.intake.files import HEADINGS, ROW, extract, read

SECRET = "20120304-1234"


def problems(data: bytes, toml: str = "") -> tuple[FieldProblem, ...]:
    """Give what is told of a broken file."""
    with pytest.raises(BrokenFileError) as caught:
        read(data, toml)
    return caught.value.problems


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "tom"),
        (b" \n", "tom"),
        (extract(ROW).decode().encode("utf-16"), "inte text"),
        (extract(ROW) + b"\x00\n", "nolltecken"),
        (extract(ROW) + b"\x81;\n", "varken giltig UTF-8 eller cp1252"),
        ("å".encode() + extract(ROW) + "ä".encode("cp1252") + b"\n", "blandar"),
        (codecs.BOM_UTF8 + extract(ROW) + b"\xe4\n", "blandar"),
        (extract(ROW).replace(b";", b","), "komma mellan kolumnerna"),
        (extract(ROW).replace(b";", b"\t"), "tabb mellan kolumnerna"),
        (extract(ROW)[:-1], "slutar mitt i en rad"),
        (extract(ROW)[:-9], "slutar mitt i en rad"),
        (extract(), "inga rader"),
        (extract(headings=HEADINGS.replace(";avslut", "")), "Kolumnen avslutad saknas"),
        (extract(ROW + ";x", headings=HEADINGS + ";namn"), "Rubriken i kolumn 8 är okänd"),
        (extract(ROW + ";x", headings=HEADINGS + ";enhet"), "två gånger"),
        (extract(ROW + ";x"), "8 celler"),
        (extract("U1;B1"), "2 celler"),
        (extract(ROW, ""), "0 celler"),
        (extract('U1;"B1;4110'), "stängs aldrig"),
        (extract('U1;"B1"x;4110;;2022-09-05;;'), "fel plats"),
        (extract(ROW + "\r" + ROW), "fel plats"),
        (extract(ROW, ROW), "finns även på rad 2"),
        (extract(ROW.replace("2022-09-05", "2022-02-30")), "dagen finns inte"),
        (extract(ROW.replace("2022-09-05", "20220905")), "inte skriven som väntat"),
        (extract(ROW.replace("2022-09-05", "2022-W36-1")), "inte skriven som väntat"),
        (extract(ROW.replace("2022-12-01", "2022-12-1")), "inte skriven som väntat"),
    ],
)
def test_a_broken_file_is_refused_with_its_reason(data: bytes, says: str) -> None:
    """Whatever makes the file itself doubtful refuses all of it, in plain words."""
    told = " ".join(problem.reason for problem in problems(data))

    assert says in told


@pytest.mark.parametrize("size", [MAX_CELL + 1, 10_000_000])
def test_a_cell_that_is_too_long_is_refused(size: int) -> None:
    """No cell is longer than 64 kB, and ten megabytes in one end the reading."""
    (problem,) = problems(extract(f"U1;B1;{'x' * size};;2022-09-05;;"))

    assert "längre än 64 kB" in problem.reason
    assert problem.row == 2


def test_every_wrong_row_is_told_with_its_column() -> None:
    """Problems name row and column, as a spreadsheet counts rows."""
    wrong = ROW.replace("2022-09-05", "2022-13-01").replace("U1", "U2")
    found = problems(extract(ROW, wrong, wrong.replace("U2", "U3").replace("-12-", "-00-")))

    assert [(one.row, one.field) for one in found] == [
        (3, "inledd"),
        (4, "inledd"),
        (4, "avslutad"),
    ]


def test_no_value_is_echoed() -> None:
    """What stands in the file is told nowhere, not even a heading that is a person's data."""
    files = [
        extract(f"{SECRET};{SECRET};4110;;{SECRET};;"),
        extract(f"{SECRET};B;4110;;2022-09-05;;", f"{SECRET};B;4110;;2022-09-05;;"),
        extract(headings=f"{SECRET};{SECRET};a;b;c;d;e"),
        extract(f'"{SECRET}'),
    ]
    told = " ".join(repr(problem) for data in files for problem in problems(data))

    assert SECRET not in told


def test_many_problems_are_cut_short() -> None:
    """A setting that makes every row wrong gives a hundred problems and the number of the rest."""
    rows = [f"U{n};B;4110;;fel;;" for n in range(150)]
    found = problems(extract(*rows))

    assert len(found) == 101
    assert "50" in found[-1].reason
