"""The papers of the year over the real service: who gets what, recorded, the same made again."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

import pypdf
import pytest

from api.acts import ARSPLAN, Acting, arsmal_id, arsplan_id
from api.auth import Role as AccountRole
from audit.arsplan import commands as c
from audit.clock import STOCKHOLM
from audit.envelope import Source, SourceKind
from audit.errors import LogUnavailableError
from audit.lexsarah import Role
from audit.store.founding import new_request
from audit.store.log_events import ReadingRecorded
from projections.asof import today_of
from tests.support.database import fresh_database
from tests.support.services import running_service
from tests.support.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer
    from tests.support.services import Service

AR = 2027
MOTE, LATER, FIRST, MAL = (UUID(int=n) for n in range(1, 5))
HELD, STOPP = date(AR, 3, 23), date(AR, 3, 10)
WHY, TEXT = "Underlaget kom inte i tid.", "Enkäten har skjutits upp."
YEAR, GOALS = f"/prov/aret/{AR}/papper", f"/prov/aret/{AR}/mal/papper"
NAMNDSEKRETERARE = AccountRole.NAMNDSEKRETERARE


@dataclass
class Place:
    """The nämnd `prov` in a year with one punkt that was moved, and one goal with a text."""

    service: Service
    account: UUID

    def act(self, day: date, *commands: c.ArsplanCommand) -> None:
        """Let the nämndsekreterare act at nine that day."""
        log = self.service.log
        acting = Acting(
            log=log, people=self.service.services.people, konto=self.account,
            roles=(Role.NAMNDSEKRETERARE,), source=Source(SourceKind.WEB), request=new_request(),
            today=today_of(log),
        )  # fmt: skip
        ARSPLAN.perform(acting.then(datetime.combine(day, time(9), STOCKHOLM)), *commands)
        self.service.catch_up()

    def readings(self) -> list[ReadingRecorded]:
        """Give what the read log holds of these papers, the oldest first."""
        reads = self.service.log.reads
        size = reads.head().size
        entries = reads.recorder.select_notifications(1, size, size)
        loaded = reads.load_many([UUID(str(one.originator_id)) for one in entries])
        found = [one for history in loaded.values() for one in history]
        events = [one.event for one in sorted(found, key=lambda one: one.position)]
        papers = {"namndens_ar", "namndens_mal"}
        return [one for one in events if isinstance(one, ReadingRecorded) and one.what in papers]


@pytest.fixture(scope="module")
def place(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """That nämnd, told once for all tests of this file, which only read and add."""
    folder = tmp_path_factory.mktemp("aret-papper")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as service,
    ):
        made = Place(service, service.account(NAMNDSEKRETERARE))
        stream, goals = arsplan_id(service.log, AR), arsmal_id(service.log, AR)
        noon = datetime.combine(STOPP, time(12), STOCKHOLM)
        later = datetime.combine(date(AR, 4, 7), time(12), STOCKHOLM)
        made.act(
            date(AR, 1, 11),
            c.PlanSammantrade(arsplan=stream, ar=AR, sammantrade=MOTE, dag=HELD, stopptid=noon),
            c.PlanSammantrade(
                arsplan=stream, ar=AR, sammantrade=LATER, dag=date(AR, 4, 20), stopptid=later
            ),
            c.PlanPunkt(
                arsplan=stream,
                ar=AR,
                punkt=FIRST,
                slag="annat",
                arende="Översyn av riktlinjer",
                ansvarig="ekonom",
                sammantrade=LATER,
            ),
            c.MovePunkt(arsplan=stream, punkt=FIRST, sammantrade=MOTE, skal=WHY),
        )
        made.act(
            date(AR, 1, 12),
            c.SetArsmal(
                arsmal=goals, ar=AR, mal=MAL, kod="M1", rubrik="Fler är trygga", ansvarig="ekonom"
            ),
            c.AssessArsmal(arsmal=goals, mal=MAL, utfall="delvis", per=date(AR, 1, 12), text=TEXT),
        )
        yield made


def text_of(content: bytes) -> str:
    """Give the text of a PDF, with ordinary spaces."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_namnds_own_edition_has_the_reasons_and_the_public_one_has_not(place: Place) -> None:
    """Page, PDF and the goals' paper: reasons and texts for the nämndsekreterare alone."""
    own = place.service.browser_of(place.account)
    revisor = place.service.browser(AccountRole.REVISOR)
    pages = {
        "own": own.get(YEAR).text + own.get(GOALS).text,
        "public": own.get(f"{YEAR}?upplaga=offentlig").text
        + own.get(f"{GOALS}?upplaga=offentlig").text,
        "revisor": revisor.get(YEAR).text + revisor.get(GOALS).text,
    }

    assert {who: (WHY in said, TEXT in said) for who, said in pages.items()} == {
        "own": (True, True), "public": (False, False), "revisor": (False, False),
    }  # fmt: skip
    assert all("Översyn av riktlinjer" in said for said in pages.values())
    assert "visas inte för din roll" in pages["revisor"]
    assert WHY in text_of(own.get(f"{YEAR}.pdf").content)


