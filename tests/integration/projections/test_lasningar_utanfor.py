"""Readings outside the roles of an ärende: by whoever no event of it names."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from audit.envelope import Actor, Context, Happened, Source, SourceKind
from audit.lexsarah import Role
from audit.store.founding import new_request
from audit.store.log_events import ReadingRecorded
from projections.kontroll.underlag import references
from tests.support.lex_sarah import FRAN, Work, working
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database


@pytest.fixture
def work(migrated: Database, tmp_path: Path) -> Iterator[Work]:
    """The nämnd `prov` at work, on a constructed log."""
    with running_service(migrated, tmp_path) as service:
        yield working(service)


def read(work: Work, role: Role, arende: UUID | None) -> str:
    """Record that somebody read, just after what the log has; gives the reading's id."""
    log, reading = work.service.log, uuid4()
    event = ReadingRecorded(
        originator_id=reading, originator_version=1, happened=Happened.unknown(), what="prov",
        arende=arende,
    )  # fmt: skip
    actor = Actor(work.accounts[role], role.value)
    context = Context(actor, Source(SourceKind.WEB), new_request())
    log.reads.append([event], context, at=log.head().recorded_at + timedelta(seconds=1))
    return str(reading)


def test_who_has_no_part_in_an_arende_reads_outside_its_roles(work: Work) -> None:
    """The mottagare opened it; the verksamhetschef only looked."""
    arende = work.open_arende()
    read(work, Role.MOTTAGARE, arende)
    outside = read(work, Role.VERKSAMHETSCHEF, arende)
    read(work, Role.VERKSAMHETSCHEF, None)
    read(work, Role.VERKSAMHETSCHEF, work.service.register.open(FRAN, on=date(2020, 1, 2)))
    log = work.service.log
    found = references(log, "lasningar_utanfor", 2020, 1, log.head().size)

    assert found == (outside,)
    assert len(references(log, "lasningar", 2020, 1, log.head().size)) == 4
