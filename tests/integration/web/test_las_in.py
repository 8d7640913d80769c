"""Reading in extracts on a page: looked at first, then exactly that file, and nothing kept."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from api.auth import Permission, Role
from api.auth.roles import MAY
from api.web.labels_las_in import SLAG
from audit.intake.kinds import COLUMNS, Kind
from tests.support.database import fresh_database
from tests.support.services import CSRF, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.server import RunServer
    from tests.support.services import Service

PAGE = "/prov/las-in"
HEADINGS = "id;enhet;starthandelse;startdatum;sluthandelse;slutdatum"
GOOD = f"{HEADINGS}\nHEMLIG-1;e1;Beslut;2025-01-01;Följt upp;2025-06-01\n"
MADE = {"slag": "handelser", "mappning": "", "dag": "2026-03-16", "klockslag": "07.30"}


@pytest.fixture(scope="module")
def service(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """One service for all tests of the page: each reads in rows of its own."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("las-in")) as made,
    ):
        yield made


@pytest.fixture
def browser(service: Service) -> TestClient:
    """A browser of somebody in kvalitet."""
    return service.browser(Role.KVALITET)


def send(browser: TestClient, data: str | bytes, own: str = "", **changed: str) -> Response:
    """Send a file through the form."""
    files = {"fil": ("utdrag.csv", data if isinstance(data, bytes) else data.encode())}
    if own:
        files["mappningsfil"] = ("egen.toml", own.encode())
    return browser.post(PAGE, data={**MADE, **changed, "csrf_token": CSRF}, files=files)


def looked(
    browser: TestClient, data: str | bytes, own: str = "", **changed: str
) -> tuple[str, str]:
    """Send a file and open the page that tells of it: its address and its text."""
    answer = send(browser, data, own, **changed)
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    return address, browser.get(address).text


def read_in(browser: TestClient, address: str) -> Response:
    """Press the button that reads the file in."""
    return browser.post(f"{address}/las-in", data={"csrf_token": CSRF})


def counted(text: str) -> dict[str, str]:
    """Read the four numbers of the page."""
    return dict(re.findall(r"<dt>(Nya|Rättade|Oförändrade|Avvisade)</dt><dd>([^<]+)</dd>", text))


def waiting(service: Service) -> list[tuple[Any, ...]]:
    """Give all that the database holds of files on their way."""
    with psycopg.connect(service.services.settings.database_url or "") as connection:
        return connection.execute(f"SELECT * FROM {service.log.schema}.waiting_file").fetchall()


def test_a_file_is_looked_at_before_anything_is_read_in(
    service: Service, browser: TestClient
) -> None:
    """The dry run counts and writes nothing; the press writes exactly that; then it is listed."""
    size = service.log.head().size
    address, preview = looked(browser, GOOD)
    untouched = service.log.head().size
    answer = read_in(browser, address)
    result = browser.get(answer.headers["location"]).text
    listed = browser.get(PAGE).text

    assert counted(preview) == {"Nya": "1", "Rättade": "0", "Oförändrade": "0", "Avvisade": "0"}
    assert "Läs in 1 rad" in preview
    assert (untouched, service.log.head().size) == (size, size + 4)
    assert "Filen är inläst" in result
    assert "Händelser att följa upp" in listed
    assert "2026-03-16\N{NO-BREAK SPACE}07.30" in listed


def test_nothing_of_a_file_can_be_read_where_it_waits(
    service: Service, browser: TestClient
) -> None:
    """Sealed while it waits, gone with the first press, opened by no other session."""
    address, _ = looked(browser, GOOD.replace("HEMLIG-1", "HEMLIG-2"))
    mine = address.rsplit("/", 1)[1]
    row = next(one for one in waiting(service) if str(one[0]) == mine)
    stranger = service.browser(Role.KVALITET).get(address)
    read_in(browser, address)
    after = next(one for one in waiting(service) if str(one[0]) == mine)

    assert b"HEMLIG" not in b"".join(bytes(one) for one in row if isinstance(one, bytes))
    assert stranger.status_code == 404
    assert "Filen finns inte kvar" in stranger.text
    assert (row[4] is None, after[4]) == (False, None)


