"""Walking through the pages in a browser: addresses, signing in, what every page must satisfy."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

    from playwright.sync_api import Locator, Page, Response

PASSWORD = "ett långt lösenord för prov"
AXE = Path(__file__).parents[1] / "vendor" / "axe-core-4.14.1"
WIDE, NARROW, HEIGHT = 1280, 320, 900
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FIGURE = "/prov/internkontroll/barnutredningstid"
THEN = "laget=2022-12-31"


@dataclass(frozen=True, slots=True)
class Site:
    """A running service: its address, and the ärende in which everything has happened."""

    base: str
    arende: UUID

    def pages(self) -> dict[str, str]:
        """Give every page that somebody with the role kvalitet can open."""
        return {
            "start": "/prov",
            "pagaende": f"{FIGURE}?{THEN}",
            "da": f"{FIGURE}?{THEN}&registrerat=2022-12-31",
            "avslutade": f"{FIGURE}?{THEN}&population=avslutade",
            "nio": f"{FIGURE}/arenden?{THEN}&klass=over",
            "alla": f"{FIGURE}/arenden?{THEN}&klass=alla",
            "arende": f"/prov/arenden/{self.arende}?{THEN}",
            "kontrollstampel": "/prov/kontrollstampel",
            "kalender": "/prov/kalender",
            "att-gora": "/prov/att-gora",
            "lex-sarah": "/prov/lex-sarah?lage=alla",
            "organisation": "/prov/organisation",
            "delegationsordning": "/prov/delegationsordning",
            "saknas": "/prov/finns-inte",
            "fel-datum": f"{FIGURE}?laget=2022-02-30",
        }


@dataclass(frozen=True, slots=True)
class Visit:
    """A browser window, and what it complained of or asked of other hosts meanwhile."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @classmethod
    def watch(cls, page: Page, site: Site) -> Visit:
        """Listen to the console, to errors and to every request of a window."""
        visit = cls(page)
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.on("console", lambda message: visit._note(message.type, message.text))
        page.on("request", lambda request: visit._ask(request.url, site.base))
        return visit

    def _note(self, kind: str, text: str) -> None:
        # A page with an error status is what some tests ask for; the browser logs it as an error.
        if kind in {"error", "warning"} and "the server responded with a status" not in text:
            self.complaints.append(text)

    def _ask(self, url: str, base: str) -> None:
        if not url.startswith((base, "data:")):
            self.elsewhere.append(url)


def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    """Sign in through the form."""
    page.goto("/logga-in")
    page.get_by_label("Användarnamn").fill(username)
    page.get_by_label("Lösenord").fill(password)
    follow(page.get_by_role("button", name="Logga in"))


def follow(what: Locator) -> None:
    """Press what leads to another page, and wait until that page has all of its parts.

    A click by itself waits only until the browser has left the old page.
    """
    with what.page.expect_navigation():
        what.click()


@cache
def _axe() -> str:
    swedish = json.loads((AXE / "locales" / "sv.json").read_text(encoding="utf-8"))
    script = (AXE / "axe.min.js").read_text(encoding="utf-8")
    return f"{script};axe.configure({{locale: {json.dumps(swedish)}}})"


def violations(page: Page) -> list[str]:
    """Run axe on the page, once it is whole, and give what it found, in Swedish."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run({runOnly: tags, resultTypes: ['violations']})", list(TAGS)
    )
    return [
        f"{one['id']}: {one['help']}: {node['html']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def overflow(page: Page) -> int:
    """Give how many pixels the page, once it is whole, is wider than the window."""
    page.wait_for_load_state()
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def open_wide(page: Page, address: str) -> Response | None:
    """Open an address in a wide window, and give the answer."""
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    return page.goto(address)


def uncaptioned(page: Page) -> list[str]:
    """Give the tables and pictures of charts on the open page that no caption tells of."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('main table, main img:not(.qr)')].filter(one =>"
        " !one.closest('figure, table')?.querySelector('figcaption, caption')?.textContent.trim())"
        ".map(one => one.outerHTML.slice(0, 160))"
    )
    return found


def faults_at_both_widths(page: Page, name: str, *, relaid: bool = True) -> list[str]:
    """Give what is wrong with the open page, in a wide window and then made narrow.

    The page is loaded once: everything that depends on the width is in its styles.
    `relaid` says whether parts change place when it is narrow, so that axe must look again.
    """
    faults = [f"{name}: no caption on {one}" for one in uncaptioned(page)]
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if relaid or width == WIDE:
            faults += [f"{name} at {width}: {fault}" for fault in violations(page)]
        if (too_wide := overflow(page)) > 0:
            faults.append(f"{name} at {width}: {too_wide} px too wide")
    return faults
