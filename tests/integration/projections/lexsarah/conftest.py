"""One log for all tests of a module: each writes streams of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from projections.lexsarah.view import VIEW
from projections.runner import catch_up
from tests.property.lexsarah_histories import renamed
from tests.support.database import fresh_database
from tests.support.logs import Opened, a_context, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from audit.envelope import Event
    from audit.store.log import Log
    from tests.support.server import RunServer


@dataclass(frozen=True)
class Written:
    """A log that histories are written into and read from by the view."""

    opened: Opened

    @property
    def log(self) -> Log:
        """Give the log."""
        return self.opened.log

    def write(self, events: Sequence[Event], stream: UUID | None = None) -> int:
        """Append events, perhaps as those of another stream; gives the first löpnummer."""
        told = renamed(list(events), stream) if stream else events
        first = self.log.append(told, a_context()).first_position
        catch_up(self.log, VIEW)
        return first

    @property
    def head(self) -> int:
        """Give the newest löpnummer."""
        return self.log.head().size


@pytest.fixture(scope="module")
def written(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Written]:
    """A log of its own for each module."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield Written(log)