@pytest.mark.parametrize("paper", [f"{YEAR}.pdf", f"{GOALS}.docx"])
def test_the_same_number_gives_the_same_file(place: Place, paper: str) -> None:
    """Made again for the same kontrollnummer and day, when the year has gone on: the same bytes."""
    browser, log = place.service.browser_of(place.account), place.service.log
    number = log.head().size
    first = browser.get(f"{paper}?nr={number}&laget={HELD}").content
    place.act(
        log.head().recorded_at.date(),
        c.PlanPunkt(
            arsplan=arsplan_id(log, AR), ar=AR, punkt=UUID(int=900 + number), slag="annat",
            arende="Något nytt", ansvarig="ekonom",
        ),
        c.ChangeArsmal(
            arsmal=arsmal_id(log, AR), mal=MAL, kod="M1", rubrik=f"Fler är trygga {number}",
            ansvarig="ekonom",
        ),
    )  # fmt: skip

    assert browser.get(f"{paper}?nr={number}&laget={HELD}").content == first
    assert browser.get(f"{paper}?laget={HELD}").content != first


def test_the_clock_moved_the_paper_says_late_and_not_treated(place: Place) -> None:
    """Soon on the stopptid, late the day after, not treated the day after the sammanträde."""
    browser = place.service.browser_of(place.account)
    days = {
        STOPP: "Inom kort",
        date(AR, 3, 11): "Över tiden sedan",
        date(AR, 3, 24): "Ej behandlad",
    }
    found = {day: unmarked(browser.get(f"{YEAR}?laget={day}").text) for day in days}

    for day, word in days.items():
        assert word in found[day]
        assert f"Läget {day} enligt uppgifter" in found[day]
    assert "Över tiden" not in found[STOPP]


def test_a_file_is_recorded_with_its_name_and_sum(place: Place) -> None:
    """Who got it is written before it is handed over: which document, and its SHA-256."""
    answer = place.service.browser_of(place.account).get(f"{YEAR}.docx?laget={HELD}")
    reading = place.readings()[-1]
    name = f"namndens-ar-{AR}-{HELD}-sekretess.docx"

    assert name in answer.headers["content-disposition"]
    assert reading.filters == {
        "dokument": name, "sha256": hashlib.sha256(answer.content).hexdigest()
    }  # fmt: skip


def test_those_who_see_figures_get_them(place: Place) -> None:
    """Chefer, nämndsekreterare, kvalitet and revisor; nobody else."""
    status = {
        role: place.service.browser(role).get(GOALS).status_code
        for role in AccountRole
        if role is not AccountRole.RAPPORTOR
    }
    may = {
        AccountRole.ENHETSCHEF, AccountRole.VERKSAMHETSCHEF, AccountRole.NAMNDSEKRETERARE,
        AccountRole.KVALITET, AccountRole.REVISOR,
    }  # fmt: skip

    assert {role for role, code in status.items() if code == 200} == may
    assert {code for role, code in status.items() if role not in may} == {403}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/prov/aret/2031/papper", 404),
        ("/prov/aret/2031/mal/papper.pdf", 404),
        (f"{YEAR}.xlsx", 404),
        (f"{YEAR}?upplaga=annan", 404),
        (f"{YEAR}?laget=2027-13-01", 422),
        (f"{GOALS}?nr=999999", 422),
        (f"{GOALS}?registrerat=2019-01-01", 404),
    ],
)
def test_what_cannot_be_had_is_named(place: Place, address: str, status: int) -> None:
    """A year that is not planned, a form, an edition, a day or a number that is none."""
    assert place.service.browser_of(place.account).get(address).status_code == status


def test_without_a_record_there_is_no_paper(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reading cannot be recorded, nothing of it is shown."""

    def refuse(*_: object, **__: object) -> None:
        raise LogUnavailableError("prov")

    browser = place.service.browser_of(place.account)
    monkeypatch.setattr(place.service.log.reads, "append", refuse)
    answers = [browser.get(one) for one in (YEAR, f"{YEAR}.pdf", GOALS, f"{GOALS}.docx")]

    assert [one.status_code for one in answers] == [503] * 4
    assert not [one for one in answers if "riktlinjer" in one.text]
