"""The dashboard and the lists: each number leads to as many cases, in every form they are given."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from openpyxl import load_workbook

from api.auth import Role
from api.web.build.klockor.figures import enhet_bars
from api.web.build.klockor.utredning_parts import enhet_table
from api.web.build.names import anmalan_name, arende_name
from api.web.charts.enheter import rows_of
from api.web.links import Links
from api.web.links_klockor import ClockLinks
from api.web.routes.klockor.asked import chosen_of
from api.web.routes.klockor.gather import gather
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass
from tests.support.unmarked import unmarked

if TYPE_CHECKING:
    from tests.support.klockor import Cases

ROOT = "/prov/internkontroll"
DAY = "laget=2026-03-20"
LISTS = {
    "/barnutredningstid/arenden?klass=over_tiden": 1,
    "/barnutredningstid/arenden?klass=over": 1,
    "/barnutredningstid/arenden?klass=alla": 4,
    "/barnutredningstid/arenden?klass=snart&samordnare=s2": 1,
    "/barnutredningstid/arenden?klass=alla&enhet=enhet-2": 1,
    "/barnutredningstid/arenden?population=avslutade&klass=alla&fran=2026-01-01": 1,
    "/orosanmalningar": 2,
    "/orosanmalningar?tid=skyddsbedomning&lage=over": 1,
    "/orosanmalningar?tid=forhandsbedomning&lage=over": 1,
    "/orosanmalningar?tid=aterkoppling&lage=over": 0,
    "/orosanmalningar?enhet=enhet-1": 0,
    "/orosanmalningar?lista=inkomna": 3,
    "/orosanmalningar?lista=inkomna&tid=forhandsbedomning&lage=i_tid": 1,
    "/uppfoljningar": 1,
    "/uppfoljningar?lage=over": 0,
    "/uppfoljningar?lista=avslutade": 0,
    "/kedjor": 2,
    "/kedjor?lista=barn_inte_hort": 3,
    "/kedjor?lista=information_saknas&enhet=enhet-2": 0,
    "/kedjor?lista=stilla": 0,
    "/kedjor?lista=underlag_saknas&samordnare=s1": 1,
}
"""Every list with some narrowing, and how many rows it has on the day."""


def _at(address: str) -> str:
    return f"{ROOT}{address}{'&' if '?' in address else '?'}{DAY}"


def _as_file(address: str, form: str) -> str:
    path, _, query = address.partition("?")
    return _at(f"{path}/lista.{form}?{query}" if query else f"{path}/lista.{form}")


def rows(page: str) -> int:
    """Count the rows of a page's tables."""
    return page.count('scope="row"')


def test_each_list_holds_what_it_says_as_page_and_as_file(cases: Cases) -> None:
    """Page, CSV and Excel of every list have the same rows."""
    browser = cases.service.browser(Role.KVALITET)
    found = {}
    for address in LISTS:
        page = browser.get(_at(address)).text
        text = browser.get(_as_file(address, "csv")).content.decode("utf-8-sig")
        book = load_workbook(io.BytesIO(browser.get(_as_file(address, "xlsx")).content))
        sheet = book.active
        assert sheet is not None
        found[address] = (rows(page), len(text.splitlines()) - 1, sheet.max_row - 1)
        book.close()

    assert found == {address: (count,) * 3 for address, count in LISTS.items()}


def test_an_empty_list_says_what_there_is_none_of(cases: Cases) -> None:
    """Which state, which enhet and which days: nobody takes a narrowed list for the whole."""
    browser = cases.service.browser(Role.KVALITET)

    over = unmarked(browser.get(_at("/uppfoljningar?lage=over&enhet=enhet-2")).text)
    ended = unmarked(browser.get(_at("/uppfoljningar?lista=avslutade&fran=2026-03-01")).text)

    assert "Ingen uppföljning med läget över tiden på enheten pågick 2026-03-20." in over
    assert "Ingen uppföljning avslutades från 2026-03-01 till 2026-03-20." in ended


def test_every_number_of_the_dashboard_leads_to_so_many_cases(cases: Cases) -> None:
    """Each number with a link opens a list with exactly that many rows."""
    browser = cases.service.browser(Role.KVALITET)
    page = browser.get(_at("")).text
    links = re.findall(r'<a class="anchor" href="([^"]+)">(\d+)</a>', page)
    tiles = re.findall(
        r'<a class="rutor__lank" href="([^"]+)"><span class="rutor__tal">(\d+)</span>', page
    )
    wrong = [
        (href, number)
        for href, number in {*links, *tiles}
        if rows(browser.get(unescape(href)).text) != int(number)
    ]

    assert len(links) > 15
    assert len(tiles) >= 4
    assert not wrong


def test_the_dashboard_says_which_enhet_which_case_and_how_late(cases: Cases) -> None:
    """What is over its time comes first, the longest first, each with its law."""
    page = unmarked(cases.service.browser(Role.ENHETSCHEF).get(_at("")).text)
    first = page.index("Över tiden nu")
    order = [
        page.index(arende_name(cases.over), first),
        page.index(anmalan_name(cases.anmalan), first),
        page.index("Når fyra månader inom 30 dagar", first),
    ]

    assert order == sorted(order)
    assert "Över tiden sedan 2026-02-02" in page
    assert "Samordnare s1" in page
    assert "20 kap. 3 § socialtjänstlagen (2025:400)" in page


