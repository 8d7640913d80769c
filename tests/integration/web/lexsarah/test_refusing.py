"""What a form says when it cannot be done: the four reasons, two at once, twice, and drafts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from api.auth import Role as AccountRole
from audit.ids import new_arende_id
from audit.lexsarah import BEDOMNING, Role
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_utredning as u
from tests.integration.web.lexsarah.test_sending import hidden
from tests.integration.web.lexsarah.typed_in import DAY, TYPED
from tests.support.services import CSRF
from tests.support.unmarked import unmarked
from tests.unit.lexsarah.asked import UTFORARE

if TYPE_CHECKING:
    from uuid import UUID

    from httpx2 import Response

    from tests.integration.web.lexsarah.conftest import Pages


def fill(pages: Pages, role: Role, address: str, **typed: str) -> Response:
    """Open a form, fill it in and send it."""
    form = hidden(pages.get(role, address).text)
    return pages.post(role, address, {**form, **typed})


def test_no_access_reads_as_no_such_thing(pages: Pages) -> None:
    """An enhetschef without access is told the same as of an ärende that does not exist."""
    arende, chef = pages.arende("oppnat"), pages.work.accounts[Role.ENHETSCHEF]
    pages.work.do(Role.VERKSAMHETSCHEF, a.EndAtkomst(arende=arende, konto=chef))
    answers = [
        pages.get(Role.ENHETSCHEF, f"/{one}{part}")
        for one in (arende, uuid4())
        for part in ("", "/ivo", "/handla/plan_atgard")
    ]
    told = {"".join(re.findall(r'class="ingress">([^<]*)', one.text)) for one in answers}

    assert {one.status_code for one in answers} == {404}
    assert len(told) == 1


def test_the_state_refuses_and_says_what_lacks(pages: Pages) -> None:
    """Closing an ärende that nobody has taken leads to my acts on the way, and names others'."""
    arende = pages.arende("oppnat")
    answer = pages.get(Role.UTREDARE, f"/{arende}/handla/close_full")
    linked = [
        f"/handla/{act}" in answer.text
        for act in ("take_arende", "make_bedomning", "decide_atgarder")
    ]

    assert answer.status_code == 409
    assert "Avsluta ärendet</h1>" in answer.text
    assert "Beslut om åtgärder saknas. Ärendet kan avslutas när beslutet är taget." in answer.text
    assert linked == [True, True, False]
    assert "Det får göras av: verksamhetschefen." in answer.text


def test_what_a_form_is_about_stands_on_it(pages: Pages) -> None:
    """The bedömning that is made again, and the åtgärder that are decided, can be read there."""
    arende = pages.arende("bedomt")
    grade = unmarked(pages.get(Role.UTREDARE, f"/{arende}/handla/make_bedomning").text)
    decide = pages.get(Role.VERKSAMHETSCHEF, f"/{arende}/handla/decide_atgarder").text

    assert "Allvarligt missförhållande (bedömning 20" in grade
    assert "Extra. Ingen dag är satt." in decide
    assert ("Åtgärderna genomförs inte" in decide, "Bifall" in decide) == (True, False)


def test_authority_names_the_point_and_who_may(pages: Pages) -> None:
    """An utredare who is employed as something else is told the point and its delegats."""
    service = pages.work.service
    browser = service.browser_of(service.account(AccountRole.UTREDARE))
    arende = pages.arende("oppnat")
    answer = browser.get(f"/prov/lex-sarah/{arende}/handla/take_arende")

    assert answer.status_code == 403
    assert re.search(r"Enligt punkt [\d. p]+ är det verksamhet", answer.text)


def test_jav_stops_every_page_and_form_of_the_arende(pages: Pages) -> None:
    """Whoever has declared jäv is told so, and nothing of what the ärende says."""
    arende = pages.arende("oppnat")
    assert (
        fill(pages, Role.MOTTAGARE, f"/{arende}/handla/declare_jav", grund="narstaende").headers[
            "location"
        ]
        == "/prov/lex-sarah?gjort=declare_jav"
    )
    answers = [
        pages.get(Role.MOTTAGARE, f"/{arende}{part}") for part in ("", "/handla/join_rapport")
    ]

    assert [one.status_code for one in answers] == [403, 403]
    assert all("jävig" in one.text and "Solgården" not in one.text for one in answers)


