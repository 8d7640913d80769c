"""One service for all tests of the page that reads in extracts, and somebody in kvalitet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from tests.support.database import fresh_database
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

    from tests.support.server import RunServer
    from tests.support.services import Service


@pytest.fixture(scope="package")
def service(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """One service for all tests of the page: each reads in rows of its own."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("las-in")) as made,
    ):
        yield made


@pytest.fixture
def browser(service: Service) -> TestClient:
    """A browser of somebody in kvalitet."""
    return service.browser(Role.KVALITET)