@pytest.mark.parametrize(
    ("query", "over"),
    [("enhet=enhet-2", 2), ("samordnare=s1", 1), ("samordnare=s2", 0), ("enhet=finns-inte", 0)],
)
def test_the_dashboard_is_narrowed_by_its_address(cases: Cases, query: str, over: int) -> None:
    """An enhet or a samordnare leaves only its own cases."""
    page = cases.service.browser(Role.KVALITET).get(f"{_at('')}&{query}").text
    part = page.partition('id="over-rubrik"')[2].partition("</section>")[0]

    assert rows(part) == over


def test_the_dashboard_stands_on_any_date_and_knowledge(cases: Cases) -> None:
    """On the last day nothing is over, and with what was known in 2025 nothing had come in."""
    browser = cases.service.browser(Role.KVALITET)
    then = browser.get(f"{ROOT}?laget=2026-02-01").text
    known = browser.get(f"{_at('')}&registrerat=2025-12-31").text

    assert "Inget är över sin tid." in then
    assert anmalan_name(cases.anmalan) not in known
    assert arende_name(cases.over) in known


def test_who_may_not_open_cases_sees_numbers_only(cases: Cases) -> None:
    """A nämndsekreterare gets the numbers without links, no case, and no list."""
    browser = cases.service.browser(Role.NAMNDSEKRETERARE)
    page = browser.get(_at("")).text

    assert arende_name(cases.over) not in page
    assert "/arenden" not in page
    assert "utredning över tiden" in page
    assert browser.get(_at("/orosanmalningar")).status_code == 403


def test_reading_a_list_is_recorded_with_what_it_was_narrowed_to(cases: Cases) -> None:
    """The list of readings says which list, which enhet, and which file was taken."""
    cases.service.browser(Role.KVALITET).get(_at("/uppfoljningar/lista.csv?enhet=enhet-2"))
    read = cases.service.browser(Role.LOGGKONTROLLANT).get("/prov/vem-har-last").text

    assert "Lista över uppföljningar" in read
    assert "lista: pågående" in read
    assert "enhet-2" in read
    assert "csv" in read


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/orosanmalningar?lage=finns-inte", 422),
        ("/uppfoljningar?lage=i_tid", 422),
        ("/kedjor?lista=finns-inte", 422),
        (f"?enhet={quote('x' * 101)}", 422),
        ("?samordnare=Eva+Ek", 422),
        ("?laget=2026-02-30", 422),
        ("/uppfoljningar?sida=7", 404),
        ("/uppfoljningar/lista.pdf", 404),
        ("/diagram/finns-inte.svg?form=bred", 404),
    ],
)
def test_a_wrong_address_is_refused(cases: Cases, address: str, status: int) -> None:
    """With field and reason, or as not found, and never as an empty page."""
    answer = cases.service.browser(Role.KVALITET).get(f"{ROOT}{address}")

    assert answer.status_code == status


def test_utredningar_of_one_child_in_a_row_are_summed(cases: Cases) -> None:
    """112 days and 88 days, opened again the same day: said in the list and on the page."""
    browser = cases.service.browser(Role.KVALITET)
    page = browser.get(_at("/kedjor")).text
    own = unmarked(browser.get(f"/prov/arenden/{cases.again}?{DAY}").text).replace("\u00a0", " ")

    assert "Samma dag" in page
    assert ">200<" in page
    assert "nummer 2 av 2 i följd om samma barn. Tillsammans har de pågått 200 dagar." in own


def test_lead_times_are_said_drawn_and_listed(cases: Cases) -> None:
    """One förhandsbedömning took ten days; the picture of it can be had."""
    browser = cases.service.browser(Role.KVALITET)
    page = browser.get(f"{ROOT}/utveckling?fran=2026-01-01&{DAY}").text.replace("\u00a0", " ")
    pictures = re.findall(r'<img src="(/prov/internkontroll/diagram/[^"]+)"', page)
    drawn = [browser.get(unescape(one)) for one in pictures]

    assert "1 av 1 förhandsbedömningar (100,0 %) blev klara inom fjorton dagar." in page
    assert [one.headers["content-type"] for one in drawn] == ["image/svg+xml"] * 2


def test_the_chart_of_the_enheter_draws_the_rows_of_its_table(cases: Cases) -> None:
    """Each part of a bar is a cell of the table with the same number; what is 0 is not drawn."""
    chosen = chosen_of(cases.service.log, {"laget": "2026-03-20"})
    links = ClockLinks(Links("prov"))
    found = gather(cases.service.log, chosen, lists=links.lists)
    bars = enhet_bars(found.by_enhet, found.enhet)
    drawn = {(one["enhet"], one["klass"], one["antal"]) for one in rows_of(bars)}
    listed = {
        (row[0].text, TIDSKLASS_LABELS[klass], int(cell.text))
        for row in enhet_table(found, links).rows
        for klass, cell in zip(Tidsklass, row[1:], strict=False)
        if row[0].text != "Alla" and cell.text != "0"
    }

    assert drawn == listed
    assert len(drawn) == 3


def test_an_enhet_that_is_not_there_is_said_in_words(cases: Cases) -> None:
    """The choice keeps what the address narrows to, and says why no such enhet can be chosen."""
    browser = cases.service.browser(Role.KVALITET)
    pages = [browser.get(_at(f"{one}?enhet=finns-ej")).text for one in ("", "/orosanmalningar")]
    every = browser.get(_at("/orosanmalningar")).text

    assert all("Koden finns-ej finns inte i organisationen." in page for page in pages)
    assert all('<option value="finns-ej" selected>' in page for page in pages)
    assert "finns inte i organisationen" not in every
