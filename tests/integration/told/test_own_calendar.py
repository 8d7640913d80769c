"""Somebody's own calendar and reminders: off until wanted, counts alone, dead with the role."""

from __future__ import annotations

import io
import logging
import re
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import structlog

from api.auth import Role as AccountRole
from api.logging import configure
from audit.lexsarah import Role
from audit.lexsarah.commands_utredning import AssessOmedelbaraAtgarder, PlanAtgard
from audit.store.log_events import ReadingRecorded
from audit.store.people import Contact
from tests.integration.told.conftest import PLANTED, Place
from tests.support.services import CSRF

if TYPE_CHECKING:
    import pytest
    from fastapi.testclient import TestClient

PAGE = "/prov/kalender"
DAYS = (date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 15))
PLANTED_TEXT = "Byt larmet hos Elsa Enskildsson"


def with_something_due(place: Place) -> UUID:
    """Let the utredare have an ärende with three åtgärder on two days; gives the account."""
    arende = place.work.open_arende(place.report())
    place.work.take(arende)
    place.do(Role.VERKSAMHETSCHEF, AssessOmedelbaraAtgarder(arende=arende, utfall="vidtagna"))
    utredare = place.work.accounts[Role.UTREDARE]
    for day in DAYS:
        place.do(
            Role.UTREDARE,
            PlanAtgard(
                arende=arende, slag="omedelbar", ansvarig="enhetschef", konto=utredare,
                senast=day, text=PLANTED_TEXT,
            ),
        )  # fmt: skip
    place.work.service.catch_up()
    return utredare


def ask(browser: TestClient, gor: str) -> str:
    """Press a button of the page; gives the answer."""
    answer = browser.post(PAGE, data={"gor": gor, "csrf_token": CSRF})

    assert answer.status_code == 200
    return answer.text


def address_in(text: str) -> str:
    """Find the address that a page shows."""
    found = re.search(r"https://liggare\.kommunen\.example(/kalender/[\w-]{43}\.ics)", text)

    assert found
    return found[1]


def readings(place: Place) -> list[ReadingRecorded]:
    """Give the readings of calendars, the oldest first."""
    reads = place.work.service.log.reads
    size = reads.head().size
    entries = reads.recorder.select_notifications(1, size, size)
    loaded = reads.load_many([UUID(str(one.originator_id)) for one in entries])
    found = [one.event for history in loaded.values() for one in history]
    return [one for one in found if isinstance(one, ReadingRecorded) and one.what == "kalender"]


def test_it_is_off_until_somebody_wants_it_and_its_address_is_shown_once(place: Place) -> None:
    """One press switches it on; the page afterwards does not know the address any more."""
    browser = place.work.service.browser_of(with_something_due(place))
    before = browser.get(PAGE).text
    address = address_in(ask(browser, "pa"))
    after = browser.get(PAGE).text

    assert "Kalendern är av" in before
    assert "Kalendern är på" in after
    assert address.removeprefix("/kalender/")[:43] not in after
    assert browser.get(PAGE).headers["Cache-Control"] == "no-store"


def test_the_feed_has_one_entry_for_each_day_and_says_how_much(place: Place) -> None:
    """Two on the first, one on the fifteenth; nothing of what, where or whom."""
    address = address_in(ask(place.work.service.browser_of(with_something_due(place)), "pa"))
    answer = place.work.service.anyone().get(address)
    lines = answer.text.split("\r\n")

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert [one for one in lines if one.startswith(("DTSTART", "SUMMARY"))] == [
        "DTSTART;VALUE=DATE:20261201", "SUMMARY:Liggaren: 2 saker förfaller",
        "DTSTART;VALUE=DATE:20261215", "SUMMARY:Liggaren: 1 sak förfaller",
    ]  # fmt: skip
    assert not [one for one in (*PLANTED, PLANTED_TEXT, "prov", "Prov") if one in answer.text]


def test_a_reading_of_the_feed_is_recorded_or_it_is_not_given(place: Place) -> None:
    """Whose calendar, how much; and 503 with nothing of it where that cannot be written."""
    utredare = with_something_due(place)
    address = address_in(ask(place.work.service.browser_of(utredare), "pa"))
    anyone = place.work.service.anyone()
    anyone.get(address)
    (reading,) = readings(place)
    place.work.service.log.reads.parts.committer.close()
    refused = anyone.get(address)

    assert (reading.what, reading.count, reading.arende) == ("kalender", 3, None)
    assert (refused.status_code, "VCALENDAR" in refused.text) == (503, False)


