"""A nämnd with an organisation, a delegationsordning and one person per role, over the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lex_sarah import Work, working
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database


@pytest.fixture
def work(migrated: Database, tmp_path: Path) -> Iterator[Work]:
    """The nämnd `prov` at work with lex Sarah."""
    with running_service(migrated, tmp_path, constructed=False) as service:
        yield working(service)
