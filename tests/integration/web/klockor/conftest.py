"""One nämnd for all tests of the pages of the clocks: cases within, near and over every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.database import fresh_database
from tests.support.klockor import Cases, filled
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer


@pytest.fixture(scope="package")
def cases(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cases]:
    """Two enheter with utredningar and orosanmälningar; nothing is written by the tests."""
    folder = tmp_path_factory.mktemp("klockor")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as service,
    ):
        yield filled(service)