def test_an_old_address_is_dead(place: Place) -> None:
    """Renewed, switched off, the role ended, given again, the account closed: 404 each time."""
    accounts = place.work.service.services.accounts
    utredare = with_something_due(place)
    browser, anyone = place.work.service.browser_of(utredare), place.work.service.anyone()
    first = address_in(ask(browser, "pa"))
    second = address_in(ask(browser, "fornya"))
    found = {"first": anyone.get(first).status_code, "second": anyone.get(second).status_code}
    ask(browser, "av")
    found["off"] = anyone.get(second).status_code
    third = address_in(ask(browser, "pa"))
    accounts.end_role(utredare, "prov", "utredare")
    found["role ended"] = anyone.get(third).status_code
    accounts.grant_role(utredare, "prov", "utredare")
    found["given again"] = anyone.get(third).status_code
    fourth = address_in(ask(browser, "fornya"))
    found["fourth"] = anyone.get(fourth).status_code
    accounts.disable(next(one.username for one in accounts.listing() if one.id == utredare))
    found["closed"] = anyone.get(fourth).status_code
    found["made up"] = anyone.get(f"/kalender/{'a' * 43}.ics").status_code
    found["no token"] = anyone.get("/kalender/x.ics").status_code

    assert found == {
        "first": 404, "second": 200, "off": 404, "role ended": 404, "given again": 404,
        "fourth": 200, "closed": 404, "made up": 404, "no token": 404,
    }  # fmt: skip


def test_the_token_is_in_no_log_line_no_number_and_no_table(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given, refused or unknown: the address is written nowhere, only its hash is kept."""
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    lines = io.StringIO()
    configure("json", lines)
    # What the test's own client says of its requests is not ours.
    monkeypatch.setattr(logging.getLogger("httpx2"), "disabled", True)
    address = address_in(ask(place.work.service.browser_of(with_something_due(place)), "pa"))
    anyone = place.work.service.anyone()
    made_up = f"/kalender/{'b' * 43}.ics"
    statuses = [anyone.get(one).status_code for one in (address, made_up)]
    place.work.service.log.reads.parts.committer.close()
    statuses.append(anyone.get(address).status_code)
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)
    structlog.reset_defaults()
    told = lines.getvalue() + place.work.service.services.metrics.text().decode()
    with place.work.service.services.pool.connection() as connection:
        rows = connection.execute("SELECT c::text FROM liggare.calendar c").fetchall()

    assert statuses == [200, 404, 503]
    assert '"/kalender/{token}.ics"' in told
    secret = address.removeprefix("/kalender/").removesuffix(".ics")
    assert [one for one in (secret, "b" * 43) if one in told + str(rows)] == []


def test_only_the_roles_of_lex_sarah_have_a_calendar(place: Place) -> None:
    """A loggkontrollant has nothing that falls due; somebody who is not signed in signs in."""
    service = place.work.service

    assert service.browser(AccountRole.LOGGKONTROLLANT).get(PAGE).status_code == 403
    assert service.anyone().get(PAGE).status_code in {303, 401}
    assert service.browser(AccountRole.UTREDARE).post(PAGE, data={"gor": "pa"}).status_code == 403


def test_a_reminder_goes_once_on_a_vardag_to_whoever_wants_it(place: Place) -> None:
    """After eight, when something falls due within a week; never on a Saturday, never twice."""
    utredare = with_something_due(place)
    people = place.work.service.services.people
    people.set_contact(utredare, Contact("uno@kommunen.example"))
    unwanted = place.look_at("2026-11-26 08:30")
    ask(place.work.service.browser_of(utredare), "paminn")
    told = {when: place.look_at(when) for when in (
        "2026-11-20 09:00", "2026-11-27 07:59", "2026-11-27 08:00", "2026-11-27 08:30",
        "2026-11-28 09:00", "2026-11-30 09:00",
    )}  # fmt: skip
    ask(place.work.service.browser_of(utredare), "paminn_av")

    assert unwanted == []
    assert [when for when, who in told.items() if who == ["uno@kommunen.example"]] == [
        "2026-11-27 08:00", "2026-11-30 09:00",
    ]  # fmt: skip
    assert place.look_at("2026-12-01 09:00") == []
