"""What a newcomer meets after `make run`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.site import follow, sign_in, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_demo_shows_the_published_figure(demo: str, browser: Browser) -> None:
    """Signed in as the page says, the newcomer sees 59 of 68, the nine, and the two answers."""
    context = browser.new_context(base_url=demo)
    page = context.new_page()
    page.goto("/logga-in")
    faults = violations(page)
    password = page.locator("kbd").nth(1).inner_text()
    sign_in(page, page.locator("kbd").first.inner_text(), password)
    follow(page.get_by_role("link", name="Internkontroll"))
    follow(page.get_by_role("link", name="Barnutredningstid", exact=True))
    page.get_by_label("Läget den").fill("2022-12-31")
    page.get_by_label("Så som det var registrerat den").fill("2023-02-21")
    follow(page.get_by_role("button", name="Visa", exact=True))
    expect(page.locator(".svar__tal")).to_have_text("59 av 68")
    expect(page.locator(".svar__lista")).to_contain_text("Varav 2 avslutade senare")
    follow(page.get_by_role("link", name="Så som det var registrerat 2022-12-31"))
    expect(page.locator(".svar__tal")).to_have_text("59 av 68")
    expect(page.locator(".svar__lista")).not_to_contain_text("avslutade senare")
    follow(page.get_by_role("link", name="68", exact=True).first)
    follow(page.get_by_role("link", name="Över fyra månader", exact=True))

    expect(page.locator("tbody tr")).to_have_count(9)
    assert not faults
    context.close()
