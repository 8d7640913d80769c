"""Reading in extracts on a page: looked at first, then exactly that file, and nothing kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest

from api.auth import Role
from api.web.labels_las_in import SLAG
from api.web.reading_in import OUR_FAULT, Wanted, Work
from audit.envelope import Actor
from audit.intake.kinds import COLUMNS, Kind
from audit.store.importing import Order, import_file
from audit.store.waiting_files import Step, WaitingFiles
from tests.support.las_in import GOOD, HEADINGS, PAGE, counted, looked, read_in
from tests.support.services import CSRF

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from tests.support.services import Service


class BrokeOffError(Exception):
    """What stops an import in the midst of its writing."""


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
    assert ">Nya uppgifter</th>" in listed
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
    described = set(SLAG[kind].columns) | ({"registrerad_i_kalla"} & set(COLUMNS[kind].all))
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


def test_an_import_that_broke_off_goes_on_from_the_page(
    service: Service, browser: TestClient
) -> None:
    """The list says that it is not ended; the same file with the same time ends it."""
    data = HEADINGS + "\n" + "".join(f"A{n};e1;Beslut;2025-01-01;;\n" for n in range(1_200))
    order = Order(
        kind=Kind.HANDELSER,
        extract_made_at=datetime(2026, 3, 16, 6, 30, tzinfo=UTC),
        actor=Actor(uuid4(), "kvalitet"),
    )

    def broken_off(done: int, total: int) -> None:
        if done > total * 3 // 4:
            raise BrokeOffError

    with pytest.raises(BrokeOffError):
        import_file(service.log, data.encode(), order, broken_off)
    service.catch_up()
    before = browser.get(PAGE).text
    _, early = looked(browser, data, klockslag="07.31")
    address, _ = looked(browser, data)
    read_in(browser, address)
    result = browser.get(address).text

    assert "Inte avslutad" in before
    assert "Ange samma tid som då." in early
    assert "En avbruten inläsning av samma fil är nu avslutad" in result
    assert counted(result)["Nya"] == "1\N{NO-BREAK SPACE}200"
    assert "Inte avslutad" not in browser.get(PAGE).text


def test_a_fault_of_ours_is_told_and_never_only_lost(service: Service) -> None:
    """Whatever goes wrong while a file is worked with, the page says so, and the log is whole."""
    files = WaitingFiles(service.log, uuid4(), b"x")
    wanted = Wanted(Kind.HANDELSER, datetime(2026, 3, 16, tzinfo=UTC), "", "")
    made = files.keep(GOOD.encode(), wanted.told())
    nothing: Any = None
    Work(nothing, Actor(uuid4(), "kvalitet"), files, made, wanted).read_in(GOOD.encode())
    found = files.look(made)

    assert found is not None
    assert (found.step, found.told["problems"]) == (Step.REFUSED, [[None, "", OUR_FAULT]])
