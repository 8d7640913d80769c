"""Two factors as a person meets them: set-up, code, recovery code, and a text that is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from api.auth import Role
from api.web.labels import FORBIDDEN
from audit.lexsarah import Role as LexsarahRole
from tests.support.database import fresh_database
from tests.support.lex_sarah import working
from tests.support.phones import PASSWORD, Person, Phone
from tests.support.services import Service, running_service
from tests.support.serving import served
from tests.support.site import Site, Visit, follow, overflow, sign_in, violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.server import RunServer

TEXT = "Hissen stod stilla i fyra timmar.\nIngen hörde av sig."


@pytest.fixture(scope="module")
def ordinary(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Service]]:
    """The ordinary nämnd `prov` on a port of its own."""
    folder = tmp_path_factory.mktemp("two-factors")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder, constructed=False) as service,
        served(service.app) as base,
    ):
        yield base, service


def window(browser: Browser, base: str, width: int = 320, **more: Any) -> Visit:
    """Open a narrow window of its own."""
    context = browser.new_context(
        base_url=base, viewport={"width": width, "height": 900}, locale="sv-SE", **more
    )
    return Visit.watch(context.new_page(), Site(base, arende=None))  # type: ignore[arg-type]


def faults(page: Page) -> list[str]:
    """Give what is wrong with a page for eyes and hands, and words that no page may say."""
    said = page.locator("body").inner_text().lower()
    wide = ["too wide"] * (overflow(page) > 0)
    return violations(page) + wide + [word for word in FORBIDDEN if word in said]


def faults_without_script(page: Page) -> list[str]:
    """Give what can be seen of a page where scripts are off: axe is one."""
    said = page.locator("body").inner_text().lower()
    return [word for word in FORBIDDEN if word in said]


def give_code(page: Page, code: str) -> None:
    """Type a code and press the button."""
    page.get_by_label("Kod").fill(code)
    follow(page.get_by_role("button", name="Logga in"))


def set_up(page: Page) -> tuple[Phone, list[str]]:
    """Set up the second factor on the page that is shown; gives telephone and recovery codes."""
    phone = Phone(page.locator("kbd.nyckel").inner_text().replace(" ", ""))
    page.get_by_label("Kod från appen").fill(phone.code())
    page.get_by_label("Ditt lösenord").fill(PASSWORD)
    follow(page.get_by_role("button", name="Lägg till"))
    return phone, page.locator(".reservkoder kbd").all_inner_texts()


def test_a_second_factor_is_set_up_at_the_first_sign_in(
    browser: Browser, ordinary: tuple[str, Service]
) -> None:
    """The password leads to the set-up, the codes are shown once, and the account page says so."""
    base, service = ordinary
    kim = Person.new(service, "kim", Role.KVALITET)
    visit = window(browser, base)
    page, seen = visit.page, []

    sign_in(page, kim.username, PASSWORD)
    heading = page.get_by_role("heading", level=1).inner_text()
    seen += faults(page)
    _, codes = set_up(page)
    seen += faults(page)
    follow(page.get_by_role("link", name="Jag har sparat dem, fortsätt"))
    follow(page.get_by_role("link", name="Mitt konto"))
    seen += faults(page)

    assert heading == "Lägg till inloggning i två steg"
    assert len(codes) == 10
    assert "10 av dina reservkoder är kvar" in page.locator("main").inner_text()
    assert seen == []
    assert (visit.complaints, visit.elsewhere) == ([], [])
    page.context.close()


def test_signing_in_takes_a_code_that_is_right_and_new(
    browser: Browser, ordinary: tuple[str, Service]
) -> None:
    """A wrong code is refused, a right one opens once, and a recovery code in its stead."""
    base, service = ordinary
    lo = Person.new(service, "lo", Role.KVALITET)
    phone, codes = lo.set_up()
    page = window(browser, base).page
    code = phone.code(+1)
    said: list[str] = []
    for given in ("000000", code, code, codes[0]):
        if not said or page.get_by_role("button", name="Logga ut").count():
            page.context.clear_cookies()
            sign_in(page, lo.username, PASSWORD)
        give_code(page, given)
        refused = page.locator("#felsumma").count() > 0
        said.append("nekad" if refused else page.get_by_role("heading", level=1).inner_text())
    page.goto("/konto")

    assert [said[0], said[2]] == ["nekad", "nekad"]
    assert "nekad" not in (said[1], said[3])
    assert "9 av dina reservkoder är kvar" in page.locator("main").inner_text()
    page.context.close()


def test_a_text_is_not_lost_with_the_session(
    browser: Browser, ordinary: tuple[str, Service]
) -> None:
    """Without JavaScript: opened, written, signed out meanwhile, sent: the text is in the form."""
    base, service = ordinary
    work = working(service)
    arende = work.open_arende()
    work.take(arende)
    uma = Person.holding(service, work.accounts[LexsarahRole.UTREDARE])
    phone, _ = uma.set_up()
    uma.wait()
    visit = window(browser, base, java_script_enabled=False)
    page = visit.page
    sign_in(page, uma.username, PASSWORD)
    give_code(page, phone.code())
    page.goto(f"/prov/lex-sarah/{arende}/handla/write_utredningssteg")
    form = page.url
    page.locator("main textarea").first.fill(TEXT)
    page.context.clear_cookies()
    uma.wait()

    follow(page.locator("main form button").first)
    said, wrong = page.locator("main").inner_text(), faults_without_script(page)
    page.get_by_label("Användarnamn").fill(uma.username)
    page.get_by_label("Lösenord").fill(PASSWORD)
    follow(page.get_by_role("button", name="Logga in"))
    give_code(page, phone.code())

    assert "det du skrev finns kvar" in said
    assert wrong == []
    assert page.url == form
    assert page.locator("main textarea").first.input_value() == TEXT
    assert "Din text är kvar" in page.locator("main").inner_text()
    page.context.close()
