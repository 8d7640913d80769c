"""Answers to the revisorer stand in two places: in the nämnd's year and among the granskningar."""

from __future__ import annotations

import re
from datetime import date

from api.auth import Role
from tests.integration.web.aret.walk import GRANSKNING, Walk, plain
from tests.support.services import CSRF

LIST = "/prov/granskningar"
HERE = f"{LIST}/{GRANSKNING}"
WORDS = "write-yttrande?anmarkning=1&avsnitt=bedomning"


def test_the_papers_and_the_answer_each_have_their_day(walk: Walk) -> None:
    """Late papers are said to be late papers; the yttrande's own day is said beside, in both."""
    walk.until(date(2024, 4, 20))
    row = plain(walk.row("Yttrande till fullmäktige"))
    page, listed = (plain(walk.browser.get(one).text) for one in (HERE, LIST))
    late = "Underlaget är över tiden sedan 2024-04-16 (stopptid 2024-04-15 12.00)"

    assert f"Sen {late}. Yttrandet ska lämnas senast 2024-05-06" in row
    assert (
        "Ska lämnas senast 2024-05-06 I nämndens år Underlaget till sammanträdet 24 april" in page
    )
    assert "är över tiden sedan 2024-04-16 (stopptid 2024-04-15 12.00)" in page
    assert "Fullmäktige hämtar in nämndens förklaring, och får yttrandet." in page
    assert "2024-05-06 Yttrande till fullmäktige" in listed


def test_a_yttrande_goes_to_the_namnd_first_and_is_not_given_before_it(walk: Walk) -> None:
    """The next step is its document; a day before that is warned of, and no § refused."""
    walk.until(date(2024, 4, 20))
    sent = {"csrf_token": CSRF, "avsnitt": "bedomning", "text": "Nämnden delar bilden."}
    walk.service.browser(Role.KVALITET).post(f"{HERE}/handla/{WORDS}", data=sent)
    shown = walk.browser.get(HERE).text
    page = plain(shown)
    address = f"{HERE}/handla/give-yttrande?anmarkning=1"
    given = {"csrf_token": CSRF, "lamnat": "2024-04-19"}
    mute, early = (walk.browser.post(address, data={**given, "paragraf": one})
                   for one in ("", "§ 60"))  # fmt: skip

    assert "Nästa steg Underlaget till sammanträdet 24 april 2024 är över tiden sedan" in page
    assert "12.00). Nämnden beslutar om yttrandet vid sammanträdet 24 april 2024." in page
    assert re.search(r'href="/prov/aret/2024/punkt/[^"]+">Yttrande till fullmäktige i nämnd', shown)
    assert "Yttrandet som dokument (till sammanträdet 24 april 2024) Registrera att" in page
    assert "2024-04-20" not in walk.browser.get(address).text.partition("<form")[2].partition(
        "paragraf")[0]  # fmt: skip
    assert (mute.status_code, early.status_code) == (422, 422)
    assert "Dagen ligger före sammanträdet 24 april 2024" in plain(early.text)
    assert "Spara ändå" in early.text


def test_an_answer_that_stands_in_the_year_alone_is_counted_beside_the_others(walk: Walk) -> None:
    """It is no granskning here: the list says so, and leads to the punkt."""
    walk.did("handla/plan-punkt", sammantrade=walk.mote(11), slag="svar_revisorer",
             ansvarig="forvaltningschef", arende="Svar om lokaler", senast="2024-12-06",
             diarienummer="SN 2024-99")  # fmt: skip
    said = plain(walk.browser.get(LIST).text)

    assert "2 svar väntar. Ytterligare 1 står bara i nämndens år." in said
    assert (
        "2024-12-06 Svar eller yttrande Svar om lokaler SN 2024-99. Står vid sammanträdet" in said
    )
    assert "27 november 2024 Granskningen är inte registrerad Står bara i nämndens år." in said
