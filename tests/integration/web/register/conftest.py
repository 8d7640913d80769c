"""The registers' pages over the real service: a nämnd at work, shared by the tests of a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.busy_namnd import MONDAY, move_on
from tests.support.database import fresh_database
from tests.support.lex_sarah import Work, working
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database
    from tests.support.server import RunServer


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
