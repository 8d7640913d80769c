"""The nämnd `prov` with its organisation, and whoever reports to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.database import fresh_database
from tests.support.reporting import a_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database
    from tests.support.reporting import Site
    from tests.support.server import RunServer


@pytest.fixture(scope="package")
def shared_site(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """One ordinary log for all tests that leave it as it should be."""
    folder = tmp_path_factory.mktemp("reporting")
    with fresh_database(pg_server, _template) as database, a_site(database, folder) as site:
        yield site


@pytest.fixture
def site(shared_site: Site) -> Site:
    """An ordinary log with an organisation, in which time is the present; no attempts counted."""
    shared_site.service.services.reporting.forget()
    return shared_site


@pytest.fixture
def own_site(migrated: Database, tmp_path: Path) -> Iterator[Site]:
    """A log of its own, for a test that breaks it or looks through all of it."""
    with a_site(migrated, tmp_path) as site:
        yield site
