"""The way of a newcomer: sign in, the figure, the nine, one timeline, and back in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.site import FIGURE, THEN, follow, sign_in

if TYPE_CHECKING:
    from tests.support.site import Site, Visit


def test_a_newcomer_goes_from_the_figure_to_one_timeline(visit: Callable[..., Visit]) -> None:
    """59 of 68, the nine behind it and one of their timelines are three clicks apart."""
    page = visit(None).page
    sign_in(page, "kvalitet")
    page.goto(f"{FIGURE}?{THEN}")
    expect(page.locator(".svar__tal")).to_have_text("59 av 68")
    expect(page.locator(".svar__andel")).to_have_text("86,8 %")
    expect(page.locator(".svar__lista")).to_contain_text("Varav 2 avslutade senare")
    follow(page.get_by_role("link", name="68", exact=True).first)
    follow(page.get_by_role("link", name="Över fyra månader"))
    expect(page.locator("tbody tr")).to_have_count(9)
    follow(page.locator("tbody a").first)

    expect(page.locator(".tidslinje__steg").first).to_contain_text("Utredning inledd")
    assert THEN in page.url


def test_going_back_in_time_takes_away_what_was_not_registered_yet(
    visit: Callable[..., Visit],
) -> None:
    """So as it was registered on 2022-12-31 nobody could know that two were closed later."""
    page = visit().page
    page.goto(f"{FIGURE}?{THEN}")
    page.get_by_label("Så som det var registrerat den").fill("2022-12-31")
    follow(page.get_by_role("button", name="Visa", exact=True))

    expect(page.locator(".svar__tal")).to_have_text("59 av 68")
    expect(page.locator(".svar__lista")).not_to_contain_text("avslutade senare")
    address = page.get_by_role("link", name="59").first.get_attribute("href") or ""
    assert "registrerat=2022-12-31" in address


def test_an_arende_that_was_not_registered_yet_is_not_there(
    visit: Callable[..., Visit], site: Site
) -> None:
    """Going back before the first registration, the ärende does not exist."""
    page = visit().page
    page.goto(f"/prov/arenden/{site.arende}?registrerat=2022-05-01")

    expect(page.get_by_role("heading", level=1)).to_have_text("Finns inte")


def test_a_measurement_is_frozen_and_stands_among_the_others(visit: Callable[..., Visit]) -> None:
    """Who works with kvalitet sees what would be frozen, freezes it, and finds it in the table."""
    page = visit().page
    page.goto(f"{FIGURE}?laget=2022-11-30")
    follow(page.get_by_role("button", name="Visa vad som fryses"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Det här fryses")
    shown = page.locator(".utfallstal").inner_text()
    follow(page.get_by_role("button", name="Frys mätningen"))

    expect(page.get_by_text("Mätningen är fryst")).to_be_visible()
    expect(page.locator(".utfallstal")).to_have_text(shown)
    page.goto(f"{FIGURE}?laget=2022-11-30")
    expect(page.get_by_role("link", name="2022-11-30").first).to_be_visible()


def test_signing_out_closes_every_page(visit: Callable[..., Visit]) -> None:
    """After signing out, a page leads to the sign-in form and from there back to itself."""
    page = visit(None).page
    sign_in(page, "enhetschef")
    follow(page.get_by_role("button", name="Logga ut"))
    page.goto(f"{FIGURE}?{THEN}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
    page.get_by_label("Användarnamn").fill("enhetschef")
    page.get_by_label("Lösenord").fill("ett långt lösenord för prov")
    follow(page.get_by_role("button", name="Logga in"))

    expect(page.locator(".svar__tal")).to_have_text("59 av 68")
