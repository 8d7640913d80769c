"""Opening a nämnd from the settings of this installation: its keys must lie there already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from psycopg import Connection
from psycopg_pool import ConnectionPool

from api.migrating import VIEWS, migrate_all, owner_url
from audit.errors import ConfigurationError
from audit.settings import Settings
from audit.store.founding import Founding, found
from audit.store.keys import read_keys
from audit.store.log import Namnd
from audit.store.notify import Notifier
from audit.store.opening import Surroundings
from audit.store.pool import make_pool

RESERVED: Final = frozenset(
    {
        *("api", "health", "kalender", "konto", "logga-in", "logga-ut", "metrics", "openapi"),
        *("rapportera", "static", "status"),
        *("aret", "granskningar"),
    }
)
"""What addresses begin with by themselves, so that no nämnd can be called so."""


@contextmanager
def around(settings: Settings, pool: ConnectionPool[Connection[Any]]) -> Iterator[Surroundings]:
    """Give what all logs of this process share, with a notifier that runs meanwhile."""
    dsn = settings.database_url or ""
    notifier = Notifier(dsn)
    notifier.start()
    try:
        yield Surroundings(dsn, pool, notifier, settings.outside_dir)
    finally:
        notifier.close()


def found_namnd(settings: Settings, founding: Founding) -> Namnd:
    """Open a nämnd's log and its read log.

    Raises ConfigurationError when it is open already, or has a name that addresses begin with.
    """
    if founding.slug in RESERVED:
        raise ConfigurationError(f"En nämnd kan inte heta {founding.slug}: adressen är upptagen.")
    keys = read_keys(settings.keys_dir / f"{founding.slug}.json")
    owner = owner_url(settings)
    migrate_all(settings)
    with (
        make_pool(settings.database_url or "", max_size=2) as pool,
        around(settings, pool) as surroundings,
    ):
        return found(owner, surroundings, founding, keys, VIEWS)
