"""What would be frozen is shown first, and then frozen exactly as it was shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from api.acts import INTERNKONTROLL
from api.auth import Role
from tests.integration.web.plan.conftest import TODAY, plain
from tests.support.database import fresh_database
from tests.support.frysning import hidden
from tests.support.services import CSRF, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.integration.web.plan.conftest import Walk
    from tests.support.server import RunServer
    from tests.support.services import Service

BASE = "/prov/internkontroll"


@dataclass
class Desk:
    """Somebody of kvalitet before an adopted plan with one computed kontrollmoment."""

    service: Service
    browser: TestClient
    address: str = ""

    def send(self, address: str, **typed: str) -> Response:
        """Send a form."""
        return self.browser.post(address, data={"csrf_token": CSRF, **typed})

    def show(self) -> str:
        """Ask what would be frozen today."""
        self.service.catch_up()
        return self.send(self.address, per=TODAY.isoformat()).text

    def press(self, page: str) -> Response:
        """Press the button on a page that shows what would be frozen."""
        self.service.catch_up()
        return self.browser.post(self.address, data=hidden(page))

    @property
    def size(self) -> int:
        """Give how far the log has come."""
        return self.service.log.head().size


@pytest.fixture
def desk(pg_server: RunServer, _template: str, tmp_path: Path) -> Iterator[Desk]:
    """Three utredningar run on the day, one of them for more than four months."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path) as service,
    ):
        for opened in (date(2026, 2, 5), date(2026, 2, 6)):
            service.register.open(opened, on=opened)
        service.register.open(date(2025, 9, 1), on=TODAY)
        desk = Desk(service, service.browser(Role.KVALITET, Role.NAMNDSEKRETERARE))
        plan = f"{BASE}/plan/2026/handla"
        desk.send(f"{BASE}/plan/handla/begin-plan", ar="2026", skala="4",
                  forlagor="barnutredningstid")  # fmt: skip
        desk.send(f"{plan}/adopt-plan", antagen="2026-03-19", paragraf="§ 12")
        moment = next(iter(INTERNKONTROLL.state(service.log).planer[2026].kontrollmoment))
        desk.address = f"{plan}/freeze-matning?kontrollmoment={moment}"
        yield desk


def test_what_would_be_frozen_is_shown_and_one_press_freezes_that(desk: Desk) -> None:
    """Day, numbers, target, the mätning before and the avvikelse are told; then it is so."""
    size = desk.size
    shown = desk.show()
    unchanged, said = desk.size, plain(shown)
    after = desk.browser.get(desk.press(shown).headers["location"]).text

    assert unchanged == size
    for one in (
        "Det här fryses", "2 av 3 (66,7 %)", "Läget den 2026-03-20", "som är minst 90 %",
        "Det finns ingen mätning före den", "Alla som räknas 3",
        "När du fryser öppnas en avvikelse: Utfallet är 66,7 %, målet är minst 90 %.",
    ):  # fmt: skip
        assert one.replace(" %", "\N{NO-BREAK SPACE}%") in said.replace(" %", "\N{NO-BREAK SPACE}%")
    assert "Mätningen är fryst" in after
    assert "2 av 3" in after
    assert "Avvikelse:" in plain(after)


def test_numbers_that_have_changed_are_shown_and_not_frozen(desk: Desk) -> None:
    """Where the log says something else by then, the new numbers are shown beside those seen."""
    shown = desk.show()
    desk.service.register.open(date(2026, 3, 1), on=date(2026, 3, 21))
    size = desk.size
    again = desk.press(shown)
    unchanged, said = desk.size, plain(again.text)
    done = desk.press(again.text)

    assert (again.status_code, unchanged) == (409, size)
    assert "talen är andra nu. Inget är fryst." in said
    assert "Klass Nu Du såg" in said
    assert "Alla som räknas 4 3" in said
    assert "3 av 4" in desk.browser.get(done.headers["location"]).text


def test_what_grew_beside_the_numbers_changes_nothing(desk: Desk) -> None:
    """The mätning rests on the very kontrollnummer that was shown, and a second press adds none."""
    shown = desk.show()
    desk.send(f"{BASE}/plan/handla/begin-plan", ar="2027", skala="4", kopia_av="2026")
    first, second = desk.press(shown), desk.press(shown)
    found = INTERNKONTROLL.state(desk.service.log).matningar.values()

    assert first.headers["location"] == second.headers["location"]
    assert [one.known_position for one in found] == [int(hidden(shown)["nummer"])]


def test_an_avvikelse_that_was_opened_meanwhile_is_told_first(desk: Desk) -> None:
    """The numbers are the same, and yet freezing would lead to something else than was said."""
    shown = desk.show()
    opening = desk.address.replace("freeze-matning", "open-avvikelse")
    desk.send(opening, rubrik="Sett vid besök", oppnad="2026-03-20", text="Tre ärenden.")
    again = desk.press(shown)
    said = plain(again.text)

    assert again.status_code == 409
    assert "Talen är desamma, men något annat har ändrats" in said
    assert "Ingen ny avvikelse öppnas: en är redan öppen för kontrollmomentet. Sett vid" in said


def test_the_numbers_are_for_those_who_may_freeze(desk: Desk) -> None:
    """Others are refused, and are shown nothing; the day can be changed without freezing."""
    desk.service.catch_up()
    reader = desk.service.browser(Role.LOGGKONTROLLANT, Role.REVISOR)
    refused = reader.post(desk.address, data={"csrf_token": CSRF, "per": "2026-03-20"})
    typed = {"per": "2026-03-20", "nummer": str(desk.size)}
    back = desk.send(desk.address, **typed, andra="ja").text
    wrong = desk.send(desk.address, **{**typed, "per": "2026-04-01"})

    assert refused.status_code == 403
    assert "2 av 3" not in refused.text
    assert re.search(r'name="per"[^>]*value="2026-03-20"', back)
    assert (wrong.status_code, "har inte varit än" in wrong.text) == (422, True)
    assert INTERNKONTROLL.state(desk.service.log).matningar == {}


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("freeze-kontroll", "Inom tiden 1 Sent"),
        ("freeze-matning", "Läget den 2026-03-20"),
        ("freeze-period", "Period 2026-01-01 – 2026-03-20"),
    ],
)
def test_every_form_that_freezes_shows_it_first(walk: Walk, form: str, said: str) -> None:
    """A kontroll of the nämnd's own and a period too."""
    page = plain(walk.pages[f"{form}, shown first"])

    assert "Inget är sparat än." in page
    assert said in page
    assert "Alla uppgifter till och med kontrollnummer" in page
