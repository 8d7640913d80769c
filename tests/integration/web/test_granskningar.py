"""The pages of the granskningar over the real service: the published audit, letter to answer."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from api.auth import Role
from tests.support.database import fresh_database
from tests.support.granskningar import (
    BASE,
    INSYN,
    TODAY,
    Walk,
    give,
    plain,
    read_often,
    report,
    write,
)
from tests.support.services import CSRF, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer


@pytest.fixture(scope="module")
def walk(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """A nämnd whose sekreterare has registered the published audit as far as its report."""
    with (
        fresh_database(pg_server, _template) as migrated,
        running_service(migrated, tmp_path_factory.mktemp("granskning")) as service,
    ):
        utredning = service.register.open(date(2022, 5, 2), on=TODAY)
        service.catch_up()
        revisor = service.account(Role.REVISOR)
        made = Walk(
            service,
            revisor,
            service.browser(Role.NAMNDSEKRETERARE),
            service.browser(Role.KVALITET),
            service.browser_of(revisor),
            service.browser(Role.LOGGKONTROLLANT),
            arende=f"/prov/arenden/{utredning}",
        )
        answer = made.open(**INSYN, personer=[str(revisor)], text="Brevet gäller Enskild A")
        assert answer.status_code == 303, plain(answer.text)
        made.granskning = answer.headers["location"].partition("?")[0]
        report(made)
        yield made


def test_the_list_says_what_is_to_be_answered_and_when(walk: Walk) -> None:
    """The answer stands with its day, that the day is not law, and that the insyn is open."""
    said = plain(walk.secretary.get(BASE).text)

    assert "1 svar väntar." in said
    assert "2022-09-21 Svar till revisorerna Handläggningen av ekonomiskt bistånd" in said
    assert "Dagen för ett svar är satt av revisorerna" in said
    assert "Skyddad text öppen i dag" in said
    assert "Besvarade" not in said


def test_the_page_says_what_is_open_and_what_the_revisorer_found(walk: Walk) -> None:
    """Areas, persons, period and ground stand in words; four questions and rekommendationer too."""
    said = walk.page()

    assert "Öppen i dag. Personerna kan läsa till och med 2022-09-30" in said
    assert "Områden Lex Sarah, Barnutredningar" in said
    assert "Period 2022-01-01 – 2022-06-30 Personer Prov Provsson" in said
    assert "Handläggningen granskas från allmänna synpunkter" in said
    assert "Fråga 1: Är del 1 ändamålsenlig? Delvis Skäl 1" in said
    assert "Rekommendation 4: Förbättra del 4 Inte uppföljd" in said
    assert "Brevet gäller Enskild A" in said
    assert "Nästa steg Skriv nämndens svar på rekommendation 1." in said


def test_a_revisor_sees_facts_and_that_texts_are_sealed(walk: Walk) -> None:
    """The granskning's own texts are not opened by it, and there is nothing that a revisor does."""
    said = walk.page(walk.revisor)

    assert "Är del 1 ändamålsenlig? Delvis Skyddad text" in said
    assert "Enskild A" not in said
    assert "i fri text kan röra enskilda och visas här som ”Skyddad text”" in said
    assert "inom en granskning som öppnar den" in said
    assert "Läses av verksamhetschefen, nämndsekreteraren och kvalitet. " in said
    assert "Allt som har registrerats, även det som har rättats." in said
    assert "Här rättar du" not in said
    assert "fri text" not in walk.page()
    assert "/handla/" not in walk.revisor.get(walk.granskning).text
    assert walk.act("end-insyn", walk.revisor, skal="Nej").status_code == 403


