"""The papers of the internkontroll over the real service: the report, the plan, the period."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import docx
import pikepdf
import pypdf
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from api.acts import INTERNKONTROLL
from api.auth import Role
from audit.errors import LogUnavailableError
from audit.ids import new_arende_id
from audit.internkontroll.commands_matning import RegisterMatning
from audit.internkontroll.uppdelning import Del
from audit.store import gallring
from tests.support.database import fresh_database
from tests.support.logs import a_context
from tests.support.matning_rapport import (
    AFTER,
    ANALYS,
    AR,
    MEETING,
    ORSAK,
    RUBRIK,
    Reported,
    reported,
)
from tests.support.services import running_service
from tests.support.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer


@pytest.fixture(scope="module")
def case(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reported]:
    """The nämnd `prov` with the year 2022, its plan, and the report about 2022-12-31."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("rapport")) as service,
    ):
        yield reported(service)


def address(case: Reported, form: str = "", **asked: Any) -> str:
    """Address the report in a form, as known at the meeting unless something else is asked."""
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"/prov/internkontroll/matningar/{case.matning}/rapport{form}?{query}"


def flat(text: str) -> str:
    """Give a text with every kind of space as one, and without the marks of whole dates."""
    return " ".join(unmarked(text).replace("\N{NO-BREAK SPACE}", " ").split())


