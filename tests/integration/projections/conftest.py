"""Fixtures of the views: an open log, ordinary or constructed, and a register to write in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.support.histories import Register
from tests.support.logs import Opened, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.database import Database


@pytest.fixture
def opened(migrated: Database, tmp_path: Path) -> Iterator[Opened]:
    """A constructed log that was opened on 2020-01-01, with what it stands in."""
    at = datetime(2020, 1, 1, tzinfo=UTC)
    with opened_log(migrated, tmp_path, constructed=True, at=at) as made:
        yield made


@pytest.fixture
def register(opened: Opened) -> Register:
    """A register that writes into the log."""
    return Register(opened.log)