def test_what_a_letter_cannot_open_is_refused_at_its_input(walk: Walk) -> None:
    """Nobody but a revisor, no area about individuals without a ground, and no made-up ärende."""
    other = str(walk.service.account(Role.KVALITET))
    person = [str(walk.revisor_id)]
    refused = [
        walk.open(**INSYN, personer=[other]),
        walk.open(**{**INSYN, "grund": ""}, personer=person),
        walk.open(**{**INSYN, "sista_dag": "2022-07-31"}, personer=person),
        walk.open(**{**INSYN, "sista_dag": ""}, personer=person),
        walk.open(**INSYN, personer=person, strommar="SN 2022-0017"),
        walk.open(**INSYN, personer=person, strommar=str(walk.revisor_id)),
        walk.open(**{**INSYN, "oppnar": "nej"}, personer=person),
    ]

    assert [one.status_code for one in refused] == [422] * 7
    told = [plain(one.text) for one in refused]
    assert "Vilka får läsa?: bara den som har rollen revisor" in told[0]
    assert "Varför får de läsa om enskilda?: området rör enskilda" in told[1]
    assert "Sista dag som de får läsa: dagen har redan varit" in told[2]
    assert "Sista dag som de får läsa: skriv en dag som finns" in told[3]
    assert "rad 1 är inget nummer på ett ärende" in told[4]
    assert "det finns inget sådant ärende (rad 1)" in told[5]
    assert "du har svarat att de inte ska få läsa" in told[6]


def test_some_arenden_are_chosen_by_the_numbers_that_people_have(walk: Walk) -> None:
    """As a page writes it, with its kind before it or not; a number that none has is refused."""
    here, whole = walk.granskning, walk.arende.rpartition("/")[2]
    digits = f"{whole[-10:-5]}-{whole[-5:]}"
    sent = {**INSYN, "personer": [str(walk.revisor_id)]}
    unknown = walk.open(**sent, strommar=f"Utredning {digits}\n00000-00000")
    opened = walk.open(**sent, strommar=f"Utredning {digits}\n{digits.replace('-', '')}")
    walk.granskning = opened.headers["location"].partition("?")[0]
    said = walk.page()
    form = walk.secretary.get(f"{walk.granskning}/handla/change-insyn").text
    closed = walk.act("close-granskning", avslutad="2022-08-01")
    walk.granskning = here

    assert "det finns inget sådant ärende (rad 2)" in plain(unknown.text)
    assert closed.status_code == 303
    assert f"Ärenden Utredning {digits} Period" in said
    assert f"{digits}</textarea>" in form


def test_the_insyn_is_extended_and_changed_with_what_stands_filled_in(walk: Walk) -> None:
    """The form of a change begins with what is open; an extension to an earlier day is refused."""
    form = walk.secretary.get(f"{walk.granskning}/handla/change-insyn").text
    now = plain(form)
    earlier = walk.act("extend-insyn", sista_dag="2022-09-01", skal="De hinner inte")
    later = walk.act("extend-insyn", sista_dag="2022-10-15", skal="De hinner inte")
    said = walk.page()

    assert "Ändra vad revisorerna får läsa" in now
    assert "Gäller nu: områden Lex Sarah, Barnutredningar" in now
    assert "Gäller nu: personer Prov Provsson" in now
    assert "Gäller nu: sista dag 2022-09-30" in now
    assert 'value="lexsarah" checked' in form
    assert f'value="{walk.revisor_id}" checked' in form
    assert 'value="2022-09-30"' in form
    assert earlier.status_code == 422
    assert later.status_code == 303
    assert "Personerna kan läsa till och med 2022-10-15" in said
    assert "2022-08-01: Insynen förlängd" in said


