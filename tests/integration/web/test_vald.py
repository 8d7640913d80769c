"""Violence is counted for the nämnd's follow-up, recorded as a reading, and never listed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.auth import Role
from audit.barnutredning import commands_handlaggning as h
from audit.store.log_events import ReadingRecorded
from tests.support.klockor import Klockor
from tests.support.services import Service, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database

ADDRESS = "/prov/internkontroll/vald?fran=2026-01-01&laget=2026-03-20"


@pytest.fixture
def service(migrated: Database, tmp_path: Path) -> Iterator[Service]:
    """A nämnd with three utredningar of the period: violence in one, none in one, one unnoted."""
    with running_service(migrated, tmp_path) as made:
        register = Klockor(made.log)
        for number, kod in enumerate(("utsatt", "inte_framkommit", None), 1):
            arende = register.open_of(uuid4(), date(2026, 2, number), date(2026, 2, number + 5))
            if kod is not None:
                noted = h.NoteVald(arende=arende, noterad=date(2026, 3, 2), vald=kod)
                register.send(noted, date(2026, 3, 20))
        made.catch_up()
        yield made


def test_the_page_counts_each_answer_and_names_no_utredning(service: Service) -> None:
    """One with violence, one without, one unnoted, three in all; no link to any of them."""
    page = service.browser(Role.ENHETSCHEF).get(ADDRESS).text

    rows = page.partition("<tbody")[2].partition("</tbody>")[0]
    assert rows.count(">1<") == 3
    assert ">3<" in rows
    assert "/arenden/" not in page


def test_counting_is_recorded_before_any_note_is_opened(service: Service) -> None:
    """Who has read says that the numbers were counted, and for which days."""
    service.browser(Role.KVALITET).get(ADDRESS)
    reads = service.log.reads
    (newest,) = reads.recorder.select_notifications(reads.head().size, 1)
    stream = UUID(str(newest.originator_id))
    event = reads.load_many([stream])[stream][-1].event

    assert isinstance(event, ReadingRecorded)
    assert event.what == "vald"
    assert event.filters == {"start": "2026-01-01", "slut": "2026-03-20"}


def test_whoever_sees_no_figures_sees_no_count(service: Service) -> None:
    """A utredare of lex Sarah is told that there is no such page."""
    assert service.browser(Role.UTREDARE).get(ADDRESS).status_code in {403, 404}
