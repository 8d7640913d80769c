"""The pages over the real service: a nämnd with three utredningar, and whoever looks at them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.services import Service, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from tests.support.database import Database


@pytest.fixture
def service(migrated: Database, tmp_path: Path) -> Iterator[Service]:
    """The service with the constructed nämnd `prov`."""
    with running_service(migrated, tmp_path) as made:
        yield made


@pytest.fixture
def arende(service: Service) -> UUID:
    """An utredning that runs, extended with sealed words, beside one within time and one closed."""
    register = service.register
    told = register.open(date(2022, 7, 11), on=date(2022, 7, 12))
    closed = register.open(date(2022, 8, 1), on=date(2022, 8, 2))
    register.open(date(2022, 10, 3), on=date(2022, 10, 4))
    register.extend(told, date(2022, 11, 7), date(2023, 2, 10), on=date(2022, 11, 8))
    register.close(closed, date(2022, 11, 20), on=date(2022, 11, 21))
    service.catch_up()
    return told
