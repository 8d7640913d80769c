"""One nämnd with one told ärende for all of these tests: the tests read it and take papers out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.database import fresh_database
from tests.support.lex_sarah import working
from tests.support.papers import Told, told
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer


@pytest.fixture(scope="package")
def case(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    """The nämnd `prov` with an ärende in which everything has happened."""
    folder = tmp_path_factory.mktemp("papper")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder, constructed=False) as service,
    ):
        yield told(working(service))
