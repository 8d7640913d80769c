"""Reading in an extract in a browser: without script, for all eyes and hands, on every width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from api.web.labels import FORBIDDEN
from tests.support.site import faults_at_both_widths, follow, open_wide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import FilePayload, Page

    from tests.support.site import Visit

FORM = "/prov/las-in"
HEADINGS = "id;enhet;starthandelse;startdatum;sluthandelse;slutdatum"
GOOD = f"{HEADINGS}\nH-1;e1;Beslut hemtjänst;2025-01-01;;\nH-2;;Beslut hemtjänst;2025-01-02;;\n"


def send(page: Page, text: str) -> str:
    """Fill in the form by its labels and send it; gives the address that one comes to."""
    page.goto(FORM)
    page.get_by_text("Händelser att följa upp", exact=True).click()
    file: FilePayload = {"name": "utdrag.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("#las-in-fil").set_input_files(file)
    page.locator("#las-in-dag").fill("2026-03-16")
    page.locator("#las-in-klockslag").fill("07.30")
    follow(page.get_by_role("button", name="Kontrollera filen"))
    return page.url


def faults(page: Page, address: str) -> Iterator[str]:
    """Give what axe, the width and our own words have against a page, with everything unfolded."""
    open_wide(page, address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    yield from faults_at_both_widths(page, address)
    seen = page.inner_text("body") + page.title()
    yield from (one for one in FORBIDDEN if re.search(rf"\b{re.escape(one)}", seen, re.IGNORECASE))


def test_an_extract_is_read_in_without_script(visit: Callable[..., Visit]) -> None:
    """Form, look, press, result: three pages, and no fault on any of them or on a broken file's."""
    page, window = visit(java_script_enabled=False).page, visit()
    broken = send(page, "id;enhet\nH-1;e1\n")
    looked = send(page, GOOD)
    found = [
        f"{address}: {fault}"
        for address in (FORM, broken, looked)
        for fault in faults(window.page, address)
    ]
    follow(page.get_by_role("button", name="Läs in 1 rad"))
    found += faults(window.page, page.url)

    assert not found, "\n".join(found)
    assert not window.complaints + window.elsewhere
    assert page.get_by_role("heading", name="Filen är inläst").is_visible()
    assert "Cellen är tom" in page.inner_text("body")
