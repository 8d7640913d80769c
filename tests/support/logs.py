"""Opened logs for tests: a nämnd founded in a migrated database, with keys of its own."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import projections
from audit.envelope import Actor, Context, Source, SourceKind
from audit.store.founding import Founding, found, new_request
from audit.store.keys import NamndKeys, new_keys
from audit.store.migrations import MigrationSet
from audit.store.notify import Notifier
from audit.store.opening import Surroundings, open_log
from audit.store.pool import make_pool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from audit.store.log import Log
    from tests.support.database import Database

SOMEBODY = UUID("00000000-0000-4000-8000-000000000001")


@dataclass(frozen=True, slots=True)
class Opened:
    """A log that is open, with what it stands in."""

    log: Log
    around: Surroundings
    keys: NamndKeys
    database: Database

    def reopen(self) -> Log:
        """Open the same log once more, as another process would."""
        return open_log(self.around, self.log.namnd.slug, self.keys)


def a_context(kind: SourceKind = SourceKind.CLI, role: str = "kvalitet") -> Context:
    """Make a context of nobody in particular."""
    return Context(Actor(SOMEBODY, role), Source(kind), new_request())


@contextmanager
def opened_log(
    database: Database,
    folder: Path,
    *,
    constructed: bool = False,
    at: datetime | None = None,
) -> Iterator[Opened]:
    """Found the nämnd `prov` and open its log; everything is closed afterwards."""
    pool = make_pool(database.app_dsn, max_size=8)
    notifier = Notifier(database.app_dsn)
    notifier.start()
    around = Surroundings(database.app_dsn, pool, notifier, folder / "outside")
    keys = new_keys()
    founding = Founding("prov", "Provnämnden", constructed=constructed, at=at)
    found(database.owner_dsn, around, founding, keys, _views())
    log = open_log(around, "prov", keys)
    try:
        yield Opened(log, around, keys, database)
    finally:
        log.close()
        notifier.close()
        pool.close()


def _views() -> tuple[MigrationSet, ...]:
    """Give the views' migrations: they are made together with the log."""
    return (projections.MIGRATIONS,)
