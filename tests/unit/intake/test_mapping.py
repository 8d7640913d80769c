"""The mapping file: other headings, dates, codes and separators, and what it may not say."""

from __future__ import annotations

from datetime import date

import pytest

from audit.errors import InvalidInputError
from audit.intake.errors import BrokenFileError
from audit.intake.kinds import Kind
from audit.intake.mapping import parse_mapping
from audit.intake.rows import UtredningRow
from tests.unit.intake.files import extract, read

LIFECARE = """
skiljetecken = ","
datum = "YYYY-MM-DDT00:00:00"
saknas = ["anmalan_inkom"]
bortse_fran = ["Caseworker", "DossierType"]

[kolumner]
utredning_id = "Id"
barn_id = "CustomerNumber"
enhet = "Organization"
inledd = "FromDate"
avslutad = "ToDate"
avslut = "Closure"

[koder.avslut]
"Beslut om insats" = "insats"
"Ingen insats" = "utan_insats"
"""
HEADINGS = "Id,CustomerNumber,DossierType,FromDate,ToDate,Caseworker,Organization,Closure"


def test_a_lifecare_extract_is_read_through_its_mapping() -> None:
    """Headings, separator, dates and codes are data, and the names of staff stay outside."""
    line = "7,42,Barn,2022-09-05T00:00:00,2022-12-01T00:00:00,Anna A,4110,Ingen insats"
    found = read(extract(line, headings=HEADINGS), LIFECARE)

    assert found.rows == (
        UtredningRow(
            2, "7", "42", "4110", date(2022, 9, 5), None, date(2022, 12, 1), "utan_insats"
        ),
    )
    assert "anmalan_inkom" not in found.columns


def test_a_problem_names_the_column_as_the_file_does() -> None:
    """Whoever mends the file looks for its own headings."""
    line = "7,42,Barn,2022-09-05,,Anna A,4110,"
    with pytest.raises(BrokenFileError) as caught:
        read(extract(line, headings=HEADINGS), LIFECARE)

    assert caught.value.problems[0].field == "FromDate"


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ("=", "mappning"),
        ("okänd = 1".replace("ä", "a"), "okand"),
        ('teckenkodning = "utf-16"', "teckenkodning"),
        ('skiljetecken = "x"', "skiljetecken"),
        ('datum = "DD/MM"', "datum"),
        ("kolumner = 1", "kolumner"),
        ('[kolumner]\nnamn = "Namn"', "kolumner.namn"),
        ('[kolumner]\nenhet = "A"\ninledd = "A"', "kolumner"),
        ("[kolumner]\nenhet = 1", "kolumner"),
        ('[koder.inledd]\na = "b"', "koder.inledd"),
        ("[koder]\navslut = 1", "koder.avslut"),
        ('saknas = ["inledd"]', "saknas"),
        ('bortse_fran = "x"', "bortse_fran"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(toml: str, key: str) -> None:
    """A misspelt key is told, never silently left out."""
    with pytest.raises(InvalidInputError) as caught:
        parse_mapping(toml, Kind.BARNUTREDNINGAR)

    assert caught.value.problems[0].field == key


@pytest.mark.parametrize(
    ("form", "text"),
    [("YYYYMMDD", "20220905"), ("DD.MM.YYYY", "05.09.2022"), ("DD/MM/YYYY", "05/09/2022")],
)
def test_dates_are_read_in_the_form_that_is_said(form: str, text: str) -> None:
    """One form per file, and it is the mapping that says which."""
    (row,) = read(extract(f"U1;B1;4110;;{text};;"), f'datum = "{form}"').rows

    assert isinstance(row, UtredningRow)
    assert row.inledd == date(2022, 9, 5)


def test_an_encoding_that_is_said_is_the_only_one_tried() -> None:
    """A file that is not what the mapping says is refused, though another encoding would do."""
    data = extract("U1;B1;Söder;;2022-09-05;;").decode().encode("cp1252")
    with pytest.raises(BrokenFileError, match="inte giltig UTF-8"):
        read(data, 'teckenkodning = "utf-8"')


def test_rows_of_other_kinds_are_passed_by_and_counted() -> None:
    """A mapping may say which rows of a mixed extract are ours; the rest is told as a number."""
    only = LIFECARE.replace('"Caseworker", "DossierType"', '"Caseworker"')
    toml = f'namn = "Prov"\nslag = "barnutredningar"\n{only}\n[bara_rader]\nDossierType = ["Barn"]'
    lines = (f"{one},42,{kind},2022-09-05T00:00:00,,A,4110,"
             for one, kind in enumerate(("Barn", "Vuxen", "Barn")))  # fmt: skip
    found = read(extract(*lines, headings=HEADINGS), toml)

    assert [row.number for row in found.rows] == [2, 4]
    assert found.left_out == 1


def test_a_file_of_nothing_but_other_kinds_is_refused() -> None:
    """A file of which no row is ours is told so, and not taken for an empty one."""
    only = LIFECARE.replace('"Caseworker", "DossierType"', '"Caseworker"')
    toml = f'{only}\n[bara_rader]\nDossierType = ["Barn"]'
    with pytest.raises(BrokenFileError) as caught:
        read(extract("7,42,Vuxen,2022-09-05T00:00:00,,A,4110,", headings=HEADINGS), toml)

    assert "Ingen rad i filen hör hit" in caught.value.problems[0].reason


@pytest.mark.parametrize(
    "toml",
    [f"namn = {'9' * 5_000}", f"saknas = {'[' * 20_000}", f'namn = "{"x" * 70_000}"'],
)
def test_a_mapping_made_to_exhaust_the_service_is_refused_as_any_other(toml: str) -> None:
    """Endless numbers, lists in lists and a file without end are told as what they are: wrong."""
    with pytest.raises(InvalidInputError) as caught:
        parse_mapping(toml, Kind.BARNUTREDNINGAR)

    assert [one.field for one in caught.value.problems] == ["mappning"]
