"""The lists of lex Sarah: narrowed by facts, filtered by need to know, recorded, taken away."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from openpyxl import load_workbook

from api.auth import Role
from audit.ids import new_arende_id
from audit.lexsarah import Role as Lex
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_utredning as u
from audit.store.log_events import ReadingRecorded
from tests.support.busy_namnd import MONDAY
from tests.support.lex_sarah import UTFORARE
from tests.support.unmarked import unmarked

if TYPE_CHECKING:
    from tests.support.lex_sarah import Work

LIST = "/prov/lex-sarah"
LEXSARAH = set(Role) - {Role.RAPPORTOR, Role.LOGGKONTROLLANT, Role.TEKNIKER}
GRADE = "allvarligt_missforhallande"


@pytest.fixture(scope="module")
def arende(work: Work) -> UUID:
    """An ärende with diarienummer and a serious first bedömning, beside a plain one."""
    found = work.open_arende()
    work.open_arende()
    first = u.MakeForstaBedomning(arende=found, bedomning=GRADE, skal="Så ser det ut.")
    number = a.RegisterDiarienummer(arende=found, diarienummer="SN 2026/17")
    work.do(Lex.MOTTAGARE, first, number)
    work.service.catch_up()
    return found


def get(work: Work, address: str = "", role: Role = Role.KVALITET) -> str:
    """Open the list as a role."""
    return unmarked(work.service.browser(role).get(f"{LIST}{address}").text)


def newest_reading(work: Work) -> ReadingRecorded:
    """Give what was read last."""
    reads = work.service.log.reads
    entry = reads.recorder.select_notifications(reads.head().size, 1)[0]
    stream = UUID(str(entry.originator_id))
    found = reads.load_many([stream])[stream][0].event
    assert isinstance(found, ReadingRecorded)
    return found


FOUND_BY = (
    "",
    "?lage=alla",
    f"?bedomning={GRADE}",
    "?enhet=e1&verksamhet=v1&lag=sol",
    "?fran=2026-03-16&till=2026-03-16",
    "?diarienummer=2026/17",
)
PASSED_BY = (
    "?lage=avslutade",
    "?bedomning=inget_missforhallande",
    "?enhet=e2",
    "?lag=lss",
    "?fran=2026-03-17",
    "?diarienummer=2026/18",
)


def test_the_list_is_narrowed_by_facts(work: Work, arende: UUID) -> None:
    """Each part of the address narrows the list."""
    shown = {query for query in (*FOUND_BY, *PASSED_BY) if "SN 2026/17</a>" in get(work, query)}

    assert shown == set(FOUND_BY)


def test_an_enhet_that_is_not_there_is_said_in_words(work: Work, arende: UUID) -> None:
    """The filter keeps the kod that the list is narrowed to, and says that there is no such."""
    page = get(work, "?enhet=e99")

    assert '<option value="e99" selected>' in page
    assert "Koden e99 finns inte i organisationen." in page


@pytest.mark.parametrize("query", ["?lage=x", "?lag=x", "?fran=2026-02-30", "?sida=0", "?sida=99"])
def test_what_cannot_be_asked_is_refused(work: Work, arende: UUID, query: str) -> None:
    """An unknown code, day or page is told, and nothing is shown."""
    answer = work.service.browser(Role.KVALITET).get(f"{LIST}{query}")

    assert answer.status_code in {404, 422}
    assert "SN 2026/17" not in answer.text


def test_only_those_of_lex_sarah_open_the_list(work: Work, arende: UUID) -> None:
    """Rapportör, loggkontrollant and tekniker get 403; the list of reports is narrower still."""
    status = {
        role: [
            work.service.browser(role).get(f"{LIST}{one}").status_code for one in ("", "/rapporter")
        ]
        for role in Role
    }

    assert {role for role, (first, _) in status.items() if first == 200} == LEXSARAH
    assert {role for role, (_, second) in status.items() if second == 200} == {
        Role.MOTTAGARE,
        Role.UTREDARE,
        Role.VERKSAMHETSCHEF,
        Role.BESLUTSFATTARE_IVO,
    }


def test_an_enhetschef_without_access_sees_an_empty_list(work: Work, arende: UUID) -> None:
    """Need to know: until somebody gives access the ärende is as if it were not there."""
    before = get(work, role=Role.ENHETSCHEF)
    chef = work.accounts[Lex.ENHETSCHEF]
    work.do(Lex.VERKSAMHETSCHEF, a.GiveAtkomst(arende=arende, konto=chef))
    work.service.catch_up()
    after = work.service.browser_of(chef).get(LIST).text

    assert "SN 2026/17" not in before
    assert "SN 2026/17" in after


def test_reading_the_list_is_recorded_with_filter_and_count(work: Work, arende: UUID) -> None:
    """The record says what was asked for and how many rows were shown."""
    get(work, "?bedomning=" + GRADE)
    reading = newest_reading(work)

    assert (reading.what, reading.count) == ("lexsarah_lista", 1)
    assert reading.filters == {"bedomning": GRADE}


def test_a_file_of_the_list_is_recorded_with_its_fingerprint(work: Work, arende: UUID) -> None:
    """CSV and Excel hold the same rows; the record has the format and the SHA-256 of the bytes."""
    browser = work.service.browser(Role.KVALITET)
    sheet = browser.get(f"{LIST}/lista.xlsx?lage=alla").content
    plain = browser.get(f"{LIST}/lista.csv?lage=alla").content
    reading = newest_reading(work)
    rows = list(csv.reader(io.StringIO(plain.decode("utf-8-sig")), delimiter=";"))
    cells = [
        tuple("" if cell is None else cell for cell in row)
        for row in load_workbook(io.BytesIO(sheet)).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    ]

    assert [tuple(row) for row in rows] == cells
    assert any("SN 2026/17" in row for row in rows)
    assert reading.filters is not None
    assert reading.filters["sha256"] == hashlib.sha256(plain).hexdigest()
    assert reading.filters["format"] == "csv"


@pytest.mark.parametrize("role", [Role.MOTTAGARE, Role.ENHETSCHEF])
def test_some_roles_take_no_list_away(work: Work, arende: UUID, role: Role) -> None:
    """Whoever may not take anything out of an ärende may not take the list either."""
    answer = work.service.browser(role).get(f"{LIST}/lista.csv")

    assert answer.status_code == 403
    assert "Hämta listan" not in get(work, role=role)


def test_what_private_utforare_told_stands_in_a_list_of_its_own(work: Work) -> None:
    """Rapporter and anmälningar are told apart, with their lagrum and what was done with them."""
    for command in (b.ReceiveUtforareRapport, b.ReceiveUtforareAnmalan):
        work.do(
            Lex.NAMNDSEKRETERARE,
            command(uppgift=new_arende_id(), utforare=UTFORARE, lag="lss", kom_in=MONDAY.date()),
        )
    page = get(work, "/uppgifter", Role.NAMNDSEKRETERARE)

    assert "Rapport hos utföraren" in page
    assert "Utförarens anmälan till IVO" in page
    assert "24 d § lagen (1993:387)" in page
    assert "Följ upp" in page
    assert "Följ upp" not in get(work, "/uppgifter", Role.REVISOR)
