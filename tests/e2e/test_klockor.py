"""The pages of the clocks in a browser: for all eyes and hands, on every width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from api.auth.secrets import new_session_id, session_hash
from api.auth.sessions import LIFETIME, cookie_name
from api.web.build.names import arende_name
from api.web.labels import FORBIDDEN
from tests.e2e.conftest import _served
from tests.support.database import fresh_database
from tests.support.klockor import Cases, filled
from tests.support.services import CSRF, running_service
from tests.support.site import faults_at_both_widths, open_wide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from playwright.sync_api import Browser, Page

    from tests.support.server import RunServer

ROOT = "/prov/internkontroll"
DAY = "laget=2026-03-20"
RELAID = (0, 2, 3)
"""The pages (by their place in the list) that axe looks at again in a narrow window."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """A running service with the cases, and a browser signed in as kvalitet."""

    base: str
    cases: Cases
    browser: Browser
    session: str

    def window(self, width: int = 1280, **more: Any) -> Page:
        """Open a window of a width."""
        context = self.browser.new_context(
            base_url=self.base, viewport={"width": width, "height": 900}, locale="sv-SE", **more
        )
        name = cookie_name(self.cases.service.services.settings)
        context.add_cookies([{"name": name, "value": self.session, "url": self.base}])
        return context.new_page()

    def pages(self) -> list[str]:
        """Name every page of the clocks."""
        over, anmalan = self.cases.over, self.cases.anmalan
        return [
            f"{ROOT}?{DAY}",
            f"{ROOT}?{DAY}&enhet=enhet-2",
            f"{ROOT}/orosanmalningar?{DAY}",
            f"{ROOT}/orosanmalningar/{anmalan}?{DAY}",
            f"{ROOT}/orosanmalningar/{anmalan}/lex-sarah?{DAY}",
            f"{ROOT}/barnutredningstid/arenden?klass=over_tiden&{DAY}",
            f"{ROOT}/uppfoljningar?{DAY}",
            f"{ROOT}/kedjor?{DAY}",
            f"{ROOT}/kedjor?lista=barn_inte_hort&{DAY}",
            f"{ROOT}/utveckling?fran=2025-10-01&{DAY}",
            f"/prov/arenden/{over}?{DAY}",
            f"/prov/arenden/{self.cases.again}?{DAY}",
        ]


@pytest.fixture(scope="module")
def clocks(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Clocks]:
    """The service on a port of its own."""
    folder = tmp_path_factory.mktemp("klockor")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as service,
    ):
        cases, session = filled(service), new_session_id()
        account = service.account(Role.KVALITET)
        hashed = session_hash(session) or b""
        service.services.accounts.open_session(account, hashed, CSRF, LIFETIME)
        with _served(service.app) as base:
            yield Clocks(base, cases, browser, session)


def test_the_pages_of_the_clocks_are_accessible_and_fit(clocks: Clocks) -> None:
    """No page has a fault that axe can see, is wider than the window, or says a word of ours."""
    page, faults = clocks.window(), []
    for number, address in enumerate(clocks.pages()):
        open_wide(page, address)
        # Narrow, the rows of every table become cards in one and the same way.
        faults += faults_at_both_widths(page, address, relaid=number in RELAID)
        seen = page.inner_text("body") + page.title()
        words = [one for one in FORBIDDEN if re.search(rf"\b{re.escape(one)}", seen, re.IGNORECASE)]
        faults += [f"{address}: says {word}" for word in words]
    page.context.close()

    assert not faults, "\n".join(faults)


def test_the_first_screen_says_which_enhet_which_case_and_how_late(clocks: Clocks) -> None:
    """Without scrolling one sees the case, its enhet, since when, and the days; shapes too."""
    page = clocks.window()
    page.goto(f"{ROOT}?{DAY}")
    row = page.get_by_role("row").filter(has_text=arende_name(clocks.cases.over))
    box = row.bounding_box()
    said = row.inner_text()
    shape = page.locator(".badge__form--over").first.evaluate(
        "one => getComputedStyle(one, '::before').content"
    )
    page.context.close()

    assert box is not None
    assert box["y"] + box["height"] < 900
    assert all(one in said for one in ("enhet-1", "Över tiden sedan 2026-02-02", "47"))
    assert "▲" in shape


def test_from_the_dashboard_to_a_filled_in_report_without_script_or_mouse(clocks: Clocks) -> None:
    """Keys alone lead from what is over its time to the case, and to a report with its facts."""
    page = clocks.window(java_script_enabled=False)
    page.goto(f"{ROOT}?{DAY}")
    with page.expect_navigation():
        page.get_by_role("link", name=arende_name(clocks.cases.over)).first.press("Enter")
    with page.expect_navigation():
        page.get_by_role("link", name="Skriv en rapport om det här").press("Enter")
    told = page.get_by_label("1. Vad hände?").input_value()
    page.context.close()

    assert arende_name(clocks.cases.over) in told
    assert "tiden överskridits med 47 dagar" in told.replace("\u00a0", " ")


def test_the_dashboard_is_narrowed_and_stands_on_paper(clocks: Clocks) -> None:
    """The folded filter opens by keyboard, is kept in the address, and the numbers print."""
    page = clocks.window()
    page.goto(f"{ROOT}?{DAY}")
    page.locator("summary", has_text="Välj datum").press("Enter")
    page.get_by_label("Läget den").fill("2026-02-01")
    with page.expect_navigation(url="**laget=2026-02-01**"):
        page.get_by_role("button", name="Visa").press("Enter")
    empty = page.get_by_text("Inget är över sin tid.").is_visible()
    page.emulate_media(media="print")
    kept = [page.locator(one).first.is_visible() for one in (".rutor", ".tabell", ".underlag")]
    gone = [page.locator(one).first.is_visible() for one in (".meny", ".flikar", ".vikt")]
    page.context.close()

    assert empty
    assert kept == [True] * 3
    assert gone == [False] * 3
