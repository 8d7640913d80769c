"""A granskning opens sealed words to whom it names, for what it names, until its last day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import psycopg
import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from api.acts import granskning_readings
from api.auth import Role as AccountRole
from audit.lexsarah import Role
from audit.store.migrations import ROLES
from tests.integration.web.insyn.conftest import ABOUT, CASE, WHO, sealed
from tests.support.services import CSRF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.integration.web.insyn.conftest import Seen

PAGES = {
    CASE: "handlingen",
    CASE + "/handelser": "handlingen",
    "/prov/lex-sarah/rapporter/{rapport}": "rapporten",
    "/prov/lex-sarah/uppgifter/{uppgift}": "uppgiften",
    "/prov/arenden/{utredning}": "utredningen",
    "/prov/internkontroll/orosanmalningar/{anmalan}": "anmalan",
    "/prov/ej-verkstallda/{beslut}": "beslutet",
    "/prov/ej-verkstallda/{beslut}/papper": "orsaken",
    "/prov/ej-verkstallda/kvartal/2026/1/papper/revisorerna": "orsaken",
    "/prov/internkontroll/plan/{nasta}/risker": "risken",
    "/prov/internkontroll/plan/{nasta}/papper": "risken",
    "/prov/internkontroll/avvikelser/{avvikelse}": "avvikelsen",
    "/prov/internkontroll/kontroller/{kontroll}": "kontrollen",
    "/prov/internkontroll/dragningar/{ar}": "dragningen",
    "/prov/internkontroll/matningar/{matning}": "Få svarade.",
    "/prov/internkontroll/matningar/{matning}/rapport": "avvikelsen",
    "/prov/aret/{ar}/punkt/{punkt}": "punkten",
    "/prov/aret/{ar}/handelser": "punkten",
    "/prov/aret/{ar}/mal/{mal}": "malet",
    "/prov/aret/{ar}/papper": "punkten",
    "/prov/aret/{ar}/mal/papper": "malet",
    "/prov/delegationsordning": "oversynen",
    "/prov/delegationsordning/{ordning}": "oversynen",
    "/prov/delegationslista/rakning/{rakning}": "rakningen",
}
"""Every page that shows sealed words to anybody, and which of them."""


SCOPES = {
    "open": True,
    "last": True,
    "lapsed": False,
    "ended": False,
    "elsewhere": False,
    "narrow": True,
    "beside": False,
    "then": False,
    "during": True,
}
"""What each revisor's granskning is like, and whether it opens the ärende now."""

OPENED = {
    "/api/v1/namnder/prov/arenden/{utredning}/handelser": "utredningen",
    "/api/v1/namnder/prov/lex-sarah/arenden/{arende}": None,
    "/api/v1/namnder/prov/lex-sarah/rapporter/{rapport}": "rapporten",
    "/api/v1/namnder/prov/ej-verkstallda/beslut/{beslut}": "beslutet",
    "/api/v1/namnder/prov/internkontroll/avvikelser/{avvikelse}": "avvikelsen",
    "/api/v1/namnder/prov/namndens-ar/arsmal/{ar}": "malet",
}
"""The answers of the API that hold words, and which of them."""


MARK = "Skyddat om"
PART = re.compile(r"\{([a-z]+)(:[a-z]+)?\}")
FILES = re.compile(r"\{form\}|\.(svg|csv|ics)$")
NAMES = {
    "namnd": "prov", "nummer": "1", "manad": "3", "omrade": "aldreomsorg", "slag": "enhet",
    "mottagare": "revisorerna", "kod": "e1", "place": "avvikelser", "name": "klasser",
    "kontrollmoment": "00000000-0000-0000-0000-000000000000",
}  # fmt: skip
"""What parts of addresses are that no test has made."""


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_clear_within_it_and_says_so_and_masked_without(
    seen: Seen, address: str
) -> None:
    """Who reads within a granskning reads the words and in which; another revisor reads neither."""
    words = PAGES[address] if "." in PAGES[address] else sealed(PAGES[address])
    within, without = (seen.read(who, address) for who in ("open", "without"))

    assert words in within
    assert "Du läser inom granskningen ”Granskning open”" in within
    assert "Varje läsning visas för nämnden" in within
    assert words not in without
    assert "Du läser inom" not in without


