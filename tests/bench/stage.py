"""What all parts of a run share: the server, the sizes, and logs filled once and used by all."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from projections.registry import VIEWS
from projections.runner import catch_up
from tests.bench.filling import chunks, fill
from tests.bench.ground import Ground, ground

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from audit.envelope import Event
    from audit.store.log import Log
    from tests.bench.sizes import Sizes
    from tests.support.server import RunServer


@dataclass(slots=True)
class Stage:
    """One run: `ground` is the shared database, `full` its logs that hold all events."""

    server: RunServer
    sizes: Sizes
    ground: Ground
    full: list[Log] = field(default_factory=list)
    _followed: set[str] = field(default_factory=set)

    def pieces(self) -> list[tuple[date, list[Event]]]:
        """Make the events of the next log: other ones than any log has."""
        return list(chunks(self.sizes.events, seed=len(self.full) + 1))

    def filled(self, number: int = 1) -> list[Log]:
        """Give so many full logs with every view at the head; fills those that are missing."""
        while len(self.full) < number:
            log = self.ground.found(constructed=True)
            fill(log, self.pieces())
            self.full.append(log)
        for log in self.full[:number]:
            self._follow(log)
        return self.full[:number]

    def _follow(self, log: Log) -> None:
        if log.schema in self._followed:
            return
        for view in VIEWS:
            catch_up(log, view)
        self._followed.add(log.schema)
        # What the server does by itself within a minute; a figure must not depend on which.
        with self.ground.superuser() as connection:
            connection.execute("VACUUM ANALYZE")


@contextmanager
def stage(server: RunServer, sizes: Sizes) -> Iterator[Stage]:
    """Set the stage; the shared database is made at once and filled when first needed."""
    with ExitStack() as undo:
        yield Stage(server, sizes, undo.enter_context(ground(server)))