def test_a_second_press_reads_nothing_in(service: Service, browser: TestClient) -> None:
    """Whoever presses twice is told so, and the log does not grow."""
    address, _ = looked(browser, GOOD.replace("HEMLIG-1", "HEMLIG-3"))
    read_in(browser, address)
    size = service.log.head().size
    again = read_in(browser, address)

    assert (again.status_code, service.log.head().size) == (409, size)
    assert "är redan inläst" in again.text


def test_a_discarded_file_is_gone(service: Service, browser: TestClient) -> None:
    """Throwing it away removes it at once, and the form is shown again."""
    address, _ = looked(browser, GOOD.replace("HEMLIG-1", "HEMLIG-4"))
    answer = browser.post(f"{address}/slang", data={"csrf_token": CSRF})

    assert answer.headers["location"] == PAGE
    assert browser.get(address).status_code == 404


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
    "no such day": (GOOD.replace("06-01", "06-31").encode(), "Dagen finns inte, eller är inte skriven"),
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


def test_corrections_and_refusals_are_two_lists_with_pages(browser: TestClient) -> None:
    """A later extract corrects; each list has its number, and is shown fifty rows at a time."""
    lines = [f"L{n};e1;Beslut;2025-01-01;;\n" for n in range(60)]
    address, _ = looked(browser, f"{HEADINGS}\n{''.join(lines)}")
    read_in(browser, address)
    changed = "".join(lines).replace(";e1;", ";e2;") + "X;;Beslut;2025-01-01;;\n"
    address, text = looked(browser, f"{HEADINGS}\n{changed}", dag="2026-03-17")
    second = browser.get(f"{address}?visa=rattade&sida=2").text

    assert "Avvisade (1)" in text
    assert "Rättade (60)" in text
    assert second.count('scope="row"') == 10


def test_a_ready_mapping_reads_an_extract_of_investigations(browser: TestClient) -> None:
    """The headings of the source are known, and the caseworker's name is left unread."""
    headings = "Id;CustomerNumber;Type;FromDate;ToDate;Caseworker;Organization;DossierType"
    line = "7;42;Barn;2025-09-05;2025-12-01;Anna Alm;e1;BoU"
    _, text = looked(
        browser, f"{headings}\n{line}\n", slag="barnutredningar", mappning="lifecare_utredningar"
    )

    assert counted(text)["Nya"] == "1"
    assert "Lifecare: utredningar" in text
    assert "Anna" not in text


def test_what_is_read_in_already_needs_no_press(browser: TestClient) -> None:
    """A file of which everything is known is said to be so, and there is nothing to press."""
    data = GOOD.replace("HEMLIG-1", "HEMLIG-9")
    address, _ = looked(browser, data)
    read_in(browser, address)
    _, text = looked(browser, data)

    assert "Allt i filen finns redan" in text
    assert "Läs in 1 rad" not in text


@pytest.mark.parametrize("kind", SLAG)
def test_the_template_of_a_kind_is_one_that_is_read(browser: TestClient, kind: Kind) -> None:
    """Every offered kind has a template with its columns, and each of them says what it holds."""
    answer = browser.get(f"{PAGE}/mall/{kind.value}.csv")

    assert answer.content.decode("utf-8-sig") == ";".join(COLUMNS[kind].required) + "\r\n"
    described = set(SLAG[kind].columns) | {"registrerad_i_kalla"}
    assert described == set(COLUMNS[kind].all)


def test_a_file_leaves_after_an_hour(service: Service, browser: TestClient) -> None:
    """Whoever comes back too late chooses the file again; nothing of it is left."""
    address, _ = looked(browser, GOOD.replace("HEMLIG-1", "HEMLIG-10"))
    mine, early = address.rsplit("/", 1)[1], datetime.now(UTC) - timedelta(minutes=61)
    with psycopg.connect(service.services.settings.owner_url or "") as owner:
        query = f"UPDATE {service.log.schema}.waiting_file SET saved_at = %s WHERE id = %s"
        owner.execute(query.encode(), (early, mine))

    assert browser.get(address).status_code == 404
    assert mine not in {str(one[0]) for one in waiting(service)}