def test_no_page_of_all_there_are_shows_words_without_saying_why(seen: Seen) -> None:
    """Every page is opened by two revisorer: outside none holds words, inside each says it does."""
    forgot, leaked = [], []
    for path in _pages(seen):
        within, without = (seen.browser(who).get(path).text for who in ("open", "without"))
        if MARK in within and "Du läser inom granskningen" not in within:
            forgot.append(path)
        if MARK in without:
            leaked.append(path)

    assert not forgot
    assert not leaked


def _pages(seen: Seen) -> list[str]:
    """Fill in the addresses of all pages; files and pictures are no pages."""
    paths = [
        one.path or ""
        for one in iter_route_contexts(seen.service.app.routes)
        if isinstance(one.original_route, APIRoute) and "GET" in (one.methods or ())
    ]
    pages = [one for one in paths if one.startswith("/{namnd}") and not FILES.search(one)]
    assert len(pages) > 60
    return [PART.sub(lambda part: _part(seen, part[1]), one) for one in pages]


def _part(seen: Seen, name: str) -> str:
    """Give what a part of an address is; every form is one of an ärende, or there is none."""
    return {"act": "answer_punkt", **NAMES, **seen.parts}.get(name, seen.parts["arende"])


@pytest.mark.parametrize("who", SCOPES)
def test_an_arende_is_clear_to_whom_it_is_opened_and_to_nobody_else(seen: Seen, who: str) -> None:
    """Person, area, stream, period and last day decide; what is not opened is masked as before."""
    said = seen.read(who, CASE)

    assert (sealed("handlingen") in said) == SCOPES[who]
    assert ("Du läser inom granskningen" in said) == SCOPES[who]


@pytest.mark.parametrize("who", ["elsewhere", "beside", "then", "during", "ended"])
def test_what_is_noted_of_a_count_is_clear_where_it_is_named_alone(seen: Seen, who: str) -> None:
    """Neither another area nor another stream nor a time that it was not counted of opens it."""
    said = seen.read(who, "/prov/delegationslista/rakning/{rakning}")

    assert "Skyddad text, om något är antecknat" in said
    assert sealed("rakningen") not in said


def test_the_day_after_the_last_nothing_is_clear(seen: Seen) -> None:
    """The same page that was clear on the last day is masked on the next, with the clock moved."""
    after = seen.read("lapsed", CASE)

    assert sealed("handlingen") in seen.on_the_first
    assert sealed("handlingen") not in after


def test_a_report_belongs_to_nobody_but_whom_it_is_opened_to(seen: Seen) -> None:
    """A revisor to whom nothing is opened is told, as before, that there is no such thing."""
    address = seen.address("/prov/lex-sarah/rapporter/{rapport}")
    found = {who: seen.browser(who).get(address).status_code for who in ("without", "narrow")}

    assert found == {"without": 404, "narrow": 404}


def test_who_is_no_longer_a_revisor_reads_nothing(seen: Seen) -> None:
    """The role is asked for at each reading: being named in a granskning is not enough."""
    answer = seen.browser("left").get(seen.address(CASE))

    assert answer.status_code == 403
    assert sealed("handlingen") not in answer.text


def test_a_revisor_who_is_involved_is_refused_all_the_same(seen: Seen) -> None:
    """Jäv goes before a granskning."""
    answer = seen.browser("javig").get(seen.address(CASE))

    assert answer.status_code == 403
    assert "jävig" in answer.text


def test_who_reported_and_whom_it_is_about_stay_closed(seen: Seen) -> None:
    """Neither the reporter's identity nor the kodlista is opened, in any form of the report."""
    address = "/prov/lex-sarah/rapporter/{rapport}"
    said = seen.read("open", address)
    told = seen.service.program_of(seen.accounts["open"]).get(
        seen.address("/api/v1/namnder/prov/lex-sarah/rapporter/{rapport}")
    )

    hidden = (*WHO.values(), ABOUT)
    assert not [one for one in hidden if one in said or one in told.text]
    for act in ("rapporter/{rapport}/handla/open-identity", "{arende}/handla/open-kodlista"):
        answer = seen.browser("open").get(seen.address(f"/prov/lex-sarah/{act}"))
        assert answer.status_code in {403, 404}
        assert sealed("rapporten") not in answer.text


