"""What the pages of the internkontroll say, and to whom."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from tests.integration.web.plan.conftest import plain
from tests.support.services import CSRF

if TYPE_CHECKING:
    from tests.integration.web.plan.conftest import Walk

BASE = "/prov/internkontroll"


def test_the_matrix_is_a_table_that_says_number_word_and_risks(walk: Walk) -> None:
    """Each cell has its number and its level in words, and lists its risks as links."""
    page = walk.get("/plan/2026").text

    assert '<th scope="row">3 – Möjlig</th>' in page
    assert '<th scope="col">4 – Allvarlig</th>' in page
    cell = page.partition(">9 hög<")[2].partition("</td>")[0]
    assert "/plan/2026/risker#r1" in cell
    assert "Utredningar blir för långa" in cell


def test_the_plan_says_when_it_was_adopted_and_what_each_kontrollmoment_gave(walk: Walk) -> None:
    """Status, date, § and diarienummer stand on the plan, and the latest outcome on its row."""
    page = plain(walk.get("/plan/2026").text)

    assert "2026-03-19 § 12" in page
    assert "SN 2026/7" in page
    assert "81 av 100 (81,0 %)" in page
    assert "Utanför målet" in page
    assert "2026-03-19 § 12 reviderad 2026-03-20 § 14" in plain(walk.get("/plan").text)


def test_the_next_years_plan_keeps_the_trend(walk: Walk) -> None:
    """A kontrollmoment of the copied plan shows the mätningar of the year before."""
    page = plain(walk.get(f"/plan/2027/kontrollmoment/{walk.names['nojdhet']}").text)

    assert "Senaste mätningen, 2026-03-20: 81 av 100 (81,0 %)." in page
    assert "Mätningar registreras när planen är antagen." in page


def test_the_chart_of_a_kontrollmoment_says_its_goal_as_the_caption_and_the_table_do(
    walk: Walk,
) -> None:
    """The dashed line, the caption and the column name one goal, whatever plan one stands in."""
    place = f"/plan/2027/kontrollmoment/{walk.names['nojdhet']}"
    page, chart = plain(walk.get(place).text), walk.get(f"{place}/diagram.svg?form=smal").text

    assert "Den streckade linjen är nämndens eget mål (inte lag): minst 90 %." in page
    assert "81 av 100 (81,0 %) minst 90 % Utanför målet" in page
    assert all(f">{word}<" in chart.replace("\N{NO-BREAK SPACE}", " ") for word in ("Mål:", "90 %"))


def test_a_matning_shows_its_rattelse_its_texts_and_when_it_was_presented(walk: Walk) -> None:
    """What stands, what was corrected and why, the texts of the report, and the nämnd's §."""
    page = plain(walk.get(f"/matningar/{walk.names['matning']}").text)

    for said in ("81 av 100", "Rättad", "utfall: 81", "Ett svar kom sent.", "Färre är nöjda."):
        assert said in page
    assert "2026-03-20, § 26" in page
    assert "Norr 60" in page
    assert "Redovisad för nämnden Inte registrerat" not in page


def test_a_matning_that_is_not_registered_as_presented_says_so(walk: Walk) -> None:
    """On its own page and as what comes next for its kontrollmoment; no way is offered twice."""
    page = walk.get(f"/matningar/{walk.names['frystid']}").text
    moment = re.search(rf'href="{BASE}(/plan/2026/kontrollmoment/[^"]+)"', page)
    assert moment is not None
    said = plain(walk.get(moment[1]).text)

    assert "Redovisad för nämnden Inte registrerat" in plain(page)
    assert plain(page).count("Skriv i rapporten till nämnden") <= 1
    assert " är inte registrerad som redovisad. " in said