def pdf_text(content: bytes) -> str:
    """Give the text of a PDF."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return flat(" ".join(page.extract_text() for page in pages))


def word_text(content: bytes) -> str:
    """Give the text of a Word file, tables and foot too."""
    word = docx.Document(io.BytesIO(content))
    texts = [Paragraph(one, word).text for one in word.element.body.iter(qn("w:p"))]
    texts += [one.text for section in word.sections for one in section.footer.paragraphs]
    return flat(" ".join(texts))


@pytest.fixture(scope="module")
def told(case: Reported) -> dict[str, str]:
    """The text of the report to the nämnd, in each of its three forms."""
    browser = case.service.browser(Role.KVALITET)
    found = {name: browser.get(address(case, form)) for name, form in
             (("pdf", ".pdf"), ("docx", ".docx"), ("sida", ""))}  # fmt: skip
    return {
        "pdf": pdf_text(found["pdf"].content),
        "docx": word_text(found["docx"].content),
        "sida": flat(found["sida"].text),
    }


@pytest.mark.parametrize("form", ["pdf", "docx", "sida"])
def test_the_published_figures_stand_in_every_form(told: dict[str, str], form: str) -> None:
    """68; 59 within; 9 over, of which 3 extended and 6 without, of which 2 closed later; 86.8 %."""
    for said in (
        "68 barnavårdsutredningar pågick den 31 december 2022.",
        "59 var inom fyra månader (86,8 %).",
        "9 hade pågått längre än fyra månader:",
        "3 inom beslutad förlängning och 6 utan beslut om förlängning.",
        "Av de 6 utan beslut om förlängning: 2 avslutade senare.",
        "Mätningen före, 2022-09-30: 45 av 47 (95,7 %).",
        "Andelen är 8,9 procentenheter lägre nu, och de som räknas är 21 fler än då.",
        RUBRIK,
        "antagen 2022-12-14 § 168",
        "Redovisas i februari, maj, september och december",
        "Nämndens eget mål (inte lag): minst 90 %.",
        ANALYS,
        ORSAK,
        "Avstämning varje vecka",
        "Registrerat till och med 2022-12-31",
        "Registrerat till och med 2023-02-21",
        "50 barnavårdsutredningar avslutades från 2022-01-01 till och med 2022-12-31.",
    ):
        assert said in told[form]


@pytest.mark.parametrize("form", ["pdf", "docx", "sida"])
def test_every_form_has_the_same_foot_and_proof(
    case: Reported, told: dict[str, str], form: str
) -> None:
    """The foot names day, time and kontrollnummer, and the appendix holds the stamp and a sum."""
    foot = (
        "Läget 2022-12-31 enligt uppgifter registrerade till och med 2023-02-21 08.15"
        f" · kontrollnummer {case.number}"
    )

    assert foot in told[form]
    assert "Kontrollstämpeln" in told[form]
    assert "Kontrollsumma (SHA-256)" in told[form]


def test_what_was_registered_on_each_day_stands_side_by_side(told: dict[str, str]) -> None:
    """On the day itself none of the six was known to be closed later; at the meeting two were."""
    said = "varav avslutade senare, av dem utan beslut om förlängning 0 2"

    assert f"Över, utan beslut om förlängning 6 6 {said}" in told["docx"]


def test_the_paper_keeps_the_standards_and_its_table_heads(case: Reported) -> None:
    """PDF/A-2a and PDF/UA-1, tagged, each chart with words, each table with head cells."""
    made = case.service.browser(Role.KVALITET).get(address(case, ".pdf")).content
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as said:
        tags = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        kinds = {str(one.S) for one in tags}
        figures = [one for one in tags if one.S == "/Figure"]

        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A")
        assert said["pdfuaid:part"] == "1"
        assert {"/Table", "/TH", "/H1", "/H2"} <= kinds
        assert len(figures) == 2
        assert all(str(one.Alt).strip() for one in figures)


def test_made_again_it_is_the_same_file(case: Reported) -> None:
    """After more was registered the file of the same kontrollnummer is equal to the last byte."""
    browser = case.service.browser(Role.KVALITET)
    pinned = browser.get(address(case, ".pdf", nr=case.number)).content

    assert pinned == browser.get(address(case, ".pdf", registrerat=MEETING)).content


def test_what_the_namnd_knew_is_said_of_what_was_presented(case: Reported) -> None:
    """Once the meeting is registered, the report says what the nämnd knew: the frozen numbers."""
    browser = case.service.browser(Role.KVALITET)
    before = flat(browser.get(address(case, nr=case.number)).text)
    after = flat(browser.get(address(case, nr=case.service.log.head().size)).text)

    assert "Så som nämnden visste" not in before
    assert "Så som nämnden visste den 2023-02-21 (§ 26): 68 barnavårdsutredningar" in after
    assert "Nämnden godkänner redovisningen och åtgärderna" in after


def test_the_public_edition_hides_small_numbers_and_texts(case: Reported) -> None:
    """The whole and the nine stand there; three, six, two and every text do not."""
    found = pdf_text(
        case.service.browser(Role.KVALITET).get(address(case, ".pdf", upplaga="offentlig")).content
    )

    assert "59 var inom fyra månader (86,8 %)." in found
    assert "Över tiden 9 13,2 %" in found
    for hidden in ("inom beslutad förlängning och", "avslutade senare", ANALYS, ORSAK, "45 av 47"):
        assert hidden not in found


def test_a_revisor_sees_figures_and_no_texts(case: Reported) -> None:
    """What people wrote is masked for a revisor; whoever may see no figures gets nothing."""
    shown = flat(case.service.browser(Role.REVISOR).get(address(case)).text)
    refused = case.service.browser(Role.LOGGKONTROLLANT).get(address(case)).status_code

    assert "59 var inom fyra månader (86,8 %)." in shown
    assert ANALYS not in shown
    assert ORSAK not in shown
    assert "Skyddad text. Den visas inte för din roll." in shown
    assert refused == 403


def test_what_a_person_registered_is_reported_too(case: Reported) -> None:
    """A mätning by hand tells its share, its parts, its method and the comment, and no view."""
    matning = new_arende_id()
    command = RegisterMatning(
        matning=matning, kontrollmoment=case.moment, ar=AR, per=AFTER.date(), enhet="promille",
        taljare=27, namnare=30, metod="Genomgång av akter", urval=30, population=412,
        uppdelning=(Del("Norr", 20), Del("Söder", 10)), text="Tre akter saknade datum.",
    )  # fmt: skip
    INTERNKONTROLL.perform(case.acting.then(AFTER + timedelta(days=1)), command)
    browser = case.service.browser(Role.KVALITET)
    found = flat(browser.get(f"/prov/internkontroll/matningar/{matning}/papper").text)

    for said in (
        "30 ingår i mätningen. 27 uppfyllde kravet (90,0 %). 3 uppfyllde det inte.",
        "Utfallet är inom målet.",
        "Metod: Genomgång av akter",
        "Granskade: 30 av 412.",
        "Tre akter saknade datum.",
        "Mätningen registrerades 2023-04-04 11.00.",
    ):
        assert said in found


def test_the_plan_is_told_with_its_matrix_in_words(case: Reported) -> None:
    """Page, PDF and Word say when it was adopted, where risks stand, what is controlled."""
    browser = case.service.browser(Role.NAMNDSEKRETERARE)
    base = "/prov/internkontroll/plan/2023/papper"
    pdf, word, html = (browser.get(f"{base}{form}") for form in (".pdf", ".docx", ""))

    page = flat(re.sub("<[^>]+>", " ", html.text))
    for text in (pdf_text(pdf.content), word_text(word.content), page):
        assert "2022-12-14 § 168" in text
        assert "12, hög: R1" in text
        assert "Konsekvens 4 – Allvarlig" in text
        assert f"K1 {RUBRIK}" in text
        assert "Sökning i verksamhetssystemet" in text


def test_the_period_tells_every_kontrollmoment_of_its_plan(case: Reported) -> None:
    """The first quarter: what was presented when, the open avvikelse, and its late åtgärd."""
    case.service.catch_up()
    browser = case.service.browser(Role.KVALITET)
    asked = "fran=2023-01-01&till=2023-03-31"
    html = flat(browser.get(f"/prov/internkontroll/rapport?{asked}").text)
    pdf = pdf_text(browser.get(f"/prov/internkontroll/rapport.pdf?{asked}").content)

    for text in (html, pdf):
        assert "Internkontrollrapport första kvartalet 2023" in text
        assert (
            "Planen har 1 kontrollmoment. Det mättes inte under perioden. Den senaste"
            " mätningen gäller en dag före perioden. Det är utanför målet." in text
        )
        assert "Vid periodens slut var 1 avvikelse öppen." in text
        assert "Avstämning varje vecka" in text
    assert "2023-02-21" in pdf
    assert "§ 26" in pdf


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("matningar/{id}/rapport.xlsx", 404),
        ("matningar/{id}/rapport?upplaga=annan", 404),
        ("matningar/{id}/rapport?nr=999999", 404),
        ("matningar/{id}/rapport?nr=x", 422),
        ("matningar/{id}/rapport?registrerat=i+dag", 422),
        ("matningar/00000000-0000-4000-8000-000000000000/rapport", 404),
        ("plan/1999/papper", 404),
        ("dragningar/2023/papper", 404),
        ("rapport?fran=2023-05-01&till=2023-04-01", 422),
        ("rapport?fran=2010-05-01&till=2023-04-01", 422),
    ],
)
def test_what_is_not_there_is_named(case: Reported, path: str, status: int) -> None:
    """A form, an edition, a number or a period that is none is refused."""
    found = case.service.browser(Role.KVALITET).get(
        f"/prov/internkontroll/{path.format(id=case.matning)}"
    )

    assert found.status_code == status


def test_without_a_record_there_is_no_paper(
    case: Reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the reading cannot be recorded, nothing is shown and nothing handed over."""

    def refuse(*_: object, **__: object) -> None:
        raise LogUnavailableError("prov")

    monkeypatch.setattr(case.service.log.reads, "append", refuse)
    browser = case.service.browser(Role.REVISOR)
    report = f"matningar/{case.matning}/rapport"
    papers = ("plan/2023/papper", "plan/2023/papper.docx", "rapport", report, f"{report}.docx")

    assert {browser.get(f"/prov/internkontroll/{one}").status_code for one in papers} == {503}


def test_after_gallring_the_report_keeps_its_numbers_and_says_what_it_lost(case: Reported) -> None:
    """The frozen numbers stand; that one ärende can no longer be counted again is said."""
    matning = INTERNKONTROLL.state(case.service.log).matningar[case.matning]
    gallring.execute(
        case.service.log,
        case.service.services.settings.destroyer_url or "",
        UUID(matning.behind["over_utan_forlangning"][0]),
        a_context(),
        grund="Fem år sedan sista anteckningen",
        lagrum="12 kap. 1 § socialtjänstlagen (2001:453)",
    )
    case.service.catch_up()
    found = flat(case.service.browser(Role.KVALITET).get(address(case)).text)

    assert "59 var inom fyra månader (86,8 %). 9 hade pågått" in found
    assert "Mätningen kan inte längre räknas om för 1 ärende, som gallrades senast" in found
    assert "så som det var registrerat" not in found
