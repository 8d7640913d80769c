"""Fixtures of the ways in: the whole service on a constructed log, and on an ordinary one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.services import Service, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database


@pytest.fixture
def service(migrated: Database, tmp_path: Path) -> Iterator[Service]:
    """The service with the constructed nämnd `prov`."""
    with running_service(migrated, tmp_path) as made:
        yield made


@pytest.fixture
def ordinary(migrated: Database, tmp_path: Path) -> Iterator[Service]:
    """The service with the ordinary nämnd `prov`."""
    with running_service(migrated, tmp_path, constructed=False) as made:
        yield made