def test_a_frozen_matning_stands_beside_what_is_known_now(walk: Walk) -> None:
    """Where later facts give another answer both are shown: then and now."""
    walk.service.catch_up()
    address = f"/matningar/{walk.names['frystid']}"
    before = plain(walk.get(address).text)
    walk.service.register.open(date(2026, 3, 1), on=date(2026, 3, 21))
    walk.service.catch_up()

    after = plain(walk.get(address).text)

    assert "Samma fråga ger samma svar i dag." in before
    assert "3 av 4 (75,0 %), utanför målet. Med uppgifter registrerade till och med" in after
    assert "4 av 5 (80,0 %), utanför målet. Sedan frysningen: 1 ärende har tillkommit." in after
    assert "om dem efter frysningen: 1 påbörjad utredning." in after
    assert "Inom fyra månader 3 4" in after
    assert "Alla som räknas 4 5 Andel inom tiden 75,0 % 80,0 %" in after
    assert "3 av 4 (75,0 %)" in plain(walk.get("/plan/2026").text)
    assert ": 4 av 5 (80,0 %), utanför målet." in plain(walk.get("/plan/2026").text)
    figure = plain(walk.get("/barnutredningstid?laget=2026-03-21").text)

    assert "3 av 4 (75,0 %). Andelen är 5,0 procentenheter högre nu" in figure
    assert "ett annat: 4 av 5 (80,0 %)." in figure


def test_each_class_of_a_frozen_matning_leads_to_its_cases(walk: Walk) -> None:
    """The list is asked for as it stood then, and those who may not open lists get no link."""
    address = f"/matningar/{walk.names['frystid']}"
    pattern = r'href="(/prov/internkontroll/barnutredningstid/arenden[^"]*klass=inom[^"]*)"'
    way = re.search(pattern, walk.get(address).text)
    sekreterare = walk.service.browser(Role.NAMNDSEKRETERARE)

    assert way is not None
    assert walk.browser.get(way[1].replace("&amp;", "&")).status_code == 200
    assert "barnutredningstid/arenden" not in sekreterare.get(f"{BASE}{address}").text


def test_the_latest_rows_of_a_kontroll_are_for_those_who_may_open_lists(walk: Walk) -> None:
    """Who sees figures alone gets the counts; who sees the rows is in the read log first."""
    address = f"{BASE}/kontroller/{walk.names['kontroll']}"
    before = walk.service.log.reads.head().size
    sekreterare = plain(walk.service.browser(Role.NAMNDSEKRETERARE).get(address).text)
    between = walk.service.log.reads.head().size
    revisor = plain(walk.service.browser(Role.REVISOR).get(address).text)

    assert "Utfall efter enhet" in sekreterare
    assert "De senaste" not in sekreterare
    assert "De senaste" in revisor
    assert (between - before, walk.service.log.reads.head().size - between) == (1, 1)


def test_a_kontroll_is_tried_by_nobody_who_may_not_define_it(walk: Walk) -> None:
    """What it would give are figures of the nämnd, which the loggkontrollant does not see."""
    tried = walk.service.browser(Role.LOGGKONTROLLANT).post(
        f"{BASE}/kontroller/handla/define-kontroll",
        data={
            "csrf_token": CSRF, "namn": "Uppföljning", "starthandelse": "Beslut om hemtjänst",
            "sluthandelse": "Uppföljning", "inom_antal": "1", "inom_enhet": "ar",
            "fran": "2020-01-01", "titta": "ja",
        },
    )  # fmt: skip

    assert tried.status_code == 403
    assert "Utfall efter enhet" not in tried.text
    assert "Beslut om hemtjänst" not in tried.text


def test_a_late_atgard_is_marked_in_words(walk: Walk) -> None:
    """An åtgärd after its day says since when, and the list counts it."""
    walk.post(
        f"/avvikelser/{walk.names['avvikelse']}/handla/plan-atgard",
        rubrik="Ring alla", ansvarig="enhetschef", forfaller="2026-03-10",
    )  # fmt: skip

    page = plain(walk.get(f"/avvikelser/{walk.names['avvikelse']}").text)

    assert "Över tiden sedan 2026-03-11" in page
    assert page.count("Ändra åtgärden") == 1
    assert "1 åtgärd över tiden" in plain(walk.get("/avvikelser").text)


def test_a_late_atgard_waits_on_whoever_is_to_do_it(walk: Walk) -> None:
    """Att göra counts it for its ansvarig, tells who else follows it, and is silent to others."""
    walk.post(
        f"/avvikelser/{walk.names['avvikelse']}/handla/plan-atgard",
        rubrik="Ring till alla", ansvarig="enhetschef", forfaller="2026-03-10",
    )  # fmt: skip
    own, followed, other = (
        plain(walk.service.browser(role).get("/prov/att-gora").text)
        for role in (Role.ENHETSCHEF, Role.KVALITET, Role.UTREDARE)
    )

    assert re.search(r"[12] sak(er)? väntar på dig, varav [12] över sin egen sista dag\.", own)
    assert "Genomför åtgärden : Ring till alla, Hela nämnden Ring till alla" in own
    assert "Över tiden sedan 2026-03-11 (egen tid)" in own
    assert "0 saker väntar på dig." in followed
    assert "En åtgärd är inte genomförd : Ring till alla" in followed
    assert "Väntar på: enhetschef" in followed
    assert "Ring till alla" not in other


