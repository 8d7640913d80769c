"""Taking papers out of the demo's ärende in a browser, as the utredare and as kvalitet."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pypdf

from api.demo.accounts import PASSWORD
from api.web.labels import FORBIDDEN
from tests.support.site import faults_at_both_widths, follow, open_wide, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NUMBER = "SN 2024-0012"
ARENDE = re.compile(r"/lex-sarah/([0-9a-f-]{36})")
PLANTED = ("Noor", "Nattpersonal", "0980-319 230")
"""Who reported in the demo: in no paper."""


def papers_of(page: Page) -> str:
    """Find the address of the papers of the ärende that the demo has closed the full way."""
    page.goto("/demo/lex-sarah?lage=alla")
    row = page.locator("tr", has_text=NUMBER).get_by_role("link").first
    match = ARENDE.search(row.get_attribute("href") or "")
    assert match is not None
    return f"/demo/lex-sarah/{match[1]}/papper"


def test_the_pages_of_papers_fit_and_are_accessible(demo: str, browser: Browser) -> None:
    """No page has a fault that axe sees, is wider than the window or says a forbidden word."""
    context = browser.new_context(base_url=demo)
    page, faults = context.new_page(), list[str]()
    sign_in(page, "utredare", PASSWORD)
    base = papers_of(page)
    for address in (base, f"{base}/kopiera", f"{base}/maskera", "/demo/lex-sarah/sammanstallning"):
        open_wide(page, address)
        if address.endswith("/kopiera"):
            follow(page.get_by_role("button", name="Visa texterna"))
            page.get_by_label("Diarienummer hos nämnden").wait_for()
        said = page.inner_text("main").casefold()
        faults += [f"{address}: {one}" for one in FORBIDDEN if re.search(rf"\b{one}", said)]
        faults += faults_at_both_widths(page, address)
    context.close()

    assert not faults, "\n".join(faults)


def test_the_package_is_fetched_without_scripts(demo: str, browser: Browser, tmp_path) -> None:
    """With scripts off, the utredare gets the whole package, and the page then shows its sum."""
    context = browser.new_context(base_url=demo, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "utredare", PASSWORD)
    base = papers_of(page)
    page.goto(base)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Hämta Zip").first.click()
    path = tmp_path / "underlag.zip"
    waited.value.save_as(path)
    page.goto(base)
    listed = page.inner_text("main")
    context.close()
    with zipfile.ZipFile(path) as packed:
        content = packed.read("ivo-underlag.pdf")
    pdf = pypdf.PdfReader(io.BytesIO(content))
    text = " ".join(one.extract_text() for one in pdf.pages)

    assert re.fullmatch(r"ivo-\d{4}-\d\d-\d\d\.zip", waited.value.suggested_filename)
    assert "Underlag till IVO, Zip" in listed
    assert "Underlaget är komplett." in text
    assert [one for one in PLANTED if one in text] == []


def reports(page: Page) -> tuple[str, ...]:
    """Give the papers of the demo's internkontroll, the report of 2022-12-31 first."""
    page.goto("/demo/internkontroll/plan/2023")
    follow(page.get_by_role("link", name=re.compile("^K1 ")).first)
    follow(page.get_by_role("link", name=re.compile("^2022-12-31")).first)
    base = "/demo/internkontroll"
    return (
        f"{page.url}/rapport",
        f"{base}/plan/2023/papper",
        f"{base}/rapport?fran=2023-01-01&till=2023-03-31",
        f"{base}/dragningar/2024/papper",
    )


def test_the_papers_of_internkontroll_fit_and_are_accessible(demo: str, browser: Browser) -> None:
    """On wide and narrow windows axe sees no fault, and the report says the published figures."""
    context = browser.new_context(base_url=demo)
    page, faults = context.new_page(), list[str]()
    sign_in(page, "kvalitet", PASSWORD)
    papers = reports(page)
    for address in papers:
        answer = open_wide(page, address)
        faults += [f"{address}: nothing there"] * (answer is None or not answer.ok)
        faults += faults_at_both_widths(page, address)
        said = page.inner_text("main").casefold()
        faults += [f"{address}: {one}" for one in FORBIDDEN if re.search(rf"\b{one}", said)]
    page.goto(papers[0])
    told = " ".join(page.inner_text("main").split())
    context.close()

    assert not faults, "\n".join(faults)
    assert "68 barnavårdsutredningar pågick den 31 december 2022. 59 var inom fyra" in told
    assert "3 inom beslutad förlängning och 6 utan beslut om förlängning" in told
    assert "Av de 6 utan beslut om förlängning: 2 avslutade senare." in told