def test_a_part_of_the_answer_begins_with_what_stands_and_a_mistake_is_corrected(
    walk: Walk,
) -> None:
    """Words come back to be changed; a corrected day moves what is due, and both stay visible."""
    walk.act("write-svar?avsnitt=inledning", walk.kvalitet, text="Nämnden har läst rapporten.")
    walk.act("answer-rekommendation?rekommendation=2", walk.kvalitet, text="Det görs i höst.")
    form = walk.kvalitet.get(f"{walk.granskning}/handla/write-svar?avsnitt=inledning").text
    numbers = re.findall(r"correct-granskning\?corrects=(\d+)", walk.secretary.get(
        walk.granskning).text)  # fmt: skip
    address = f"correct-granskning?corrects={numbers[0]}"
    about = plain(walk.secretary.get(f"{walk.granskning}/handla/{address}").text)
    facts = {"rubrik": "Handläggningen av ekonomiskt bistånd", "brev": "2022-03-28",
             "diarienummer": "SN 2022-0018"}  # fmt: skip
    wrong = walk.act(address, rubrik="Ny", brev="2022-13-01", skal="Fel")
    mute = walk.act(address, None, **facts)
    right = walk.act(address, None, **facts, skal="Numret var fel.")
    said = walk.page()

    assert "Nämnden har läst rapporten." in form
    assert "Uppgiften Granskning registrerad Rubrik, nu Handläggningen av ekonomiskt" in about
    assert "Brevets datum, nu 2022-03-28 Diarienummer, nu SN 2022-0017 Registrerades 2022" in about
    assert (wrong.status_code, mute.status_code, right.status_code) == (422, 422, 303)
    assert "Varför rättas den?: skriv något här" in plain(mute.text)
    assert "Diarienummer SN 2022-0018" in said
    assert "Granskning registrerad Rättad" in said
    assert "Rekommendation 2: Förbättra del 2 Inte uppföljd Nämndens svar Förslag, inte" in said
    assert "beslutat av nämnden Det görs i höst." in said
    assert "Inledning Förslag, inte beslutat av nämnden Nämnden har läst" in said


def test_a_refusal_says_why_and_keeps_what_was_typed(walk: Walk) -> None:
    """Nothing changed, not the step for it, not one's role, and a page that is no longer new."""
    same = {**INSYN, "personer": str(walk.revisor_id), "sista_dag": "2022-10-15", "skal": "Prov"}
    address = f"{walk.granskning}/handla"
    unchanged = walk.secretary.post(f"{address}/change-insyn", data={"csrf_token": CSRF, **same})
    open_already = walk.secretary.get(f"{address}/reopen-granskning")
    not_mine = walk.kvalitet.get(f"{BASE}/handla/open-granskning")
    stale = walk.act("register-fraga", version="1", rubrik="Är allt som det ska?")

    assert unchanged.status_code == 422
    assert "Ingenting ändras" in plain(unchanged.text)
    assert open_already.status_code == 409
    assert "Granskningen är öppen. Det går när den är avslutad." in plain(open_already.text)
    assert not_mine.status_code == 403
    assert stale.status_code == 412
    assert "Är allt som det ska?" in stale.text


def test_what_is_not_there_has_no_form(walk: Walk) -> None:
    """A question, a part and a granskning that there are none of are not found."""
    asked = (
        f"{walk.granskning}/handla/answer-fraga?fraga=9",
        f"{walk.granskning}/handla/answer-fraga?fraga=ett",
        f"{walk.granskning}/handla/write-svar?avsnitt=rekommendation",
        f"{walk.granskning}/handla/request-yttrande?anmarkning=1",
        f"{BASE}/00000000-0000-4000-8000-000000000001",
        f"{walk.granskning}/papper/yttrande/1",
    )

    assert {walk.kvalitet.get(one).status_code for one in asked} == {404}


def test_every_reading_within_it_is_shown_to_the_namnd(walk: Walk) -> None:
    """What the revisor opens within the granskning stands on its page, for those who may see it."""
    write(walk)
    arende = walk.revisor.get(walk.arende)
    told, control = walk.page(), walk.page(walk.loggkontrollant)

    assert arende.status_code == 200
    assert "Läst av revisorerna inom granskningen 1 läsning" in told
    assert "Prov Provsson" in told.partition("1 läsning")[2]
    assert "1 läsning" in control
    assert "Nämndens svar Förslag, inte beslutat av nämnden Skyddad text" in control
    assert "/papper" not in walk.loggkontrollant.get(walk.granskning).text
    assert "Läst av revisorerna" not in walk.page(walk.revisor)