def test_what_is_wrong_stands_at_its_field_and_in_the_summary(pages: Pages) -> None:
    """The text stays, each problem leads to its input, and nothing is written."""
    arende = pages.arende("under_utredning")
    before = len(pages.topics(arende))
    typed = {"slag": "forebyggande", "text": "Nytt larm i matsalen.", "senast": "20 mars"}
    answer = fill(pages, Role.UTREDARE, f"/{arende}/handla/plan_atgard", **typed)

    assert answer.status_code == 422
    assert "Nytt larm i matsalen." in answer.text
    for field in ("ansvarig", "senast"):
        assert f'href="#{field}"' in answer.text
        assert f'id="{field}-fel"' in answer.text
    assert len(pages.topics(arende)) == before


def test_a_lowered_bedomning_needs_words_for_the_reporter(pages: Pages) -> None:
    """The domain's own demand stands at the field, without its name in code."""
    arende = pages.arende("under_utredning")
    typed = {"bedomning": "inget_missforhallande", "skal": "Nej."}
    answer = fill(pages, Role.UTREDARE, f"/{arende}/handla/make_bedomning", **typed)

    assert answer.status_code == 422
    assert 'href="#till_rapportor"' in answer.text
    assert "till_rapportor:" not in answer.text


def test_two_at_once_do_not_overwrite(pages: Pages) -> None:
    """The second keeps the text, is shown what is new, and can send again."""
    arende = pages.arende("under_utredning")
    address = f"/{arende}/handla/answer_punkt"
    form = hidden(pages.get(Role.UTREDARE, address).text)
    number = a.RegisterDiarienummer(arende=arende, diarienummer="SN 2026-99")
    pages.work.do(Role.NAMNDSEKRETERARE, number)
    typed = {**TYPED["answer_punkt"], "text": "Larmet var frånkopplat."}
    refused = pages.post(Role.UTREDARE, address, {**form, **typed})
    sent = pages.post(Role.UTREDARE, address, {**hidden(refused.text), **typed})

    assert refused.status_code == 412
    assert "Larmet var frånkopplat." in refused.text
    assert "Diarienummer registrerat" in refused.text
    assert sent.status_code == 303


def test_what_only_the_service_notes_disturbs_nobody(pages: Pages) -> None:
    """A report that was opened meanwhile is no conflict for whoever asks a question."""
    rapport = pages.rapport("inkommen")
    address = f"/rapporter/{rapport}/handla/ask_fraga"
    form = hidden(pages.get(Role.MOTTAGARE, address).text)
    pages.get(Role.UTREDARE, f"/rapporter/{rapport}")
    answer = pages.post(Role.MOTTAGARE, address, {**form, "text": "Vem var där?"})

    assert answer.status_code == 303


def test_sent_twice_it_is_done_once(pages: Pages) -> None:
    """The same form again leads to the same place; with another text it asks first."""
    arende = pages.arende("under_utredning")
    address = f"/{arende}/handla/plan_atgard"
    form = hidden(pages.get(Role.UTREDARE, address).text)
    twice = [pages.post(Role.UTREDARE, address, {**form, **TYPED["plan_atgard"]}) for _ in range(2)]
    other = {**form, **TYPED["plan_atgard"], "text": "Något annat."}
    changed = pages.post(Role.UTREDARE, address, other)

    assert [one.status_code for one in twice] == [303, 303]
    assert pages.topics(arende).count("atgard_planned") == 3
    assert changed.status_code == 409
    assert "redan skickats" in changed.text
    assert hidden(changed.text)["nyckel"] != form["nyckel"]


def test_a_name_of_the_kodlista_is_warned_of_and_can_be_passed(pages: Pages) -> None:
    """The warning names the code; "Spara ändå" keeps the text as it is."""
    arende = pages.arende("under_utredning")
    address = f"/{arende}/handla/answer_punkt"
    typed = {**TYPED["answer_punkt"], "text": "Elsa föll, 19400101-1234."}
    warned = fill(pages, Role.UTREDARE, address, **typed)
    kept = pages.post(Role.UTREDARE, address, {**hidden(warned.text), **typed, "varnad": "ja"})

    assert warned.status_code == 422
    assert "Skriv koden i stället" in warned.text
    assert "Spara ändå" in warned.text
    assert kept.status_code == 303