@pytest.mark.parametrize("address", OPENED)
def test_the_api_gives_the_same(seen: Seen, address: str) -> None:
    """A program of a revisor reads the words within a granskning, and is told nothing without."""
    within = seen.service.program_of(seen.accounts["open"]).get(seen.address(address))
    without = seen.service.program_of(seen.accounts["without"]).get(seen.address(address))
    words = OPENED[address]

    assert within.status_code == 200
    assert within.json().get("words", True)
    assert words is None or sealed(words) in within.text
    assert words is None or sealed(words) not in without.text


def test_files_and_papers_are_handed_out_within_it_alone(seen: Seen) -> None:
    """What is attached, what a mätning rests on, and a paper of the ärende follow the words."""
    within, without = seen.browser("open"), seen.browser("without")
    files = (
        "/prov/lex-sarah/{arende}/handlingar/{handling}",
        "/prov/internkontroll/matningar/{matning}/underlag/{underlag}",
    )
    for address in map(seen.address, files):
        assert within.get(address).status_code == 200, address
        assert without.get(address).status_code in {403, 404}, address

    paper, form = seen.address(CASE + "/papper/utredning.docx"), {"csrf_token": CSRF}
    assert within.post(paper, data=form).status_code == 200
    assert without.post(paper, data=form).status_code == 403
    assert within.get(seen.address(CASE + "/papper/maskera")).status_code == 403
    found = granskning_readings(seen.service.log, seen.granskningar["open"])
    assert [one for one in found if one.vad == "papper_utredning" and "sha256" in one.filters]


def test_the_namnd_sees_each_reading(seen: Seen) -> None:
    """Every reading within a granskning is there, with who, when, of which stream, what page."""
    seen.read("narrow", CASE)
    seen.browser("narrow").get(seen.address(CASE + "/handlingar/{handling}"))
    found = granskning_readings(seen.service.log, seen.granskningar["narrow"])

    assert [one.vad for one in found][:2] == ["lexsarah_handling", "lexsarah_arende"]
    assert {one.konto for one in found} == {seen.accounts["narrow"]}
    assert {str(one.strom) for one in found} == {seen.parts["arende"]}
    assert found[0].nar >= found[-1].nar
    assert granskning_readings(seen.service.log, seen.granskningar["beside"]) == ()


def test_the_page_of_the_granskning_lists_the_readings(seen: Seen) -> None:
    """A nämndsekreterare reads there what was read, within that granskning and no other."""
    seen.read("narrow", CASE)
    of_namnd = seen.service.browser_of(seen.work.accounts[Role.NAMNDSEKRETERARE])
    pages = {
        who: of_namnd.get(f"/prov/granskningar/{seen.granskningar[who]}").text
        for who in ("narrow", "beside")
    }

    assert "Läst av revisorerna inom granskningen" in pages["narrow"]
    assert "Ärende enligt lex Sarah" in pages["narrow"]
    assert "Ärende enligt lex Sarah" not in pages["beside"]


def test_who_has_read_names_the_granskning(seen: Seen) -> None:
    """The utredare and the loggkontrollant see within which granskning a revisor has read."""
    seen.read("narrow", CASE)
    everywhere = seen.service.browser(AccountRole.LOGGKONTROLLANT).get("/prov/vem-har-last")
    of_one = seen.service.browser_of(seen.work.accounts[Role.UTREDARE]).get(
        seen.address(CASE + "/vem-har-last")
    )

    assert "inom granskningen ”Granskning narrow”" in everywhere.text
    assert "inom granskningen ”Granskning narrow”" in of_one.text


@pytest.fixture
def unread(seen: Seen) -> Iterator[None]:
    """A read log that takes in nothing, for a while."""
    tables = f"ON ALL TABLES IN SCHEMA {seen.database.reads_schema}"
    with psycopg.connect(seen.database.superuser_dsn, autocommit=True) as connection:
        connection.execute(f"REVOKE INSERT {tables} FROM {ROLES[1]}".encode())
        yield
        connection.execute(f"GRANT INSERT {tables} TO {ROLES[1]}".encode())


def test_nothing_is_shown_that_cannot_be_recorded(seen: Seen, unread: None) -> None:
    """Where the read log takes in nothing, no page, answer or file gives words to a revisor."""
    del unread
    program = seen.service.program_of(seen.accounts["open"])
    found = {one: seen.browser("open").get(seen.address(one)).status_code for one in PAGES}
    found |= {one: program.get(seen.address(one)).status_code for one in OPENED}

    assert set(found.values()) == {503}, found
