"""Reporting in a browser: on a telephone, by the keyboard alone, without script, in 90 seconds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from api.auth import Role as AccountRole
from api.reporting.kontrollera_kvitto import verify
from tests.support.database import fresh_database
from tests.support.lex_sarah import ENHET
from tests.support.reporting import ADDRESS, STATUS, Site, a_site, everything_told
from tests.support.serving import served
from tests.support.site import follow, overflow, violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.server import RunServer

WORDS_A_MINUTE, CHOICE, PAGE, MOST = 29, 3, 1, 90
"""Practice: how fast somebody types, and seconds for a choice, for a page, and in all."""
SHORT = (
    "Larmet ringde klockan tio men ingen kom på en timme. När jag kom dit låg hon på golvet"
    " i badrummet och frös. Hon var rädd."
)
LONG = (
    SHORT + " Natten före hände samma sak i rummet bredvid, och då tog det också lång tid."
    " Vi var bara två som arbetade, fast det skulle vara tre. Jag ringde men fick inget svar av"
    " någon chef."
)

PERSONNUMMER = "Barnet 20110203-1234 föll."


@pytest.fixture(scope="module")
def reporting(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, str]]:
    """A nämnd at work on a port of its own."""
    folder = tmp_path_factory.mktemp("reporting")
    with (
        fresh_database(pg_server, _template) as database,
        a_site(database, folder) as site,
        served(site.service.app) as base,
    ):
        yield site, base


@pytest.fixture
def telephone(reporting: tuple[Site, str], browser: Browser) -> Iterator[Page]:
    """A narrow window that has never been here, without script."""
    context = browser.new_context(
        base_url=reporting[1],
        viewport={"width": 360, "height": 740},
        java_script_enabled=False,
        locale="sv-SE",
    )
    yield context.new_page()
    context.close()


class Typist:
    """Somebody with a keyboard: what they do is counted in human seconds, the machine measured."""

    def __init__(self, page: Page) -> None:
        """Begin with nothing done."""
        self.page, self.words, self.choices, self.pages = page, 0, 0, 0
        self.machine = 0.0

    def seconds(self) -> float:
        """Give how long it takes: typing, choosing, looking at pages, and waiting."""
        human = self.words * 60 / WORDS_A_MINUTE + self.choices * CHOICE + self.pages * PAGE
        return human + self.machine

    def open(self, address: str) -> None:
        """Open a page from its address."""
        self._wait(lambda: self.page.goto(address))

    def type(self, field: str, text: str) -> None:
        """Go to a field and write in it."""
        self._tab_to(field)
        self.page.keyboard.insert_text(text)
        self.words += len(text.split())

    def choose(self, field: str, key: str = "Space") -> None:
        """Go to a choice and make it."""
        self._tab_to(field)
        self.page.keyboard.press(key)
        self.choices += 1

    def send(self, button: str) -> None:
        """Go to a button and press it."""
        self._tab_to("", button)
        self.choices += 1
        self._wait(self._press)

    def _press(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _wait(self, doing: Callable[[], object]) -> None:
        begun = time.perf_counter()
        doing()
        self.machine += time.perf_counter() - begun
        self.pages += 1

    def _tab_to(self, field: str, text: str = "") -> None:
        for _ in range(40):
            self.page.keyboard.press("Tab")
            focused = self.page.locator(":focus")
            found = (focused.get_attribute("id") or "", focused.inner_text().strip())
            if (field and found[0] == field) or (text and found[1] == text):
                return
        raise AssertionError(field or text)


def by_keyboard(page: Page, text: str) -> Typist:
    """Report a text from the address of a QR code, by the keyboard alone."""
    typist = Typist(page)
    typist.open(f"{ADDRESS}?enhet={ENHET}")
    typist.type("vad_hande", text)
    # The second group of answers has one chosen; the third is entered at its first.
    typist.choose("nar-nu")
    typist.choose("utan_namn")
    typist.send("Skicka rapporten")
    return typist


def test_a_report_takes_less_than_ninety_seconds(
    telephone: Page,
    reporting: tuple[Site, str],
    tmp_path: Path,
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    """25 words from the QR address to the receipt, which is saved and holds."""
    before = reporting[0].reports()
    typist = by_keyboard(telephone, SHORT)
    record_testsuite_property("seconds_with_25_words", round(typist.seconds(), 1))
    typist._tab_to("", "Spara kvittot")
    with telephone.expect_download() as saving:
        telephone.keyboard.press("Enter")
    receipt = tmp_path / saving.value.suggested_filename
    saving.value.save_as(receipt)

    assert (typist.words, typist.choices, typist.pages) == (25, 3, 2)
    assert typist.seconds() <= MOST
    assert "Rapporten har kommit in" in telephone.inner_text("h1")
    assert reporting[0].reports() == before + 1
    assert SHORT in receipt.read_text(encoding="utf-8")
    assert verify(receipt.read_bytes()).title == "Kvitto på en rapport"
    assert overflow(telephone) <= 0


def test_a_longer_report_is_timed_too(
    telephone: Page, record_testsuite_property: Callable[[str, object], None]
) -> None:
    """With 60 words it is the typing that takes time: the rest is as short as before."""
    typist = by_keyboard(telephone, LONG)
    record_testsuite_property("seconds_with_60_words", round(typist.seconds(), 1))
    typing = typist.words * 60 / WORDS_A_MINUTE

    assert typist.words == 60
    assert typist.seconds() - typing <= MOST - 25 * 60 / WORDS_A_MINUTE


class Looker:
    """Somebody who looks at each page on the way, and notes every fault."""

    def __init__(self, page: Page, base: str) -> None:
        """Begin without faults."""
        self.page, self.faults = page, list[str]()
        page.on("request", lambda one: self._asked(one.url, base))

    def look(self, name: str) -> None:
        """Look at the page that is open."""
        self.faults += [f"{name}: {fault}" for fault in violations(self.page)]
        if overflow(self.page) > 0:
            self.faults.append(f"{name}: {overflow(self.page)} px too wide")

    def press(self, button: str, then: str) -> None:
        """Press a button, and look at the page it leads to."""
        follow(self.page.get_by_role("button", name=button))
        self.look(then)

    def fill(self, field: str, text: str) -> None:
        """Write in a field."""
        self.page.get_by_label(field, exact=True).fill(text)

    def _asked(self, url: str, base: str) -> None:
        if not url.startswith((base, "data:")):
            self.faults.append(f"asks {url}")


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_for_reporters_is_accessible_and_fits(
    reporting: tuple[Site, str], browser: Browser, width: int
) -> None:
    """No page has a fault that axe can see, is wider than the window or asks another host."""
    site, base = reporting
    context = browser.new_context(base_url=base, viewport={"width": width, "height": 900})
    page = context.new_page()
    looker = Looker(page, base)
    page.goto(f"{ADDRESS}?enhet={ENHET}")
    looker.look("form")
    looker.press("Skicka rapporten", "wrong")
    expect(page.locator("#felsumma")).to_be_focused()
    page.get_by_label("1. Vad hände?").fill(PERSONNUMMER)
    looker.fill("Namn", "Bo")
    looker.press("Skicka rapporten", "warning")
    looker.press("Skicka ändå", "receipt")
    code = page.locator(".kod__text").inner_text()
    everything_told(site, code)
    page.goto(f"{ADDRESS}/kontroll")
    looker.look("check")
    page.goto(STATUS)
    page.get_by_label("Din kod").fill(code.lower())
    looker.look("code")
    looker.press("Visa", "status")
    looker.fill("Ditt svar", "Klockan tio.")
    looker.press("Skicka svaret", "answered")
    page.goto(f"{ADDRESS}/affisch?enhet={ENHET}")
    looker.look("poster")
    context.close()

    assert looker.faults == []


def test_targets_are_large_enough_and_each_stop_is_seen(
    reporting: tuple[Site, str], browser: Browser
) -> None:
    """Fields, boxes and links are 24 px high (WCAG 2.5.8), and focus shows where it stands."""
    context = browser.new_context(base_url=reporting[1], viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(ADDRESS)
    small = page.evaluate(
        "[...document.querySelectorAll('main a, main button, main select, main textarea,"
        " main input.text-field__input, main .radio-button__label, main .checkbox__label')]"
        ".filter(one => one.getBoundingClientRect().height < 23.9).map(one => one.outerHTML)"
    )
    stops = []
    for _ in range(20):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "(() => { const one = document.activeElement;"
                " const seen = one.matches('.radio-button__input, .checkbox__input')"
                " ? one.nextElementSibling : one; const style = getComputedStyle(seen);"
                " return [one.id || one.tagName, parseFloat(style.outlineWidth) > 1"
                " || style.boxShadow !== 'none']; })()"
            )
        )
    context.close()

    assert small == []
    assert [stop for stop, shown in stops if not shown and stop != "BODY"] == []


def test_colours_of_the_readers_own_keep_the_danger_line(
    reporting: tuple[Site, str], browser: Browser
) -> None:
    """With forced colours the box around the first line keeps its border, chosen answers show."""
    context = browser.new_context(base_url=reporting[1], forced_colors="active")
    page = context.new_page()
    page.goto(ADDRESS)
    border = page.locator(".fara").evaluate("one => getComputedStyle(one).borderTopWidth")
    context.close()

    assert border == "2px"


def test_a_poster_is_one_page_of_a4(reporting: tuple[Site, str], browser: Browser) -> None:
    """The poster prints on one page; where no address is set it says so and prints none."""
    context = browser.new_context(base_url=reporting[1])
    page = context.new_page()
    page.goto(f"{ADDRESS}/affisch?enhet={ENHET}")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    text = page.inner_text("main")
    context.close()

    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type/Page\n") == 1
    assert "Skriv inte ut sidan än." in text
    assert "127.0.0.1" not in text


def test_entering_for_someone_else_is_accessible(
    reporting: tuple[Site, str], browser: Browser
) -> None:
    """The signed-in form has no fault that axe can see, at either width."""
    site, base = reporting
    signed_in = site.service.browser(AccountRole.MOTTAGARE, strong=True)
    name, value = next(iter(signed_in.cookies.items()))
    context = browser.new_context(base_url=base, viewport={"width": 320, "height": 900})
    context.add_cookies([{"name": name, "value": value, "url": base}])
    page = context.new_page()
    page.goto(f"{ADDRESS}/at-nagon")
    faults = [*violations(page), *(["too wide"] if overflow(page) > 0 else [])]
    heading = page.inner_text("h1")
    context.close()

    assert heading == "Rapportera åt någon annan"
    assert faults == []