def test_closing_names_what_is_left(walk: Walk) -> None:
    """The form lists the answer that bars it, each rekommendation left, and what is open."""
    here = walk.granskning
    one = walk.open(**INSYN, personer=[str(walk.revisor_id)], rubrik="Granskning av avslut")
    walk.granskning = one.headers["location"].partition("?")[0]
    walk.act("receive-rapport", rapport="2022-05-31", inkom="2022-06-01")
    walk.act("register-rekommendation", rubrik="Förbättra allt")
    form = f"{walk.granskning}/handla/close-granskning"
    not_asked = plain(walk.secretary.get(form).text)
    walk.act("request-svar", begart="2022-06-01", forfaller="2022-09-21")
    asked = plain(walk.secretary.get(form).text)
    again = walk.secretary.get(f"{walk.granskning}/handla/request-svar").text
    page = walk.page()
    walk.act("give-svar", lamnat="2022-08-01", paragraf="95")
    walk.act("follow-up-rekommendation?rekommendation=1", walk.kvalitet, lage="genomford",
             foljd_upp="2022-08-01")  # fmt: skip
    walk.act("end-insyn", skal="Klart")
    done = plain(walk.secretary.get(form).text)
    walk.act("close-granskning", avslutad="2022-08-01")
    walk.granskning = here

    assert "Kvar: svar till revisorerna Inte lämnat. Det är inte heller registrerat" in not_asked
    assert "Inte lämnat. Ska lämnas senast 2022-09-21. Det måste vara lämnat innan" in asked
    assert "Kvar: rekommendation 1 Förbättra allt. Inte uppföljd." in asked
    assert "Kvar: insynen Öppen till och med 2022-09-30." in asked
    assert "Kvar att göra Inget." in done
    assert "Kvar:" not in done
    assert "Ändra när svaret ska lämnas" in page
    assert 'value="2022-09-21"' in again


def test_many_readings_stand_on_pages_and_none_is_left_out(walk: Walk) -> None:
    """How many there are in all stands first; each page says which it shows, and leads to the next.

    There is no page after the last.
    """
    granskning = UUID(walk.granskning.rpartition("/")[2])
    read_often(walk, granskning, 60)
    first = walk.secretary.get(walk.granskning).text
    second = walk.secretary.get(f"{walk.granskning}?sida=2").text
    beyond = [walk.secretary.get(f"{walk.granskning}?sida={one}").status_code for one in ("3", "x")]
    rows = [page.count("Ärende enligt lex Sarah") for page in (first, second)]

    assert "läsningar. Här står 1–50, den senaste först" in first
    assert f'href="{walk.granskning}?sida=2#lasningar"' in first
    assert "läsningar. Här står 51–6" in second
    assert sum(rows) == 60
    assert rows[0] == 50
    assert beyond == [404, 422]


def test_the_answer_is_given_and_can_be_read_as_it_was(walk: Walk) -> None:
    """Every rekommendation answered, the answer is given; then nothing of it is written anew."""
    write(walk)
    step = plain(walk.secretary.get(walk.granskning).text)
    form = walk.secretary.get(f"{walk.granskning}/handla/give-svar").text
    early = walk.act("close-granskning", avslutad="2022-08-01")
    without = walk.act("give-svar", lamnat="2022-08-01")
    given = give(walk)
    late = walk.act("write-svar?avsnitt=tidplan", walk.kvalitet, text="I höst.")
    walk.act("follow-up-rekommendation?rekommendation=1", walk.kvalitet, lage="pagar",
             foljd_upp="2022-08-01", text="Rutinen skrivs.")  # fmt: skip
    listed, said = plain(walk.secretary.get(BASE).text), walk.page()

    assert "Nästa steg Nämnden beslutar om svaret vid ett sammanträde. Lägg fram dok" in step
    assert "sammanträdet att svaret är lämnat. Svaret som dokument Registrera att nämnden" in step
    assert 'value="2022-08-01"' not in form
    assert [one.status_code for one in (early, without, late)] == [422] * 3
    assert "Beslutets paragraf: skriv något här" in plain(without.text)
    assert "Dagen då nämnden lämnade svaret ÅÅÅÅ-MM-DD. Dagen då svaret gick till" in plain(form)
    assert given == 303
    assert "Inget svar väntar." in listed
    assert "Besvarade" in listed
    assert "Lämnat 2022-08-01" in listed
    assert "Besvarad" in said
    assert "Uppföljning 2022-08-01: pågår Rutinen skrivs." in said
    assert "Nästa steg Följ upp rekommendation 1 tills den är genomförd." in said
    assert "Det får göras av:" in said
    assert "Förslag, inte beslutat av nämnden" not in said


