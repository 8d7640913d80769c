"""The nämnd `prov` with its organisation, and whoever reports to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lex_sarah import working
from tests.support.reporting import Site
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database


@pytest.fixture
def site(migrated: Database, tmp_path: Path) -> Iterator[Site]:
    """An ordinary log with an organisation, in which time is the present."""
    with running_service(migrated, tmp_path, constructed=False) as service:
        yield Site(service, working(service))


@pytest.fixture
def constructed_site(migrated: Database, tmp_path: Path) -> Iterator[Site]:
    """A constructed log with an organisation: a password alone opens its pages."""
    with running_service(migrated, tmp_path) as service:
        yield Site(service, working(service))
