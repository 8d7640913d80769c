"""The page of one orosanmälan and that of an utredning: every time, on any date, known then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from api.auth import Role

if TYPE_CHECKING:
    from uuid import UUID

    from tests.support.klockor import Cases
    from tests.support.services import Service

LIST = "/prov/internkontroll/orosanmalningar"


def text_of(cases: Cases, address: str, role: Role = Role.KVALITET) -> str:
    """Give what a page says, its tags and breaks taken out."""
    answer = cases.service.browser(role).get(address)
    assert answer.status_code == 200, answer.text
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).replace("\u00a0", " ").split())


def test_an_anmalan_shows_each_time_with_rule_lagrum_and_both_last_days(cases: Cases) -> None:
    """Come in on a Friday: judged on Monday, too late; fourteen days end on a Friday, over now."""
    said = text_of(cases, f"{LIST}/{cases.anmalan}?laget=2026-03-20")

    assert "Omedelbar skyddsbedömning" in said
    assert "Klart efter tiden, 2026-02-23" in said
    assert "Över tiden sedan 2026-03-07" in said
    assert "14 över" in said
    assert "Fatta beslut om en utredning ska inledas eller inte. Anteckna det i" in said
    assert "20 kap. 2 § socialtjänstlagen (2025:400)" in said
    assert "Källa: lagtexten." in said
    assert "Tiden har inte börjat" in said
    assert "Anmälare Myndighet eller yrkesverksam, 19 kap. 1 § socialtjänstlagen (2025:400)" in said


def test_an_anmalan_stands_otherwise_on_an_earlier_day(cases: Cases) -> None:
    """On the last day the time still runs, and nothing can be drafted."""
    said = text_of(cases, f"{LIST}/{cases.anmalan}?laget=2026-03-06")

    assert "Tiden löper" in said
    assert "0 kvar" in said
    assert "Skriv en rapport om det här" not in said


def test_an_anmalan_is_shown_as_it_was_registered(cases: Cases) -> None:
    """By the end of the Friday nobody had noted the skyddsbedömning of the Monday."""
    query = "?laget=2026-03-20&registrerat=2026-02-20"
    said = text_of(cases, f"{LIST}/{cases.anmalan}{query}")

    assert "Över tiden sedan 2026-02-21" in said
    assert "Omedelbar skyddsbedömning gjord" not in said


def test_what_is_no_anmalan_is_not_shown_as_one(cases: Cases) -> None:
    """An utredning, or an unknown id, is not found; nor is the anmälan as an utredning."""
    browser = cases.service.browser(Role.KVALITET)
    wrong = [f"{LIST}/{cases.over}", f"{LIST}/{cases.service.log.id}"]

    assert [browser.get(one).status_code for one in wrong] == [404, 404]


def test_an_utredning_shows_its_times_and_what_was_done(cases: Cases) -> None:
    """The page says whom it lies with, who was told, and that the child was heard."""
    said = text_of(cases, f"/prov/arenden/{cases.soon}?laget=2026-03-20")

    assert "Samordnare s2" in said
    assert "Lämnad 2025-12-02 till barnet, vårdnadshavare" in said
    assert "2025-12-09, enskilt samtal" in said
    assert "12 kvar" in said


def test_an_uppfoljning_stands_among_the_times(cases: Cases) -> None:
    """Closed without insats on 2026-01-30: six months under the act of 2025."""
    said = text_of(cases, f"/prov/arenden/{cases.followed}?laget=2026-03-20")

    assert "Uppföljning sex månader" in said
    assert "2026-07-30" in said
    assert "Klart i tid, 2026-01-30" in said


def test_a_report_is_filled_in_of_an_utredning_over_its_time(cases: Cases) -> None:
    """The form holds the facts and no name, and leads to where every report is received."""
    browser = cases.service.browser(Role.VERKSAMHETSCHEF)
    page = browser.get(f"/prov/arenden/{cases.over}?laget=2026-03-20").text
    form = browser.get(f"/prov/arenden/{cases.over}/lex-sarah?laget=2026-03-20").text

    assert f"/prov/arenden/{cases.over}/lex-sarah" in page
    assert 'action="/rapportera/prov"' in form
    assert "har pågått längre än lagen tillåter" in form
    assert "Det finns inget beslut om förlängning." in form
    assert 'value="2026-02-02"' in form
    assert "Inget är sparat än." in form


def test_a_report_is_filled_in_of_an_anmalan_over_its_time(cases: Cases) -> None:
    """Each time that is over is said with its lagrum; one that is done gives no report."""
    browser = cases.service.browser(Role.KVALITET)
    form = browser.get(f"{LIST}/{cases.anmalan}/lex-sarah?laget=2026-03-20").text
    none = browser.get(f"{LIST}/{cases.done}/lex-sarah?laget=2026-03-20").status_code

    assert "Förhandsbedömningen är inte klar." in form
    assert "20 kap. 2 §" in form
    assert none == 404


def test_a_revisor_is_told_whose_it_is_and_asked_to_do_nothing(cases: Cases) -> None:
    """No next step, no report to write: which time is over and which enhet answers for it."""
    said = {
        address: text_of(cases, f"{address}?laget=2026-03-20", Role.REVISOR)
        for address in (f"{LIST}/{cases.anmalan}", f"/prov/arenden/{cases.over}", LIST)
    }
    anmalan, utredning, listed = said.values()
    browser = cases.service.browser(Role.REVISOR)
    drafts = (f"{LIST}/{cases.anmalan}", f"/prov/arenden/{cases.over}")

    assert "Inte klart enligt utdragen Förhandsbedömning. Ansvarig enhet: " in anmalan
    assert "Utredningen pågår, och dess tid har gått ut. Ansvarig enhet: " in utredning
    assert not [one for one in said.values() if "Nästa steg" in one or "Skriv en rapport" in one]
    assert "Du ser uppgifter och tal, inga namn och ingen fri text." in listed
    assert {browser.get(f"{one}/lex-sarah").status_code for one in drafts} == {403}


def test_a_drafted_report_is_received_like_any_other(service: Service, arende: UUID) -> None:
    """Sent as it was filled in, it gives a receipt; who opened it is noted as a reader only."""
    browser = service.browser(Role.VERKSAMHETSCHEF)
    page = browser.get(f"/prov/arenden/{arende}/lex-sarah?laget=2023-02-20").text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    words = re.search(r'<textarea[^>]*name="vad_hande"[^>]*>([^<]*)', page)
    assert words is not None
    told = {"vad_hande": words[1], "slag": "handelse", "utan_namn": "ja"}
    answer = browser.post("/rapportera/prov", data={**hidden, **told})
    read = service.browser(Role.LOGGKONTROLLANT).get("/prov/vem-har-last").text

    assert answer.status_code == 200
    assert "Kvitto" in answer.text
    assert "förlängningen har löpt ut" in words[1]
    assert "Ärende" in read
    assert "lex Sarah" not in read.partition("<main")[2].partition("</main")[0]
