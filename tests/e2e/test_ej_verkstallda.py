"""Ej verkställda beslut of the demo in a browser, as kvalitet: for all eyes and on both widths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from api.demo.accounts import PASSWORD
from api.web.labels import FORBIDDEN
from tests.support.site import faults_at_both_widths, open_wide, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BASE = "/demo/ej-verkstallda"


def test_the_pages_fit_and_are_accessible(demo: str, browser: Browser) -> None:
    """No page has a fault that axe sees, is wider than the window or says a forbidden word."""
    context = browser.new_context(base_url=demo)
    page, faults = context.new_page(), list[str]()
    sign_in(page, "kvalitet", PASSWORD)
    page.goto(f"{BASE}?lage=rapporteras")
    one = page.locator("tbody").get_by_role("link").first.get_attribute("href") or ""
    addresses = (
        *(f"{BASE}?lage=alla", one, f"{one}/handla/begin-annan-insats", f"{one}/papper"),
        *(f"{BASE}/kvartal/2023/4", f"{BASE}/kvartal/2023/4/papper/fullmaktige"),
        *("/demo/vantelista/2023", "/demo/vantelista/2023/aldreomsorg/9"),
    )
    for address in addresses:
        answer = open_wide(page, address)
        faults += [f"{address}: nothing there"] * (answer is None or answer.status != 200)
        said = page.inner_text("main").casefold()
        faults += [f"{address}: {word}" for word in FORBIDDEN if re.search(rf"\b{word}", said)]
        faults += faults_at_both_widths(page, address)
    context.close()

    assert not faults, "\n".join(faults)
