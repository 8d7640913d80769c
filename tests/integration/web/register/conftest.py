"""The registers' pages over the real service: a nämnd at work, shared by the tests of a module."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from api.acts import organisation_id, perform_organisation
from audit.organisation import SetBeredskap
from tests.support.database import fresh_database
from tests.support.lex_sarah import Work, working
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database
    from tests.support.server import RunServer

MONDAY = datetime(2026, 3, 16, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def work(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Work]:
    """The constructed nämnd `prov` with organisation, delegationsordning and people."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("register")) as service,
    ):
        made = working(service)
        move_on(made, MONDAY)
        yield made


@pytest.fixture
def shut(migrated: Database, tmp_path: Path) -> Iterator[Work]:
    """A nämnd of its own whose read log can be shut without harm to other tests."""
    with running_service(migrated, tmp_path) as service:
        made = working(service)
        move_on(made, MONDAY)
        yield made


def move_on(work: Work, moment: datetime) -> None:
    """Let the constructed log come to a later time: it keeps its own."""
    number = SetBeredskap(
        organisation=organisation_id(work.service.log),
        kod="v1",
        beredskap="0600-123 45",
        fran=moment.date(),
    )
    perform_organisation(work.system.then(moment), number)