def test_a_draft_is_there_again_and_gone_when_sent(pages: Pages) -> None:
    """What was kept fills the form for the same person only, until the form is sent."""
    arende = pages.arende("under_utredning")
    address = f"/prov/lex-sarah/{arende}/handla/write_utredningssteg"
    browser = pages.browser(Role.UTREDARE)
    draft = {"csrf_token": CSRF, "utkast_for": address, "text": "Halva meningen"}
    saved = browser.post("/prov/utkast/spara", data=draft)
    again = browser.get(address).text
    sent = {"csrf_token": CSRF, **hidden(again), **TYPED["write_utredningssteg"]}
    answer = browser.post(address, data=sent)

    assert saved.status_code == 303
    assert "Halva meningen" in again
    assert answer.status_code == 303
    assert "Halva meningen" not in browser.get(address).text


def ready(pages: Pages) -> UUID:
    """Give an ärende that can be closed the full way."""
    return pages.arende("beslutat", "anmalt")


def close(pages: Pages, arende: UUID) -> Response:
    """Try to close it the full way."""
    address = f"/{arende}/handla/close_full"
    return fill(pages, Role.UTREDARE, address, avslutad=DAY)


def test_an_unanswered_punkt_is_named(pages: Pages) -> None:
    """Closing the full way is refused with the punkt by name, and a link to its form."""
    arende = ready(pages)
    number = len(pages.topics(arende)) - pages.topics(arende)[::-1].index("punkt_answered")
    taken_back = a.CorrectArende(arende=arende, corrects=number, replaced={}, aterkallad=True)
    pages.work.do(Role.UTREDARE, taken_back)
    answer = close(pages, arende)

    assert answer.status_code == 409
    assert "Punkten är obesvarad: Åtgärder för att det inte ska hända igen." in answer.text
    assert "handla/answer_punkt?punkt=forebyggande" in answer.text


def test_an_unanswered_konsekvens_is_named(pages: Pages) -> None:
    """A second Enskild without answers stands by code and question."""
    arende = ready(pages)
    kod = u.RecordKod(arende=arende, kod="Enskild B", slag="enskild", namn="Bo Boende")
    pages.work.do(Role.UTREDARE, kod)
    answer = close(pages, arende)

    assert answer.status_code == 409
    assert "Enskild B: obesvarat: Den enskildes egen berättelse." in answer.text
    assert "kod=Enskild+B&amp;fraga=egen_berattelse" in answer.text


def test_a_beslut_that_lacks_is_named(pages: Pages) -> None:
    """Without an anmälan of a serious bedömning the ärende is not closed."""
    answer = close(pages, pages.arende("beslutat"))

    assert answer.status_code == 409
    assert "Bedömningen är allvarlig men inte anmäld till IVO." in answer.text


@pytest.mark.parametrize("grade", [one for one in BEDOMNING if one != "inget_missforhallande"])
def test_the_short_way_is_refused_for_every_higher_bedomning(pages: Pages, grade: str) -> None:
    """Whatever else is typed, a bedömning above inget missförhållande needs the full way."""
    arende = pages.arende("under_utredning", bedomning=grade)
    typed = {
        "stallningstagande": "risk_avlagsen",
        "skal": "Nej.",
        "omedelbara_atgarder": "Inga.",
        "enskild_informerad": "ja",
        "enskild": "Samtal.",
        "avslutad": DAY,
    }
    answer = fill(pages, Role.UTREDARE, f"/{arende}/handla/close_short", **typed)

    assert answer.status_code == 409
    assert "det behövs en hel utredning" in answer.text
    assert "handla/close_full" in answer.text


def test_who_may_not_read_words_sees_facts_only(pages: Pages) -> None:
    """Kvalitet and revisor see facts and no forms; the loggkontrollant sees who has read."""
    arende = pages.arende("beslutat")
    for role in (Role.KVALITET, Role.REVISOR):
        texts = [
            pages.get(role, f"/{arende}{part}").text for part in ("", "/utredning", "/handelser")
        ]
        assert all("Så var det." not in text and "Ulla Utredare" not in text for text in texts)
        assert "Skyddad text" in texts[1]
        assert "/handla/" not in "".join(texts)
    readers = pages.get(Role.LOGGKONTROLLANT, f"/{arende}/vem-har-last")

    assert readers.status_code == 200
    assert "Ärende enligt lex Sarah" in readers.text
    assert "Allvarligt missförhållande" not in readers.text
    assert pages.get(Role.LOGGKONTROLLANT, f"/{arende}").status_code == 403


