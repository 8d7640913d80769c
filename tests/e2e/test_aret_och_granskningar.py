"""The nämnd's year and the granskningar of the demo in a browser: for all eyes, on both widths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from api.demo.accounts import PASSWORD
from api.web.labels import FORBIDDEN
from tests.support.site import overflow, sign_in, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARET, GRANSKNINGAR = "/demo/aret/2024", "/demo/granskningar"
WIDTHS = (1280, 320)


def _first(page: Page, address: str, pattern: str) -> str:
    """Give the first address on a page that fits a pattern."""
    page.goto(address)
    found = page.locator("main a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return next(str(one) for one in found if one and re.search(pattern, one))


def _addresses(page: Page) -> tuple[str, ...]:
    punkt = _first(page, ARET, "/punkt/")
    granskning = _first(page, GRANSKNINGAR, r"granskningar/[0-9a-f-]{36}$")
    return (
        *(
            ARET,
            f"{ARET}?laget=2024-05-09",
            punkt,
            "/demo/aret/2025/forslag",
            f"{ARET}/papper",
            "/demo/aret/2022/mal/papper",
        ),
        *(f"{ARET}/handla/plan-sammantrade", f"{ARET}/handla/plan-punkt"),
        *("/demo/aret/2022/mal", "/demo/aret/2022/mal?laget=2023-02-21"),
        *(GRANSKNINGAR, granskning, f"{granskning}/papper"),
        *(f"{GRANSKNINGAR}/handla/open-granskning", f"{granskning}/handla/change-insyn"),
    )


def test_the_pages_fit_and_are_accessible(demo: str, browser: Browser) -> None:
    """No page has a fault that axe sees, is wider than the window or says a forbidden word."""
    context = browser.new_context(base_url=demo)
    page, faults = context.new_page(), list[str]()
    sign_in(page, "namndsekreterare", PASSWORD)
    for address in _addresses(page):
        assert page.goto(address).status == 200, address  # type: ignore[union-attr] # it answers
        said = page.inner_text("main").casefold()
        faults += [f"{address}: {word}" for word in FORBIDDEN if re.search(rf"\b{word}", said)]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{address} {width}: {fault}" for fault in violations(page)]
            faults += [f"{address}: wider than {width} px"] * (overflow(page) > 0)
    context.close()

    assert not faults, "\n".join(faults)


def test_a_year_is_read_by_the_keyboard(demo: str, browser: Browser) -> None:
    """Each stop of the year's page is reached by Tab, is seen, and leads to its punkt."""
    context = browser.new_context(base_url=demo, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "namndsekreterare", PASSWORD)
    page.goto(ARET)
    late = page.locator("main table").first.get_by_role("link").first
    wanted = late.inner_text()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text() == wanted:
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert wanted in page.inner_text("main")
    assert "/punkt/" in page.url
    context.close()
