"""Pages for reporters are easy to read, and say no word that belongs elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.auth import Role as AccountRole
from api.web.labels import FORBIDDEN
from audit.lexsarah import Role
from audit.lexsarah import commands_rapport as r
from tests.support.lix import lix, text_of
from tests.support.reporting import ADDRESS, STATUS, code_of, everything_told, hidden

if TYPE_CHECKING:
    from tests.support.reporting import Site

MOST = 35
WRONG = (*FORBIDDEN, "lex sarah-anmälan", "anmäl ", "utan giltigt skäl", "missförhållandets")
"""Words of the machinery, and those that practice keeps from whoever reports."""


@pytest.fixture
def pages(site: Site) -> dict[str, str]:
    """Every page that a reporter can come to, as a browser gets it."""
    anyone, form = site.service.anyone(), site.form()
    told = {**form, "vad_hande": "Hon föll.", "fara_nu": "ja", "namn": "Bo"}
    code = code_of(anyone.post(ADDRESS, data=told).text)
    everything_told(site, code)
    mottagare = site.service.browser(AccountRole.MOTTAGARE, strong=True)
    entering = mottagare.get(f"{ADDRESS}/at-nagon").text
    signed = site.service.browser(AccountRole.UTREDARE, strong=True).get(ADDRESS).text
    again = anyone.post(ADDRESS, data={**told, "vad_hande": "Hon föll och slog sig."}).text
    new = {**hidden(again), "text": "Hon slog sig."}
    by_phone = {
        **hidden(entering),
        "vad_hande": "Hon föll.",
        "slag": "handelse",
        "kanal": "telefon",
    }
    by_phone |= {"mottagen_dag": "2020-01-01"}
    return {
        "form": anyone.get(ADDRESS).text,
        "place": anyone.get(f"{ADDRESS}?enhet=e1").text,
        "signed in": signed,
        "wrong": anyone.post(ADDRESS, data={**site.form(), "nar": "datum"}).text,
        "warning": anyone.post(ADDRESS, data={**told, "vad_hande": "20110203-1234"}).text,
        "receipt": site.send(fara_nu="ja", utan_namn="ja").text,
        "again": again,
        "supplement": anyone.post(f"{ADDRESS}/tillagg", data=new).text,
        "file": site.receipt(code).decode(),
        "code": anyone.get(STATUS).text,
        "wrong code": anyone.post(STATUS, data={"kod": "fel"}).text,
        "status": site.status(code).text,
        "entering": entering,
        "entered": mottagare.post(f"{ADDRESS}/at-nagon", data=by_phone).text,
        "check": anyone.get(f"{ADDRESS}/kontroll").text,
        "poster": anyone.get(f"{ADDRESS}/affisch?enhet=e1").text,
    }


def test_every_page_is_easy_to_read(pages: dict[str, str]) -> None:
    """No page has a LIX above 35, names of places and what was typed aside."""
    found = {name: lix(text_of(page)) for name, page in pages.items()}

    assert {name: value for name, value in found.items() if value > MOST} == {}


def test_no_page_says_a_word_that_belongs_elsewhere(pages: dict[str, str]) -> None:
    """Employees report; they meet neither the words of the machinery nor those of the nämnd."""
    texts = {name: text_of(page).lower() for name, page in pages.items()}
    found = [
        (name, word)
        for name, text in texts.items()
        for word in WRONG
        if re.search(rf"\b{re.escape(word)}", text)
    ]

    assert found == []
    assert all("Skicka rapporten" in pages[name] for name in ("form", "entering"))


def test_the_first_line_is_about_danger(pages: dict[str, str]) -> None:
    """112 comes first, then the number of chef i beredskap in that verksamhet."""
    lines = [one for one in text_of(pages["place"]).splitlines() if one.strip()]

    assert lines[0] == "Är någon i fara nu? Ring 112."
    assert lines[1] == "Ring sedan chef i beredskap: 0600-123 45."


def test_an_assessment_reaches_the_reporter_without_its_reasons(
    site: Site,
) -> None:
    """A lowered assessment, an opened identity and a question show; the reasons never do."""
    code = site.code(namn="Vera Vittne")
    everything_told(site, code)
    page = text_of(site.status(code).text)

    assert "Den är sänkt. Förut var den: Missförhållande." in page
    assert "Vi såg att larmet var helt." in page
    assert "Skälet är att någon vill prata med dig." in page
    assert "När ringde larmet?" in page
    assert not [word for word in ("hemligt skäl", "Vera", "Larmet ringde") if word in page]


def test_an_answer_ends_a_question(site: Site) -> None:
    """The reporter answers from the status page, and the question waits no more."""
    code = site.code()
    rapport = site.rapport(code)
    site.work.do(Role.MOTTAGARE, r.AskFraga(rapport=rapport, text="När ringde larmet?"))
    page = site.status(code).text
    answer = site.service.anyone().post(
        f"{STATUS}/tillagg", data={**hidden(page), "text": "Klockan tio."}
    )

    assert "Det du skrev har kommit in" in answer.text
    assert "Skicka svaret" not in answer.text
    assert "Du svarade på en fråga" in answer.text