def test_what_a_private_utforare_wrote_is_masked_for_those_who_follow_up(pages: Pages) -> None:
    """Kvalitet and revisor see that and when a private utförare told, never what it wrote."""
    uppgift = new_arende_id()
    said = {"uppgift": uppgift, "lag": "sol", "text": "Så var det hos oss."}
    told = b.ReceiveUtforareRapport(**UTFORARE | said)
    pages.work.do(Role.MOTTAGARE, told)
    shown = {
        role: pages.get(role, f"/uppgifter/{uppgift}").text
        for role in (Role.MOTTAGARE, Role.KVALITET, Role.REVISOR)
    }

    assert "Så var det hos oss." in shown.pop(Role.MOTTAGARE)
    for text in shown.values():
        assert "Så var det hos oss." not in text
        assert "Skyddad text" in text


def test_nothing_is_shown_that_cannot_be_recorded_as_read(pages: Pages) -> None:
    """With the read log made unwritable every route that gives content answers 503."""
    arende, rapport, uppgift = pages.arende("beslutat"), pages.rapport("inkommen"), pages.uppgift()
    parts = ("", "/utredning", "/atgarder", "/ivo", "/handelser", "/vem-har-last")
    addresses = [
        *(f"/{arende}{part}" for part in parts),
        f"/{arende}/handla/answer_punkt",
        f"/rapporter/{rapport}",
        f"/rapporter/{rapport}/handla/ask_fraga",
        f"/uppgifter/{uppgift}",
        f"/uppgifter/{uppgift}/handla/follow_up_utforare",
    ]
    log = pages.work.service.log
    object.__setattr__(log.reads.parts, "read_only", "Läsloggen går inte att skriva i.")
    try:
        answers = {one: pages.get(Role.UTREDARE, one) for one in addresses}
    finally:
        object.__setattr__(log.reads.parts, "read_only", None)

    assert {one: answer.status_code for one, answer in answers.items()} == dict.fromkeys(
        addresses, 503
    )
    assert not [one for one, answer in answers.items() if "Solgården" in answer.text]


def test_sorting_begins_with_which_way(pages: Pages) -> None:
    """Without a chosen way the three are offered; a draft leads to its own."""
    address = f"/rapporter/{pages.rapport('inkommen')}/handla/sort_rapport"
    ways = pages.get(Role.MOTTAGARE, address).text
    draft = {"csrf_token": CSRF, "utkast_for": f"/prov/lex-sarah{address}", "vag": "vidare"}
    pages.browser(Role.MOTTAGARE).post("/prov/utkast/spara", data=draft | {"skal": "Halvt"})
    again = pages.get(Role.MOTTAGARE, address)

    assert [ways.count(f"?vag={one}") for one in ("nytt", "finns", "vidare")] == [1, 1, 1]
    assert again.headers["location"].endswith("?vag=vidare")


def test_the_text_stays_when_the_register_cannot_write(pages: Pages) -> None:
    """Nothing is lost: the same form can be sent again, and is then done once."""
    arende, log = pages.arende("under_utredning"), pages.work.service.log
    address = f"/{arende}/handla/plan_atgard"
    form = hidden(pages.get(Role.UTREDARE, address).text)
    typed = {**TYPED["plan_atgard"], "text": "Nytt larm i hallen."}
    object.__setattr__(log.parts, "read_only", "Registret är en kopia.")
    try:
        refused = pages.post(Role.UTREDARE, address, {**form, **typed})
    finally:
        object.__setattr__(log.parts, "read_only", None)
    sent = pages.post(Role.UTREDARE, address, {**hidden(refused.text), **typed})

    assert (refused.status_code, sent.status_code) == (503, 303)
    assert "Nytt larm i hallen." in refused.text
    assert "Din text står kvar" in refused.text
