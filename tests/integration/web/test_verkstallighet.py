"""The pages of ej verkställda beslut over the real service: from a beslut to its quarter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.acts import VERKSTALLIGHET
from tests.support.verkstallighet import BASE, Walk, plain, walking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer


@pytest.fixture(scope="module")
def walk(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """A nämnd with one beslut of 2022, declined once."""
    with walking(pg_server, _template, tmp_path_factory.mktemp("evb")) as made:
        yield made


def test_the_list_says_what_a_beslut_is_and_that_it_is_reported(walk: Walk) -> None:
    """A declined offer leaves the beslut in the list, in words and with a mark."""
    said = plain(walk.browser.get(f"{BASE}?lage=rapporteras").text)

    assert "Tackat nej, fortsatt ej verkställt" in said
    assert "Rapporteras" in said
    assert "2022-05-10" in said


def test_the_page_of_one_shows_lagrum_the_fee_line_and_its_words(walk: Walk) -> None:
    """Kvalitet reads the sealed words; a revisor sees the facts and that they are sealed."""
    told, masked = (plain(one.get(walk.beslut).text) for one in (walk.browser, walk.revisor))

    assert "28 f § lagen (1993:387)" in told
    assert "2024-02-10" in told
    assert "Enskild A väntar hemma" in told
    assert "Enskild A" not in masked
    assert "Skyddad text" in masked


def test_the_quarter_lists_its_reports_and_is_reported_once(walk: Walk) -> None:
    """What went to IVO is noted with each beslut, and the statistics are kept as they stood."""
    page = f"{BASE}/kvartal/2022/2"
    before = plain(walk.browser.get(page).text)
    answer = walk.post(f"{page}/handla/send-kvartal", mottagare="ivo", skickad="2022-07-05")
    after = plain(walk.browser.get(page).text)

    assert "Rapporteras för första gången" in before
    assert "Sista dag hos IVO (2019 års tider): 2022-08-31." in before
    assert "enligt de tider som IVO hade 2019." in before
    assert "Inte registrerad Inte registrerad" in before
    assert answer.status_code == 303
    assert "Skickad Inte registrerad" in after
    assert "Statistik till fullmäktige per 2022-06-30" in after
    assert "140" in after


def test_the_papers_of_the_quarter_are_whole_and_come_as_pdf_and_word(walk: Walk) -> None:
    """A single beslut is told in full to fullmäktige, and field by field to IVO; both as files."""
    page = f"{BASE}/kvartal/2022/2/papper"
    ivo, full = (plain(walk.browser.get(f"{page}/{to}").text) for to in ("ivo", "fullmaktige"))
    pdf = walk.browser.get(f"{page}/fullmaktige.pdf")
    word = walk.browser.get(f"{page}/revisorerna.docx")

    assert "Erbjudande 2022-03-20 tackat nej" in ivo
    assert "Rapporteras för första gången" in ivo
    assert "1 beslut har inte verkställts inom tre månader" in full
    assert "28 h § lagen (1993:387)" in full
    assert "Enskild A" not in full
    assert pdf.content.startswith(b"%PDF")
    assert word.content.startswith(b"PK")


def test_a_quarter_that_is_not_over_is_no_report_and_one_to_come_has_no_paper(walk: Walk) -> None:
    """The running one is marked a draft on paper; the next has neither rows nor documents."""
    runs = [
        plain(walk.browser.get(f"{BASE}/kvartal/2022/3/papper/{to}").text)
        for to in ("ivo", "revisorerna", "fullmaktige")
    ]
    over = plain(walk.browser.get(f"{BASE}/kvartal/2022/2/papper/ivo").text)
    page = walk.browser.get(f"{BASE}/kvartal/2022/4")
    table = walk.browser.get(f"{BASE}/kvartal/2022/4/rapporter.csv")
    papers = [walk.browser.get(f"{BASE}/kvartal/2022/4/papper/ivo{end}") for end in ("", ".pdf")]

    assert all("Utkast. Kvartalet pågår till och med 2022-09-30" in said for said in runs)
    assert "Utkast" not in over
    assert "Kvartalet börjar 2022-10-01. Det finns inget att rapportera än." in plain(page.text)
    assert "/papper/" not in page.text
    assert "Individrapporter" not in plain(page.text)
    assert len(table.text.splitlines()) == 1
    assert [one.status_code for one in papers] == [404, 404]
    assert "Kvartalet börjar 2022-10-01" in plain(papers[0].text)


def test_who_fills_in_is_told_what_lacks_and_where_the_rest_is(walk: Walk) -> None:
    """What is to be copied says so and that a reason lacks; the revisorer get no instruction."""
    ivo, revisorer = (
        plain(walk.browser.get(f"{BASE}/kvartal/2022/2/papper/{to}").text)
        for to in ("ivo", "revisorerna")
    )

    assert "att skriva av i IVO:s e-tjänst" in ivo
    assert "Hämta dem i personakten" in ivo
    assert "Skäl till dröjsmålet saknas för 1 av 1" in ivo
    assert "Hämta dem i personakten" not in revisorer


def test_the_individrapport_of_one_is_shown_for_copying(walk: Walk) -> None:
    """It says what the e-service asks for, and nothing of who the enskilde is."""
    said = plain(walk.browser.get(f"{walk.beslut}/papper").text)

    assert "Fortfarande ej verkställt" in said
    assert "Bostad med särskild service, gruppbostad" in said
    assert "Uppgifter om den enskilde finns inte i Liggaren" in said
    assert walk.browser.get(f"{walk.beslut}/papper.odt").status_code == 404


def test_a_wrong_day_is_told_beside_its_input(walk: Walk) -> None:
    """A day before the beslut is refused with all that was typed."""
    answer = walk.act("verkstall-beslut", verkstallt="2022-01-01", text="Kvar")

    assert answer.status_code == 422
    assert "ligger före beslutet" in answer.text
    assert "Kvar" in answer.text


def test_a_correction_sets_the_three_months_anew(walk: Walk) -> None:
    """The new day counts, and the page tells that it was corrected."""
    form = walk.browser.get(f"{walk.beslut}/handla/correct-beslut?corrects=1")
    answer = walk.act(
        "correct-beslut?corrects=1",
        beslutad="2022-02-11", lag="lss", insats="gruppbostad", enhet="e1",
        forhandsbesked="false", registrerad_i_kalla="", skal="Läst fel i beslutet",
    )  # fmt: skip
    said = plain(walk.browser.get(walk.beslut).text)

    assert 'value="2022-02-10"' in form.text
    assert answer.status_code == 303, plain(answer.text)
    assert "Tre månader gick ut 2022-05-11" in said
    assert "Läst fel i beslutet" in said


def test_each_form_says_which_beslut_or_quarter_it_is_about(walk: Walk) -> None:
    """So that nothing is registered of the wrong one: insats, day, enhet, and the offer chosen."""
    base = f"{walk.beslut}/handla"
    ended, answer = (
        plain(walk.browser.get(f"{base}/{slug}").text)
        for slug in ("verkstall-beslut", "answer-erbjudande?erbjudande=1")
    )
    quarter = plain(walk.browser.get(f"{BASE}/kvartal/2022/2/handla/send-kvartal").text)

    assert re.search("Bostad med särskild service, gruppbostad, beslutat 2022-02-1[01]", ended)
    assert "Erbjudande lämnat 2022-03-20" in answer
    assert "Erbjudande lämnat" not in ended
    assert "Kvartal 2022, kvartal 2" in quarter


def test_a_revisor_reads_and_registers_nothing(walk: Walk) -> None:
    """The form is refused by role, and who may is named."""
    answer = walk.revisor.get(f"{walk.beslut}/handla/verkstall-beslut")

    assert answer.status_code == 403
    assert "kvalitet" in answer.text
    assert "handla/" not in walk.revisor.get(BASE).text


def test_every_form_opens_and_unknown_ones_do_not(walk: Walk) -> None:
    """Each form of an open beslut is shown; a form or an event that is not there is not found."""
    slugs = ("begin-annan-insats", "state-orsak", "partly-verkstall", "close-beslut")
    shown = {slug: walk.browser.get(f"{walk.beslut}/handla/{slug}").status_code for slug in slugs}
    lost = [
        walk.browser.get(f"{walk.beslut}/handla/{slug}").status_code
        for slug in ("hitte-pa", "correct-beslut?corrects=99", "take-back")
    ]

    assert set(shown.values()) == {200}
    assert lost == [404, 404, 404]


def test_a_month_of_the_waiting_list_keeps_three_things_apart(walk: Walk) -> None:
    """A number, a dash and an empty cell are shown as they were typed; the needs are added up."""
    typed = {
        "behov_gruppbostad": "6", "ja_behov_gruppbostad": "1", "over_gruppbostad": "4",
        "behov_servicebostad": "1", "behov_socialpsykiatriskt": "–",
    }  # fmt: skip
    answer = walk.post("/prov/vantelista/2022/funktionsstod/1", **typed)
    said = plain(walk.browser.get("/prov/vantelista/2022").text)
    drawn = walk.browser.get("/prov/vantelista/2022/funktionsstod/diagram.svg?form=bred")
    cells = VERKSTALLIGHET.state(walk.service.log).vantelistor[2022]

    assert answer.status_code == 303
    assert "Alla som väntar summan av behoven 7" in said
    assert "6¹" in said
    assert "Så många av dem har tackat ja men inte flyttat in" in said
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert cells.cell("funktionsstod", "behov_socialpsykiatriskt", 1).text == "–"
    assert cells.cell("funktionsstod", "annan_gruppbostad", 1).text == ""


def test_what_is_no_number_is_told_beside_its_input(walk: Walk) -> None:
    """A word where a number belongs is refused, and what was typed stands."""
    answer = walk.post("/prov/vantelista/2022/aldreomsorg/2", behov_demens="flera")

    assert answer.status_code == 422
    assert "Särskilt boende, demens: antal som väntar: skriv ett heltal" in answer.text
    assert 'value="flera"' in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Gruppbostad: antal som väntar: minst en ruta i formuläret behöver ett tal."),
        (
            {"behov_gruppbostad": "2", "ja_behov_gruppbostad": "3"},
            "Gruppbostad: av alla som väntar: har tackat ja men inte flyttat in: kan inte",
        ),
        (
            {"behov_servicebostad": "2", "annan_servicebostad": "3"},
            "Servicebostad: av alla som väntar: har en annan insats under tiden: kan inte",
        ),
    ],
)
def test_a_month_that_does_not_add_up_names_the_input(
    walk: Walk, typed: dict[str, str], said: str
) -> None:
    """By what it asks for and what is needed, so that it is found among those alike."""
    answer = walk.post("/prov/vantelista/2022/funktionsstod/3", **typed)

    assert answer.status_code == 422
    assert said in plain(answer.text)


def test_a_month_to_come_is_neither_offered_nor_taken(walk: Walk) -> None:
    """Each month that has begun has a way to its form; the next one is refused by its name."""
    here = "/prov/vantelista/2022/funktionsstod"
    page = walk.browser.get("/prov/vantelista/2022").text
    form = walk.browser.get(f"{here}/8")
    early = (walk.browser.get(f"{here}/9"), walk.post(f"{here}/9", behov_gruppbostad="1"))
    later = walk.browser.get("/prov/vantelista/2023").text
    refused = "Månad: september 2022 har inte börjat. Den kan registreras från och med 2022-09-01."

    assert [f'"{here}/{one}"' in page for one in (1, 8, 9, 12)] == [True, True, False, False]
    assert form.status_code == 200
    assert "Av alla som väntar: har väntat mer än 3 månader" in plain(form.text)
    assert "Av dem som har väntat mer än 3 månader: har tackat nej" in plain(form.text)
    assert "Av alla som väntar: har tackat nej till ett erbjudande" in plain(form.text)
    assert "Av dem har" not in plain(form.text)
    assert [one.status_code for one in early] == [422, 422]
    assert all(refused in plain(one.text) for one in early)
    assert "Registrera en månad" not in later
    assert "Ingen månad är registrerad för 2023." in plain(later)
    assert "/prov/vantelista/2022?omrade=funktionsstod" in later
    assert "/prov/vantelista/2024" not in later


def test_another_day_shows_how_it_stood_then_and_nobody_acts_on_it(walk: Walk) -> None:
    """Before the limit nothing is reported; the list, the quarter and the page say so alike."""
    then, later = "laget=2022-05-10", "laget=2022-05-12"
    said = [plain(walk.browser.get(f"{BASE}?{day}").text) for day in (then, later)]
    quarter = plain(walk.browser.get(f"{BASE}/kvartal/2022/2?{then}").text)
    one = walk.browser.get(f"{walk.beslut}?laget=2022-03-19")
    unknown = walk.browser.get(f"{BASE}?lage=alla&registrerat=2022-07-31")
    passed = "beslut har det gått mer än tre månader sedan beslutet eller avbrottet."

    assert f"Läget 2022-05-10: för inget {passed}" in said[0]
    assert f"Läget 2022-05-12: för 1 {passed} Det rapporteras." in said[1]
    assert "Kvartalet är inte slut. Så här ser det ut 2022-05-10. Det finns inget" in quarter
    assert "Sista dag hos IVO" not in quarter
    assert "Erbjudande" not in plain(one.text).partition("Det som har hänt")[2]
    assert "handla/" not in one.text + unknown.text
    assert "Inga beslut." in plain(unknown.text)
    assert walk.browser.get(f"{BASE}?laget=i-fjol").status_code == 422


def test_a_beslut_from_before_the_new_act_shows_both_lagrum_from_its_first_day(
    walk: Walk,
) -> None:
    """On a day before it the old one alone, on any day from it both: list, page and quarter."""
    answer = walk.post(
        f"{BASE}/handla/register-beslut",
        beslutad="2021-02-10", lag="sol", insats="hemtjanst", enhet="e1", forhandsbesked="nej",
    )  # fmt: skip
    page = answer.headers["location"].partition("?")[0]
    days = ("2025-06-30", "2025-07-01")
    pages = [plain(walk.browser.get(f"{page}?laget={day}").text) for day in days]
    lists = [walk.browser.get(f"{BASE}/lista.csv?laget={day}").text for day in days]
    quarters = [
        walk.browser.get(f"{BASE}/kvartal/2025/{number}/rapporter.csv?laget=2025-09-30").text
        for number in (2, 3)
    ]
    old, new = "16 kap. 6 f § socialtjänstlagen (2001:453)", "34 kap. 1 § socialtjänstlagen"

    for before, after in (pages, lists, quarters):
        assert old in before
        assert new not in before
        assert f"{old} och {new}" in after


def test_each_list_is_given_as_a_file(walk: Walk) -> None:
    """The same rows as on the page; statistics of a single beslut of a kind are there in full."""
    walk.post("/prov/vantelista/2021/funktionsstod/1", behov_gruppbostad="6")
    files = {
        f"{BASE}/lista": "Tackat nej, fortsatt ej verkställt",
        f"{BASE}/kvartal/2022/2/rapporter": "Rapporteras för första gången",
        f"{BASE}/kvartal/2022/2/statistik": "gruppbostad;LSS;Ej verkställt beslut;",
        "/prov/vantelista/2021/funktionsstod/lista": "Behov av gruppbostad;6;",
    }
    for address, says in files.items():
        text, book = (walk.browser.get(f"{address}.{form}") for form in ("csv", "xlsx"))
        assert says in text.content.decode("utf-8-sig")
        assert book.content.startswith(b"PK")
    assert walk.browser.get(f"{BASE}/lista.ods").status_code == 404