def test_a_draw_can_be_repeated_and_says_what_was_found(walk: Walk) -> None:
    """The page of the draws says that the register gives the same again, and sums the year up."""
    page = plain(walk.get("/dragningar/2026").text)

    assert "Gjord om nu ur registret: samma underlag och samma urval." in page
    assert "2 är dragna och 1 granskade." in page
    assert "Anteckning saknas." in page


def test_what_was_drawn_is_named_only_to_those_who_may_open_lists(walk: Walk) -> None:
    """Whoever sees figures alone gets the outcome of each review, and no reference to a case."""
    own, sekreterare = (
        plain(walk.service.browser(role).get(f"{BASE}/dragningar/2026").text)
        for role in (Role.REVISOR, Role.NAMNDSEKRETERARE)
    )
    pattern = r"\bUtredning [0-9a-f]{5}-[0-9a-f]{5}\b"

    assert re.search(pattern, own)
    assert not re.search(pattern, sekreterare)
    assert "2 är dragna och 1 granskade." in sekreterare


def test_a_revisor_sees_what_stands_but_no_texts(walk: Walk) -> None:
    """Facts and figures are shown; what was written is masked, and nothing can be done."""
    revisor = walk.service.browser(Role.REVISOR)

    avvikelse = plain(revisor.get(f"{BASE}/avvikelser/{walk.names['avvikelse']}").text)
    risker = plain(revisor.get(f"{BASE}/plan/2026/risker").text)

    assert "Telefonen var stängd." not in avvikelse
    assert avvikelse.lower().count("skyddad text") == 1
    assert "är skyddad text. Läses av enhetschefen, verksamhetschefen, " in avvikelse
    assert "av revisorer inom en granskning som öppnar internkontrollen." in avvikelse
    assert "Analys Skriven" in avvikelse
    assert "Tre tjänster är obesatta." not in risker
    assert "Planera en åtgärd" not in avvikelse


def test_the_loggkontrollant_reviews_draws_and_sees_no_plan(walk: Walk) -> None:
    """Draws are open to whoever looks after readings; the plan is not."""
    reader = walk.service.browser(Role.LOGGKONTROLLANT)

    assert reader.get(f"{BASE}/dragningar/2026").status_code == 200
    assert reader.get(f"{BASE}/plan/2026").status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/plan/2031",
        "/plan/2026/handla/finns-inte",
        "/plan/2026/handla/change-risk",
        "/plan/2026/handla/register-matning",
        "/plan/2026/kontrollmoment/0189f7c4-0000-7000-8000-000000000001",
        "/matningar/0189f7c4-0000-7000-8000-000000000001",
        "/avvikelser/0189f7c4-0000-7000-8000-000000000001",
        "/kontroller/0189f7c4-0000-7000-8000-000000000001",
        "/finns-inte/2026/handla/add-risk",
    ],
)
def test_what_is_not_there_is_not_found(walk: Walk, address: str) -> None:
    """An address of nothing is 404 and never an error of ours."""
    assert walk.get(address).status_code == 404


def test_each_page_says_at_its_foot_what_it_rests_on(walk: Walk) -> None:
    """A print of a plan, a kontrollmoment, a mätning or an avvikelse says of when it is."""
    moment, pages = f"/plan/2026/kontrollmoment/{walk.names['nojdhet']}", {}
    avvikelse = re.search(r"/avvikelser/[0-9a-f-]{36}", walk.get("/avvikelser?lage=alla").text)
    matning = re.search(r"/matningar/[0-9a-f-]{36}", walk.get(moment).text)
    assert avvikelse
    assert matning
    for address in ("/plan/2026", "/plan/2026/risker", moment, avvikelse[0], matning[0]):
        pages[address] = plain(walk.get(address).text)

    foot = re.compile(r"Läget \d{4}-\d\d-\d\d enligt uppgifter .* · kontrollnummer \d")
    assert [one for one, said in pages.items() if not foot.search(said)] == []
