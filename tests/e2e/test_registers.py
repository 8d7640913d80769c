"""The registers' pages in a browser: for all eyes and hands, on every width, role by role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from api.auth.secrets import new_session_id, session_hash
from api.auth.sessions import LIFETIME, cookie_name
from api.web.labels import FORBIDDEN
from audit.lexsarah import Role
from tests.e2e.conftest import _served
from tests.support.busy_namnd import busy
from tests.support.database import fresh_database
from tests.support.lex_sarah import Work, working
from tests.support.services import CSRF, running_service
from tests.support.site import NARROW, WIDE, overflow, violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.server import RunServer

SECRETARY = Role.NAMNDSEKRETERARE
PAGES: dict[str, Role] = {
    "/prov/att-gora": Role.VERKSAMHETSCHEF,
    "/prov/lex-sarah?lage=alla": Role.UTREDARE,
    "/prov/lex-sarah/rapporter": Role.MOTTAGARE,
    "/prov/lex-sarah/uppgifter": SECRETARY,
    "/prov/organisation": SECRETARY,
    "/prov/organisation/enhet/e1": SECRETARY,
    "/prov/organisation/ny/enhet": SECRETARY,
    "/prov/delegationsordning": SECRETARY,
    "/prov/delegationsordning/ny": SECRETARY,
    "/prov/delegationslista?manad=2026-02": SECRETARY,
}

RELAID = frozenset({"/prov/att-gora", "/prov/lex-sarah?lage=alla"})
"""The pages whose parts change place in a narrow window: axe looks at them again there."""


@dataclass(frozen=True, slots=True)
class Registers:
    """A running service with a nämnd at work, and a browser that is signed in as anyone of it."""

    base: str
    work: Work
    browser: Browser
    windows: dict[tuple[Role, int], Page] = field(default_factory=dict)

    def open(self, role: Role, address: str, width: int = 1280) -> Page:
        """Open a page as the account of a role, in that role's window of a width."""
        page = self.windows.get((role, width)) or self._window(role, width)
        self.windows[role, width] = page
        page.goto(address)
        return page

    def _window(self, role: Role, width: int) -> Page:
        session, service = new_session_id(), self.work.service
        hashed = session_hash(session) or b""
        service.services.accounts.open_session(self.work.accounts[role], hashed, CSRF, LIFETIME)
        context = self.browser.new_context(
            base_url=self.base, viewport={"width": width, "height": 900}, locale="sv-SE"
        )
        name = cookie_name(service.services.settings)
        context.add_cookies([{"name": name, "value": session, "url": self.base}])
        return context.new_page()


@pytest.fixture(scope="module")
def registers(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Registers]:
    """The service on a port of its own, with a nämnd at work."""
    folder = tmp_path_factory.mktemp("registers")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as service,
    ):
        work = working(service)
        busy(work)
        with _served(service.app) as base:
            made = Registers(base, work, browser)
            yield made
            for page in made.windows.values():
                page.context.close()


def test_the_registers_are_accessible_and_fit(registers: Registers) -> None:
    """No page has a fault that axe can see, is wider than the window, or says a word of ours."""
    faults = []
    for address, role in PAGES.items():
        page = registers.open(role, address)
        seen = page.inner_text("body") + page.title()
        words = [one for one in FORBIDDEN if re.search(rf"\b{re.escape(one)}", seen, re.IGNORECASE)]
        faults += [f"{address}: says {word}" for word in words]
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            if width == WIDE or address in RELAID:
                faults += [f"{address}: {fault}" for fault in violations(page)]
            faults += [f"{address}: {overflow(page)} px too wide"] * (overflow(page) > 0)
            faults += [f"{address}: too small: {one}" for one in _small(page)]
        page.set_viewport_size({"width": WIDE, "height": 900})

    assert not faults, "\n".join(faults)


def _small(page: Page) -> list[str]:
    """Give links that stand alone, fields and buttons that are lower than 24 px (WCAG 2.5.8)."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll("
        "'main a, main button, main input:not([type=hidden]), main select, main summary')]"
        ".filter(one => one.getBoundingClientRect().height < 23.9"
        " && one.getBoundingClientRect().width > 0).map(one => one.outerHTML)"
    )
    return found


def test_att_gora_leads_by_keyboard_to_the_act(registers: Registers) -> None:
    """Each stop of the keyboard can be seen, and Enter on a line opens what it is about."""
    page = registers.open(Role.ENHETSCHEF, "/prov/att-gora")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.att-gora')"):
            break
    outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
    with page.expect_navigation(url="**/handla/do_atgard?*"):
        page.keyboard.press("Enter")

    assert outlined
    assert page.get_by_role("heading", level=1).is_visible()


def test_an_enhet_is_renamed_without_script_or_mouse(registers: Registers) -> None:
    """The folded form opens with the keyboard, is filled in and sent, and the new name shows."""
    page = registers.open(SECRETARY, "/prov/organisation/enhet/e2")
    page.locator("summary", has_text="Byt namn").press("Enter")
    page.get_by_label("Nytt namn").fill("Hemtjänst norr 2")
    with page.expect_navigation():
        page.locator("#byt-namn button").press("Enter")

    assert page.get_by_role("heading", name="Hemtjänst norr 2").is_visible()


def test_the_list_of_beslut_prints_as_the_form(registers: Registers) -> None:
    """On paper the month, the areas, the rows and the line to sign on remain; the rest goes."""
    page = registers.open(SECRETARY, "/prov/delegationslista?manad=2026-02")
    page.emulate_media(media="print")

    for kept in (".omraden", "#avser", ".blankett .tabell", ".underskrift"):
        assert page.locator(kept).first.is_visible(), kept
    assert not page.locator(".datumkontroll").is_visible()
    assert not page.locator(".meny").is_visible()


def test_a_narrow_window_shows_every_value_and_folds_the_menu(registers: Registers) -> None:
    """At 320 px rows are cards with their columns' names, still a table; the menu takes a line."""
    page = registers.open(Role.UTREDARE, "/prov/lex-sarah?lage=alla", 320)
    cells = page.locator(".tabell tbody .tabell__varde").all()
    outside = [
        c.inner_text() for c in cells if (b := c.bounding_box()) and b["x"] + b["width"] > 320
    ]
    label = page.locator(".tabell td").first.evaluate(
        "one => getComputedStyle(one, '::before').content"
    )
    low = page.locator(".meny").evaluate("one => one.offsetHeight")
    page.locator(".meny summary").press("Enter")
    here = page.locator(".meny [aria-current]:visible")

    assert cells
    assert not outside
    assert label == '"Kom in"'
    assert page.get_by_role("cell").count() > 0
    assert page.get_by_role("rowheader").count() > 0
    assert low < 70
    assert here.inner_text() == "Lex Sarah"
