"""Fixtures of every test: the run's PostgreSQL server, an empty database, a migrated one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.support.database import drop_leftovers, fresh_database, migrated_template
from tests.support.logs import opened_log
from tests.support.quick_passwords import QUICK, hashing_with
from tests.support.server import given_server, name_the_run, remove_the_run, run_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database
    from tests.support.logs import Opened
    from tests.support.server import RunServer

# A slow machine is not a wrong answer: examples are counted, never timed.
hypothesis.settings.register_profile("liggare", deadline=None, print_blob=True)
hypothesis.settings.load_profile("liggare")


def pytest_configure(config: pytest.Config) -> None:
    """Name the run before the workers start."""
    del config
    name_the_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the run's server, once, after the last worker has left."""
    if not hasattr(config, "workerinput"):
        remove_the_run()
        if server := given_server():
            drop_leftovers(server)


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Hash the passwords of made-up people cheaply; the tests of hashing use the service's own."""
    with hashing_with(QUICK):
        yield


@pytest.fixture(scope="session")
def pg_server() -> Iterator[RunServer]:
    """The PostgreSQL server of this test run, shared by all workers."""
    with run_server() as server:
        yield server


@pytest.fixture
def database(pg_server: RunServer) -> Iterator[Database]:
    """A fresh, empty database with the three roles."""
    with fresh_database(pg_server) as made:
        yield made


@pytest.fixture(scope="session")
def _template(pg_server: RunServer) -> str:
    return migrated_template(pg_server)


@pytest.fixture
def migrated(pg_server: RunServer, _template: str) -> Iterator[Database]:
    """A database of its own in which every migration ran, for one nämnd and its read log."""
    with fresh_database(pg_server, _template) as made:
        yield made


@pytest.fixture
def opened(migrated: Database, tmp_path: Path) -> Iterator[Opened]:
    """An ordinary log, founded and open."""
    with opened_log(migrated, tmp_path) as made:
        yield made


@pytest.fixture
def constructed(migrated: Database, tmp_path: Path) -> Iterator[Opened]:
    """A constructed log, founded in 2022 and open."""
    at = datetime(2022, 1, 10, 8, tzinfo=UTC)
    with opened_log(migrated, tmp_path, constructed=True, at=at) as made:
        yield made
