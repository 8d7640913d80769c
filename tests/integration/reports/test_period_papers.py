"""The papers of a month: for those who see every ärende, recorded before they are handed over."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from api.acts import perform_delegation
from api.auth import Role as AccountRole
from audit.errors import LogUnavailableError
from audit.lexsarah import Role
from tests.support.beslutsantal import counting
from tests.support.papers import LONG, NUMBER, Told, readable, secrets

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

MAY = {Role.NAMNDSEKRETERARE, Role.KVALITET, Role.REVISOR, Role.BESLUTSFATTARE_IVO}
PAPERS = ("delegationslista", "delegationsstatistik")


def browser(case: Told, role: Role) -> TestClient:
    """A browser of the account of a role, with every view read to its end."""
    case.work.service.catch_up()
    return case.work.service.browser_of(case.work.accounts[role], strong=True)


def month(case: Told) -> str:
    """Give the month in which the ärende was told."""
    return case.work.acting(Role.UTREDARE).today.strftime("%Y-%m")


def text(content: bytes) -> str:
    """Give the text of a PDF."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_month_is_listed_from_events(case: Told) -> None:
    """The anmälan to IVO and the beslut about measures stand there under their points."""
    client, number = browser(case, Role.NAMNDSEKRETERARE), case.work.service.log.head().size
    answer = client.get(f"/prov/delegationslista.pdf?manad={month(case)}&nr={number}")
    found = text(answer.content)
    stamp = case.work.service.log.checkpoint(number)[1]
    words = readable(found, stamp)

    assert answer.headers["cache-control"] == "no-store"
    assert "4.3 lex Sarah enligt 27 kap. 6 § SoL till IVO" in found
    assert NUMBER in found
    assert "Taget utan stöd i delegationsordningen" in found
    assert NUMBER in words
    assert [
        one for one in stamp.split() if len(one) >= LONG and one in "".join(words.split())
    ] == []
    assert [one for one in secrets() if one.casefold() in words.casefold()] == []


def test_a_name_is_found_in_the_words_and_not_in_the_stamp() -> None:
    """A stamp that happens to spell a name is no leak; the same name in the text is one."""
    stamp = "liggare/prov\n12\nSNxyELsa0/kQ=\n"

    assert "elsa" not in readable("Stämpeln: SNxyELs a0/kQ=  SNxyELsa0/kQ=", stamp).casefold()
    assert "SN 12" in readable("SN 12, SNxyELsa0/kQ=", stamp)
    assert "elsa" in readable("Elsa, SNxyELsa0/kQ=", stamp).casefold()


@pytest.mark.parametrize("paper", PAPERS)
def test_only_those_who_see_all_get_them(case: Told, paper: str) -> None:
    """The roles that see every ärende get the papers; all others are refused."""
    status = {
        role: browser(case, role).get(f"/prov/{paper}.docx").status_code
        for role in (Role(one.value) for one in AccountRole)
    }

    assert {role for role, code in status.items() if code == 200} == MAY
    assert {code for role, code in status.items() if role not in MAY} == {403}


def test_the_same_number_gives_the_same_file(case: Told) -> None:
    """Made again for the same kontrollnummer, the form is equal to the last byte."""
    client = browser(case, Role.KVALITET)
    address = (
        f"/prov/delegationslista.pdf?manad={month(case)}&nr={case.work.service.log.head().size}"
    )
    first = client.get(address)
    case.work.report("Något annat.")
    case.work.service.catch_up()

    assert client.get(address).content == first.content


def test_without_a_record_there_is_no_list(case: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reading cannot be recorded, nothing is handed over."""

    def refuse(*_: object, **__: object) -> None:
        raise LogUnavailableError("prov")

    client = browser(case, Role.REVISOR)
    monkeypatch.setattr(case.work.service.log.reads, "append", refuse)

    assert [client.get(f"/prov/{one}.pdf").status_code for one in PAPERS] == [503, 503]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("delegationslista.pdf?manad=2024-13", 422),
        ("delegationslista.pdf?nr=x", 422),
        ("delegationslista.pdf?nr=999999", 404),
        ("delegationslista.xlsx", 404),
    ],
)
def test_what_cannot_be_read_is_named(case: Told, address: str, status: int) -> None:
    """A month, a number or a form that is none is refused."""
    assert browser(case, Role.REVISOR).get(f"/prov/{address}").status_code == status


def year(case: Told) -> str:
    """Give the year in which the ärende was told."""
    return str(case.work.acting(Role.UTREDARE).today.year)


def test_the_year_is_summed_up_in_both_editions(case: Told) -> None:
    """The nämnd's own edition tells enhet and bedömning; the public one only that there was one."""
    address = f"/prov/lex-sarah/sammanstallning.pdf?period={year(case)}&upplaga="
    client = browser(case, Role.KVALITET)
    own, public = (
        text(client.get(f"{address}{one}").content) for one in ("sekretess", "offentlig")
    )

    assert "Allvarligt missförhållande 1 1 0 1" in own
    assert "Solgården 1 1 0 1" in own
    assert "Förslag till beslut" in own
    assert "Ärenden som öppnades: 1" in public
    assert "Solgården" not in public
    assert "Allvarligt" not in public
    assert "Uppdelningen står i sammanställningen av hela året" in public


def test_the_public_summary_is_for_everyone_who_works_with_it(case: Told) -> None:
    """The nämnd's own edition is for those who see every ärende; the public one for all."""
    status = {
        upplaga: browser(case, Role.MOTTAGARE)
        .get(f"/prov/lex-sarah/sammanstallning.docx?period={year(case)}-h2&upplaga={upplaga}")
        .status_code
        for upplaga in ("sekretess", "offentlig", "annan")
    }

    assert status == {"sekretess": 403, "offentlig": 200, "annan": 404}


def test_the_page_offers_the_editions_that_one_gets(case: Told) -> None:
    """A mottagare is offered the public edition alone, kvalitet both; a wrong period is named."""
    pages = {
        role: browser(case, role).get("/prov/lex-sarah/sammanstallning").text
        for role in (Role.MOTTAGARE, Role.KVALITET)
    }
    wrong = browser(case, Role.KVALITET).get("/prov/lex-sarah/sammanstallning.pdf?period=2026-h3")

    assert "upplaga=offentlig" in pages[Role.MOTTAGARE]
    assert "upplaga=sekretess" not in pages[Role.MOTTAGARE]
    assert "upplaga=sekretess" in pages[Role.KVALITET]
    assert wrong.status_code == 422


def test_the_published_statistics_come_out_of_events(case: Told) -> None:
    """Registered as counted elsewhere without a period, all eleven enheter and their sum stand."""
    perform_delegation(case.work.acting(Role.NAMNDSEKRETERARE), counting())
    answer = browser(case, Role.NAMNDSEKRETERARE).get("/prov/delegationsstatistik.pdf")
    found = text(answer.content).replace("\N{NO-BREAK SPACE}", " ")

    assert "Räknade utan angiven tid" in found
    assert "Utredningsgruppen Alla slag 70 varav inleda utredning 21" in found
    assert "SoL biståndsenheten Alla slag 1 043" in found
    assert "Alla 1 775" in found
