"""What is noted of the delegationsordning and of counted beslut: who reads it, recorded first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.acts import ordning_id, perform_delegation
from api.acts.delegation_words import READERS
from api.auth import Role
from api.seeing import SEES_EVERY_BESLUT
from audit.delegation import EndOrdning, ReviewOrdning
from audit.lexsarah import Role as Lex
from audit.store.log_events import ReadingRecorded
from tests.support.beslutsantal import RAKNING, counting
from tests.support.busy_namnd import MONDAY
from tests.support.granskningar import plain

if TYPE_CHECKING:
    from tests.support.lex_sarah import Work

ORDNING = "/prov/delegationsordning"
COUNT = f"/prov/delegationslista/rakning/{RAKNING}"
REVIEWED, ENDED, COUNTED = "Punkt 4 ses över.", "Nämnden tar över.", "Utdraget saknar en enhet."
SEALED = "Skyddad text, om något är antecknat"


@pytest.fixture(scope="module")
def noted(work: Work) -> Work:
    """Something noted of a review, of an end and of a count, which was counted anew once."""
    secretary, ordning = work.acting(Lex.NAMNDSEKRETERARE), ordning_id(work.service.log, 1)
    review = ReviewOrdning(
        ordning=ordning, granskad=MONDAY.date(), utfall="oforandrad", text=REVIEWED
    )
    ended = EndOrdning(ordning=ordning, upphor=MONDAY.date(), skal=ENDED)
    for command in (review, ended, counting(), replace(counting(), text=COUNTED)):
        perform_delegation(secretary, command)
    work.service.catch_up()
    return work


def of_order(work: Work) -> str:
    """Give the address of the order that something is noted of."""
    return f"{ORDNING}/{ordning_id(work.service.log, 1)}"


def newest(work: Work) -> ReadingRecorded:
    """Give the newest record of a reading."""
    reads = work.service.log.reads
    entry = reads.recorder.select_notifications(reads.head().size, 1)[0]
    found = reads.load(UUID(str(entry.originator_id)))[0].event
    assert isinstance(found, ReadingRecorded)
    return found


def test_those_read_the_notes_who_see_every_beslut_by_their_work() -> None:
    """The revisor sees the list too, and reads what is noted within a granskning alone."""
    assert {one.value for one in READERS} == SEES_EVERY_BESLUT - {Role.REVISOR.value}


@pytest.mark.parametrize("role", [Role.NAMNDSEKRETERARE, Role.KVALITET, Role.BESLUTSFATTARE_IVO])
def test_who_may_reads_the_notes_and_has_read_them(noted: Work, role: Role) -> None:
    """The words stand on the page of the order and of the count, and each is a reading of it."""
    browser = noted.service.browser(role)
    order, first = browser.get(of_order(noted)).text, newest(noted)
    count, second = browser.get(COUNT).text, newest(noted)

    assert REVIEWED in order
    assert ENDED in order
    assert COUNTED in count
    assert "Inget är antecknat." in count
    assert (first.what, str(first.arende)) == ("delegationsordning", of_order(noted)[-36:])
    assert (second.what, second.arende) == ("delegationsrakning", RAKNING)


@pytest.mark.parametrize("role", [Role.UTREDARE, Role.VERKSAMHETSCHEF, Role.REVISOR])
def test_everybody_else_sees_the_facts_and_reads_nothing(noted: Work, role: Role) -> None:
    """Days and outcomes as before; of the notes not even whether there are any, but who reads."""
    before = noted.service.log.reads.head().size
    order = noted.service.browser(role).get(of_order(noted)).text

    assert "Ingen ändring behövs" in order
    assert SEALED in order
    assert "Läses av nämndsekreterare, kvalitet och beslutsfattare IVO." in order
    assert REVIEWED not in order
    assert ENDED not in order
    assert noted.service.log.reads.head().size == before


def test_an_order_of_which_nothing_is_noted_is_read_by_nobody(noted: Work) -> None:
    """Before the first review there is nothing to read: the order is public."""
    before = noted.service.log.reads.head().size
    page = noted.service.browser(Role.NAMNDSEKRETERARE).get(f"{ORDNING}?dag=2021-01-01")

    assert page.status_code == 200
    assert noted.service.log.reads.head().size == before


def test_the_month_leads_to_each_count(noted: Work) -> None:
    """Where the numbers come from, of which time, how many: with the way to the count.

    Both pages say where the reasons of a beslut are read.
    """
    secretary = noted.service.browser(Role.NAMNDSEKRETERARE)
    page = secretary.get("/prov/delegationslista?manad=2024-03").text
    count = plain(secretary.get(COUNT).text)

    assert f'href="{COUNT}"' in page
    assert "Räknat i andra system Varifrån siffrorna kommer Tid Antal beslut" in plain(page)
    assert "Verksamhetssystemet framgår inte 1 775" in plain(page)
    assert "Varifrån siffrorna kommer Verksamhetssystemet Tid framgår inte" in count
    assert "Utredningsgruppen alla slag 70 Utredningsgruppen varav inleda utredning 21" in count
    assert "Ekonomi- och vuxenheten alla slag 561" in count
    assert "Skälen till ett beslut läses i dess ärende." in page
    assert "skälen till dem står i ett annat system" in count


def test_a_count_is_there_for_those_who_see_the_list(noted: Work) -> None:
    """The others are refused, and what is no count is not found."""
    status = {role: noted.service.browser(role).get(COUNT).status_code for role in Role}
    secretary = noted.service.browser(Role.NAMNDSEKRETERARE)
    ordning = ordning_id(noted.service.log, 1)
    wrong = [
        secretary.get(f"/prov/delegationslista/rakning/{one}").status_code
        for one in (uuid4(), ordning)
    ]

    assert {role.value for role, one in status.items() if one == 200} == SEES_EVERY_BESLUT
    assert wrong == [404, 404]
    assert COUNTED not in noted.service.browser(Role.REVISOR).get(COUNT).text


def test_notes_are_not_shown_that_cannot_be_recorded_as_read(shut: Work) -> None:
    """Without the read log neither page is there for who reads; the order is, for others."""
    secretary = shut.acting(Lex.NAMNDSEKRETERARE)
    review = ReviewOrdning(
        ordning=ordning_id(shut.service.log, 1), granskad=MONDAY.date(), utfall="oforandrad",
        text=REVIEWED,
    )  # fmt: skip
    for command in (review, replace(counting(), text=COUNTED)):
        perform_delegation(secretary, command)
    shut.service.log.reads.parts.committer.close()
    reader, other = (shut.service.browser(one) for one in (Role.KVALITET, Role.UTREDARE))
    status = [reader.get(one).status_code for one in (ORDNING, of_order(shut), COUNT)]

    assert status == [503, 503, 503]
    assert other.get(ORDNING).status_code == 200
