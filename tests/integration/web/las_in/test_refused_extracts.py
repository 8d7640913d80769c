"""Extracts of every bad kind through the page: what is wrong is told, and nothing half-done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.auth import Permission, Role
from api.auth.roles import MAY
from tests.support.las_in import GOOD, HEADINGS, MADE, PAGE, counted, looked, read_in, send

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from tests.support.services import Service


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"slag": ""}, "Välj vad utdraget innehåller."),
        ({"dag": ""}, "Skriv vilken dag utdraget framställdes."),
        ({"klockslag": ""}, "Skriv ett klockslag, som 06.30."),
        ({"klockslag": "25.00"}, "Skriv ett klockslag, som 06.30."),
        ({"dag": "2026-02-30"}, "skriv ett datum som finns"),
        ({"dag": "2999-01-01"}, "Tiden ligger framåt."),
        ({"dag": "2026-03-29", "klockslag": "02.30"}, "Klockan ställdes om den timmen."),
        ({"mappning": "lifecare_utredningar"}, "hör till ett annat slag av utdrag"),
        ({"mappning": "finns-inte"}, "hör till ett annat slag av utdrag"),
        ({"mappning": "egen"}, "Välj din mappningsfil"),
    ],
)
def test_a_form_with_something_wrong_is_shown_again(
    browser: TestClient, changed: dict[str, str], reason: str
) -> None:
    """422, the reason beside its field, and what was filled in still there."""
    answer = send(browser, GOOD, **changed)

    assert answer.status_code == 422
    assert reason in answer.text
    assert "Rätta det här och försök igen" in answer.text


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        ("[[", "inte giltig TOML"),
        ('saknas = ["id"]', "id måste finnas i utdraget"),
        ('slag = "forlangningar"', "annat slag av utdrag"),
        ('[kolumner]\nfinns_inte = "X"', "kolumnen finns inte här"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(browser: TestClient, own: str, reason: str) -> None:
    """The key that is wrong is named beside the field of the mapping file."""
    answer = send(browser, GOOD, own, mappning="egen")

    assert answer.status_code == 422
    assert reason in answer.text


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b" ", "Filen är tom."),
    "no rows": (f"{HEADINGS}\n".encode(), "Filen har rubriker men inga rader."),
    "wrong encoding": (GOOD.encode("utf-16"), "inte text i UTF-8 eller cp1252"),
    "mixed encodings": (GOOD.encode() + "x;å\n".encode("cp1252"), "blandar UTF-8"),
    "commas": (GOOD.replace(";", ",").encode(), "Filen har komma mellan kolumnerna"),
    "a missing column": (GOOD.replace(";enhet;", ";hemlig;").encode(), "Kolumnen enhet saknas."),
    "a torn line": (GOOD.encode() + b"HEMLIG", "Filen slutar mitt i en rad"),
    "few cells": (GOOD.encode() + b"HEMLIG;e1\n", "Raden har 2 celler, rubrikraden har 6."),
    "no such day": (GOOD.replace("06-01", "06-31").encode(), "Dagen finns inte, eller är"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00HEMLIG", "inte text i UTF-8 eller cp1252"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_whole(service: Service, browser: TestClient, name: str) -> None:
    """The page says what is wrong and where, without a word of what the file holds."""
    data, reason = BROKEN[name]
    size = service.log.head().size
    address, text = looked(browser, data)

    assert "Filen läses inte in" in text
    assert reason in text
    assert "HEMLIG" not in text + browser.get(f"{address}/rader.csv").text
    assert "Läs in 1 rad" not in text
    assert service.log.head().size == size


def test_a_mapping_whose_column_lacks_is_told_by_the_files_own_heading(
    browser: TestClient,
) -> None:
    """Whoever mends the extract looks for the heading that the mapping names."""
    own = '[kolumner]\nstartdatum = "Beslutsdag"'
    _, text = looked(browser, GOOD, own, mappning="egen")

    assert "Kolumnen Beslutsdag saknas." in text


def test_an_older_extract_and_contradicting_rows_are_refused_row_by_row(
    service: Service, browser: TestClient
) -> None:
    """Row, column and reason are listed, also as a file, and the sound rows are read in."""
    newer = GOOD.replace("HEMLIG-1", "HEMLIG-6")
    address, _ = looked(browser, newer)
    read_in(browser, address)
    twice = "HEMLIG-7;{};Beslut;2025-02-01;;\n"
    older = newer.replace(";e1;", ";e2;") + twice.format("e1") + twice.format("e2")
    address, text = looked(browser, older + "HEMLIG-8;e1;Beslut;2025-03-01;;\n", dag="2026-03-15")
    rows = browser.get(f"{address}/rader.csv").text
    read_in(browser, address)

    assert counted(text)["Avvisade"] == "3"
    assert "Registret har redan uppgifter ur ett nyare utdrag" in text
    assert "Raden säger något annat än rad 4" in text
    assert [line.split(";")[:3] for line in rows.splitlines()[1:]] == [
        ["2", "", "Avvisad"], ["3", "enhet", "Avvisad"], ["4", "enhet", "Avvisad"],
    ]  # fmt: skip
    assert "HEMLIG" not in text + rows
    assert counted(browser.get(address).text)["Nya"] == "1"


def test_two_extracts_of_one_time_that_contradict_each_other(browser: TestClient) -> None:
    """The second corrects nothing, and says of the row why."""
    data = GOOD.replace("HEMLIG-1", "HEMLIG-11")
    address, _ = looked(browser, data)
    read_in(browser, address)
    _, text = looked(browser, data.replace(";e1;", ";e2;"))

    assert counted(text)["Avvisade"] == "1"
    assert "Ett annat utdrag från samma tid säger något annat" in text


def test_a_larger_extract_than_other_forms_is_taken_and_not_one_without_end(
    browser: TestClient,
) -> None:
    """A file of over a million bytes is looked at; one of a hundred million is not even read."""
    taken = send(browser, b" " * 1_200_000)
    refused = browser.post(PAGE, content=b"", headers={"Content-Length": "100000000"})

    assert (taken.status_code, refused.status_code) == (303, 413)
    assert "För stort" in refused.text


def test_without_the_forms_token_nothing_happens(service: Service, browser: TestClient) -> None:
    """Neither a file nor a press is taken from another site."""
    sent = browser.post(PAGE, data=MADE)
    address, _ = looked(browser, GOOD.replace("HEMLIG-1", "HEMLIG-5"))

    assert sent.status_code == browser.post(f"{address}/las-in").status_code == 403


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_measure_may_read_in(service: Service, role: Role) -> None:
    """The page opens for kvalitet and for nobody else; a tekniker never decrypts."""
    status = service.browser(role).get(PAGE).status_code

    assert (status == 200) == (Permission.MEASURE in MAY[role])
    assert status in {200, 403}
