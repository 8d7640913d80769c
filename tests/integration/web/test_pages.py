"""What the pages say of a real log, and how they refuse what cannot be shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import psycopg
import pytest

from api.auth import Role
from tests.support.frysning import hidden
from tests.support.services import CSRF
from tests.support.unmarked import unmarked

if TYPE_CHECKING:
    from uuid import UUID

    from tests.support.services import Service

FIGURE = "/prov/internkontroll/barnutredningstid"


def test_each_list_has_as_many_rows_as_its_number(service: Service, arende: UUID) -> None:
    """On 2022-12-31 one is within time and one over with an extension; the lists say the same."""
    browser = service.browser(Role.KVALITET)
    rows = {
        klass: browser.get(f"{FIGURE}/arenden?laget=2022-12-31&klass={klass}").text.count(
            'scope="row"'
        )
        for klass in ("inom", "over_inom_forlangning", "over_utan_forlangning", "over", "alla")
    }

    assert rows == {
        "inom": 1, "over_inom_forlangning": 1, "over_utan_forlangning": 0, "over": 1, "alla": 2,
    }  # fmt: skip


def test_what_falls_due_within_thirty_days_is_found(service: Service, arende: UUID) -> None:
    """The utredning of 2022-10-03 reaches four months on 2023-02-03: listed from 2023-01-04."""
    browser = service.browser(Role.KVALITET)
    found = [
        browser.get(f"{FIGURE}/arenden?klass=snart&laget={day}").text.count('scope="row"')
        for day in ("2023-01-03", "2023-01-04", "2023-02-03", "2023-02-04")
    ]

    assert found == [0, 1, 1, 0]


def test_a_constructed_log_keeps_its_own_time(service: Service, arende: UUID) -> None:
    """Without a date the page stands on the day the constructed log has come to."""
    assert "21\N{NO-BREAK SPACE}november\N{NO-BREAK SPACE}2022" in (
        service.browser(Role.KVALITET).get(FIGURE).text
    )


def test_a_stopped_view_shows_its_error_and_its_lag(service: Service, arende: UUID) -> None:
    """No figure is shown as current when the view has not read what it should rest on."""
    with psycopg.connect(service.services.settings.owner_url or "") as owner:
        owner.execute(
            "UPDATE namnd_prov.view_state SET position = position - 2, error = 'UnknownEventError',"
            " stopped_at = now() WHERE view = 'barnutredning' AND slot = 'a'"
        )
    browser = service.browser(Role.KVALITET)
    pages = [browser.get(one).text for one in ("/prov", FIGURE, f"{FIGURE}/arenden")]

    assert all("Sammanställningen har stannat" in page for page in pages)
    assert all("saknar 2 av" in page for page in pages)
    assert "Har stannat" in browser.get("/prov/kontrollstampel").text
    assert "Visa vad som fryses</button>" not in pages[1]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("laget=2022-02-30", "Läget den: skriv ett datum som finns"),
        ("registrerat=igår", "Så som det var registrerat den: skriv ett datum"),
        ("population=alla", "Välj pågående eller avslutade"),
        ("nr=999999", "Kontrollnumret finns inte än"),
    ],
)
def test_a_wrong_address_is_refused_with_field_and_reason(
    service: Service, query: str, reason: str
) -> None:
    """422, the reason in Swedish, and the form to try again with."""
    answer = service.browser(Role.KVALITET).get(f"{FIGURE}?{query}")

    assert answer.status_code == 422
    assert reason in answer.text
    assert "Gå tillbaka i tiden" in answer.text
    assert "Konstruerade uppgifter" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/prov/finns-inte",
        "/prov/arenden/x",
        "/prov/arenden/00000000-0000-4000-8000-00000000dead",
        f"{FIGURE}/arenden?sida=9",
        f"{FIGURE}/diagram/finns-inte.svg?form=bred",
        "/static/finns-inte.css",
    ],
)
def test_what_does_not_exist_is_not_found(service: Service, arende: UUID, address: str) -> None:
    """404 as a Swedish page."""
    answer = service.browser(Role.KVALITET).get(address)

    assert answer.status_code == 404
    assert "Finns inte" in answer.text


def test_the_log_itself_is_not_shown_as_an_arende(service: Service) -> None:
    """The ids of the log and of measurements open no timeline."""
    answer = service.browser(Role.KVALITET).get(f"/prov/arenden/{service.log.id}")

    assert answer.status_code == 404


def into_the_next_year(service: Service) -> None:
    """Let the constructed nämnd come to 2023: a day that has not been is not measured."""
    service.register.open(date(2023, 1, 2), on=date(2023, 1, 2))
    service.catch_up()


def test_a_day_that_has_not_been_is_not_frozen(service: Service, arende: UUID) -> None:
    """The nämnd's own day is 2022-11-21: its year's end is refused, and nothing is written."""
    size = service.log.head().size
    form = {"population": "pagaende", "laget": "2022-12-31", "csrf_token": CSRF}
    answer = service.browser(Role.KVALITET).post(f"{FIGURE}/frys", data=form)

    assert (answer.status_code, service.log.head().size) == (422, size)
    assert "har inte varit än" in answer.text


def test_a_measurement_is_frozen_once_it_is_asked_for_with_the_forms_token(
    service: Service, arende: UUID
) -> None:
    """With the token it is shown first, then frozen; without it nothing happens."""
    into_the_next_year(service)
    browser, size = service.browser(Role.KVALITET), service.log.head().size
    form = {"population": "pagaende", "laget": "2022-12-31"}
    refused = browser.post(f"{FIGURE}/frys", data=form)
    unchanged = service.log.head().size
    shown = browser.post(f"{FIGURE}/frys", data={**form, "csrf_token": CSRF})
    sizes = (unchanged, service.log.head().size)
    answer = browser.post(f"{FIGURE}/frys", data=hidden(shown.text))
    page = browser.get(answer.headers["location"]).text

    assert (refused.status_code, shown.status_code, sizes) == (403, 200, (size, size))
    assert (answer.status_code, service.log.head().size) == (303, size + 1)
    assert "Mätningen är fryst" in page
    assert "1 av 2" in page


def test_a_frozen_measurement_of_the_closed_keeps_its_period(
    service: Service, arende: UUID
) -> None:
    """The closed ones of a period are frozen as another population than the running ones."""
    into_the_next_year(service)
    browser = service.browser(Role.KVALITET)
    form = {"population": "avslutade", "laget": "2022-12-31", "fran": "2022-10-01"}
    shown = browser.post(f"{FIGURE}/frys", data={**form, "csrf_token": CSRF})
    answer = browser.post(f"{FIGURE}/frys", data=hidden(shown.text))
    page = unmarked(browser.get(answer.headers["location"]).text)

    assert "2022-10-01 – 2022-12-31" in page
    assert "1 av 1" in page


def test_what_was_shown_without_a_day_is_frozen_on_the_day_that_was_shown(
    service: Service, arende: UUID
) -> None:
    """Midnight passes between what is shown and the press: the mätning is of the day before."""
    into_the_next_year(service)
    browser = service.browser(Role.KVALITET)
    shown = browser.post(f"{FIGURE}/frys", data={"population": "avslutade", "csrf_token": CSRF})
    sent = hidden(shown.text)

    assert (sent["laget"], sent["fran"]) == ("2023-01-02", "2023-01-01")
    assert browser.post(f"{FIGURE}/frys", data=sent).status_code == 303


def test_a_view_that_lags_is_never_frozen(service: Service, arende: UUID) -> None:
    """Half a figure is refused with the reason."""
    service.register.open(service.log.head().recorded_at.date(), on=None, at=None)
    answer = service.browser(Role.KVALITET).post(
        f"{FIGURE}/frys", data={"population": "pagaende", "laget": "2022-12-31", "csrf_token": CSRF}
    )

    assert answer.status_code == 409
    assert "inte ikapp" in answer.text


@pytest.mark.parametrize("name", ["klasser", "manader", "matningar"])
def test_charts_come_as_pictures(service: Service, arende: UUID, name: str) -> None:
    """Each chart is SVG, without script, at the kontrollnummer that the page names."""
    query = "population=avslutade&laget=2022-12-31&fran=2022-01-01&nr=4&form=smal"
    answer = service.browser(Role.KVALITET).get(f"{FIGURE}/diagram/{name}.svg?{query}")

    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith("<svg")
    assert "<script" not in answer.text


def test_a_corrected_date_stands_beside_the_one_it_replaced(service: Service, arende: UUID) -> None:
    """The timeline shows what holds now and what stood there, at the step and at the rättelse."""
    register = service.register
    register.written[arende] = [one.event for one in service.log.load(arende)]
    register.correct(arende, 1, on=date(2022, 12, 1), inledd="2022-07-10")
    page = unmarked(service.browser(Role.KVALITET).get(f"/prov/arenden/{arende}").text)

    assert page.count("<del>2022-07-11</del>") == 2
    assert "Rättelse av: utredning inledd" in page


def test_going_back_shows_the_timeline_as_it_was(service: Service, arende: UUID) -> None:
    """Before the extension was registered it does not stand there."""
    browser = service.browser(Role.KVALITET)
    before = browser.get(f"/prov/arenden/{arende}?registrerat=2022-11-07").text
    after = browser.get(f"/prov/arenden/{arende}?registrerat=2022-11-08").text

    assert "Utredningstiden förlängd" not in before
    assert "Utredningstiden förlängd" in after


def test_signing_in_needs_both_fields(service: Service) -> None:
    """An empty form is told which fields lack, and nobody's session begins."""
    answer = service.anyone().post("/logga-in", data={})

    assert answer.status_code == 422
    assert "Skriv ditt användarnamn." in answer.text
    assert "Skriv ditt lösenord." in answer.text
    assert "set-cookie" not in answer.headers