def test_the_answer_as_a_paper_holds_each_answer_and_is_the_same_when_made_again(
    walk: Walk,
) -> None:
    """The nämnd's own edition has every word, the public one none; PDF and Word are repeatable."""
    give(walk)
    page = f"{walk.granskning}/papper"
    own, public, masked = (
        plain(one.get(f"{page}?upplaga={edition}").text)
        for one, edition in (
            (walk.secretary, "sekretess"),
            (walk.secretary, "offentlig"),
            (walk.revisor, "sekretess"),
        )
    )
    number = re.search(r"papper\.pdf\?nr=(\d+)", walk.secretary.get(page).text)
    assert number is not None
    files = {form: [walk.secretary.get(f"{page}.{form}?nr={number[1]}").content for _ in range(2)]
             for form in ("pdf", "docx")}  # fmt: skip

    for said in ("Förslag till beslut", "svarade ja på 3 och delvis på 1", "Svar på del 4.",
                 "Rekommendation 2: Förbättra del 2", "Skäl 1", "kontrollnummer"):  # fmt: skip
        assert said in own
    assert "lämnades den 2022-08-01 (§ 95)" in own.replace("\N{NO-BREAK SPACE}", " ")
    assert "Svar på del 4." not in public + masked
    assert "Skäl 1" not in public + masked
    assert "Rekommendation 2: Förbättra del 2" in public
    assert files["pdf"][0] == files["pdf"][1] != b""
    assert files["docx"][0] == files["docx"][1]
    assert files["pdf"][0].startswith(b"%PDF")
    assert files["docx"][0].startswith(b"PK")


def test_an_anmarkning_is_explained_by_its_day(walk: Walk) -> None:
    """A yearly examination opens nothing; its anmärkning gets a yttrande, late the day after."""
    opened = walk.open(oppnar="nej", rubrik="Granskning av 2021 års verksamhet")
    here, walk.granskning = walk.granskning, opened.headers["location"].partition("?")[0]
    told = {"ar": "2021", "rubrik": "Brister i kontrollen av ekonomin", "riktad": "2022-04-01"}
    refused = walk.act("register-anmarkning", None, **told)
    walk.act("register-anmarkning", None, **told, text="Kontrollen är svag.")
    walk.act("request-yttrande?anmarkning=1", begart="2022-04-02", forfaller="2022-07-31")
    late = walk.page()
    again = walk.secretary.get(f"{walk.granskning}/handla/request-yttrande?anmarkning=1").text
    walk.act("write-yttrande?anmarkning=1&avsnitt=bedomning", walk.kvalitet,
             avsnitt="bedomning", text="Nämnden delar bilden.")  # fmt: skip
    proposed = walk.page()
    walk.act("give-yttrande?anmarkning=1", lamnat="2022-08-01", paragraf="§ 61")
    given, paper = walk.page(), f"{walk.granskning}/papper/yttrande/1"
    own, public = (plain(walk.secretary.get(f"{paper}?upplaga={one}").text)
                   for one in ("sekretess", "offentlig"))  # fmt: skip
    pdf = walk.secretary.get(f"{paper}.pdf")
    closed = walk.act("close-granskning", avslutad="2022-08-01")
    walk.granskning = here

    assert opened.status_code == closed.status_code == 303
    assert refused.status_code == 422
    assert "Vad revisorerna får läsa Granskningen öppnar ingen skyddad text." in late
    assert "Rapportens datum" not in late
    assert re.findall(r'value="(2022-[^"]+)"', again) == ["2022-04-02", "2022-07-31"]
    assert "Förslag, inte beslutat av nämnden Nämnden delar bilden." in proposed
    assert "Förslag, inte beslutat av nämnden" not in given
    assert "Läst av revisorerna" not in late
    assert "Över tiden sedan 2022-08-01" in late
    assert "Lämnat 2022-08-01, för sent" in given
    assert [("Nämnden delar bilden." in one) for one in (own, public)] == [True, False]
    assert "Kommunfullmäktige" in public
    assert pdf.content.startswith(b"%PDF")
