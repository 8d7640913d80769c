"""Every act of the internkontroll through its form, by somebody of kvalitet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from api.auth import Role
from api.web.forms_internkontroll.registry import FORMS
from tests.integration.web.plan.conftest import plain
from tests.support.services import CSRF

if TYPE_CHECKING:
    from tests.integration.web.plan.conftest import Walk

RISK = {
    "kod": "R5", "rubrik": "Pengar försvinner", "kategori": "oegentlighet", "sannolikhet": "1",
    "konsekvens": "4",
}  # fmt: skip


def test_every_form_is_shown_and_takes_what_is_typed(walk: Walk) -> None:
    """No act of the internkontroll lacks a form that works without JavaScript."""
    assert set(walk.answers) == {slug for _, slug in FORMS}
    assert set(walk.shown.values()) == {200}


def test_an_outcome_outside_its_limit_says_so_and_leads_to_the_avvikelse(walk: Walk) -> None:
    """The page after registering says that the outcome is outside, and links to what it opened."""
    said = plain(walk.pages["register-matning"])

    assert "80 av 100 (80,0 %)" in said
    assert "Utfallet är utanför målet, som är minst 90 %." in said
    assert "En avvikelse är öppnad" in said


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(walk: Walk) -> None:
    """A form with mistakes comes back with each reason in Swedish and with all that was typed."""
    address = f"/plan/2026/handla/register-matning?kontrollmoment={walk.names['nojdhet']}"

    answer = walk.post(
        address, per="2026-02-30", enhet="promille", taljare="åtta", metod="Lång text <om> metoden"
    )

    assert answer.status_code == 422
    assert "Skriv en dag som finns, ÅÅÅÅ-MM-DD." in answer.text
    assert "Skriv ett heltal." in answer.text
    assert "Lång text &lt;om&gt; metoden" in answer.text
    assert 'href="#taljare"' in answer.text


def test_a_limit_is_read_in_the_namnds_own_way_of_writing(walk: Walk) -> None:
    """A share is typed with a comma; a number without its kind is asked about at the kind."""
    address = f"/plan/2027/handla/change-kontrollmoment?kontrollmoment={walk.names['nojdhet']}"
    shown = walk.get(address).text
    inputs = r'name="(kod|rubrik|process|ansvar)" type="text" value="([^"]*)"'
    typed = {
        **dict(re.findall(inputs, shown)), "kontroll": "Om de är nöjda", "metod": "Enkät",
        "frekvens": "en_gang", "matt": "manuell", "rapporteras": "5", "mal_varde": "92,5",
    }  # fmt: skip

    wrong = walk.post(address, **typed)
    right = walk.post(address, **typed, mal_slag="minst:promille")

    assert "Välj hur talet ska läsas." in wrong.text
    assert right.status_code == 303
    assert "minst 92,5" in plain(walk.browser.get(right.headers["location"]).text)


def test_the_same_form_sent_twice_is_done_once(walk: Walk) -> None:
    """A form's key makes what is sent twice one act."""
    key = "samma-nyckel-tva-ganger"
    one = walk.post("/plan/2027/handla/add-risk", **RISK, nyckel=key)
    two = walk.post("/plan/2027/handla/add-risk", **RISK, nyckel=key)

    assert one.status_code == two.status_code == 303
    assert walk.get("/plan/2027/risker").text.count('<h2 id="r5-rubrik">') == 1


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(walk: Walk) -> None:
    """A form that was opened before a change is shown again, with its text, and saves nothing."""
    answer = walk.post("/plan/2027/handla/add-risk", **{**RISK, "kod": "R6"}, version="1")

    assert answer.status_code == 412
    assert "Någon annan har ändrat" in answer.text
    assert "Pengar försvinner" in answer.text


def test_a_preview_counts_the_namnds_own_rows_and_saves_nothing(walk: Walk) -> None:
    """What a kontroll would give is shown beside its form, which keeps what was chosen."""
    walk.service.catch_up()
    before = walk.get("/kontroller").text.count("Används")
    answer = walk.post(
        "/kontroller/handla/define-kontroll", namn="Ny", starthandelse="Beslut om hemtjänst",
        sluthandelse="Uppföljning", inom_antal="1", inom_enhet="ar", fran="2020-01-01", titta="ja",
    )  # fmt: skip

    assert answer.status_code == 200
    assert "1 av 3 inom tiden (33,3 %). 1 väntar" in plain(answer.text)
    assert 'value="Beslut om hemtjänst" selected' in answer.text
    assert walk.get("/kontroller").text.count("Används") == before


def test_a_form_without_its_token_is_refused(walk: Walk) -> None:
    """Nothing is done by a form that another site sent."""
    answer = walk.browser.post(
        "/prov/internkontroll/plan/2027/handla/add-risk", data={**RISK, "csrf_token": "fel"}
    )

    assert answer.status_code == 403


def test_who_may_not_is_told_who_may(walk: Walk) -> None:
    """A revisor who opens a form is told whose act it is; a step that is over is told as well."""
    revisor = walk.service.browser(Role.REVISOR)
    base = "/prov/internkontroll"

    others = revisor.get(f"{base}/plan/2027/handla/adopt-plan")
    over = walk.get("/plan/2026/handla/adopt-plan")
    sent = revisor.post(
        f"{base}/plan/2027/handla/adopt-plan",
        data={"csrf_token": CSRF, "antagen": "2026-03-20", "paragraf": "§ 1"},
    )

    assert (others.status_code, over.status_code, sent.status_code) == (403, 409, 403)
    assert "nämndsekreteraren, kvalitet" in others.text
    assert "Det är avslutad. Det går när det är utkast." in over.text


def test_a_text_with_a_personnummer_is_warned_of_once(walk: Walk) -> None:
    """The first press shows the warning with the text kept; the second saves what stands there."""
    form = f"/matningar/{walk.names['matning']}/handla/write-text"
    typed = {"avsnitt": "analys", "text": "Gäller 19121212-1212 och två till."}
    warned = walk.post(form, **typed)

    assert warned.status_code == 422
    assert "personnummer" in warned.text
    assert "två till" in warned.text
    assert walk.post(form, **typed, varnad="ja").status_code == 303
