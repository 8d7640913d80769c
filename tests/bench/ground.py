"""What the benchmarks stand on: a server of their own, fresh databases, opened logs."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from audit.store import embedded
from audit.store.founding import Founding, found
from audit.store.keys import NamndKeys, new_keys, write_keys
from audit.store.notify import Notifier
from audit.store.opening import Surroundings, open_log
from audit.store.pool import make_pool
from projections import MIGRATIONS
from tests.support.database import Database, fresh_database
from tests.support.server import RunServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.log import Log

FIRST_DAY = datetime(2015, 1, 1, 8, tzinfo=UTC)
"""When constructed logs begin: ten years of 50,000 events fit before today."""


@dataclass(slots=True)
class Ground:
    """One fresh database, and the logs that were founded in it."""

    database: Database
    around: Surroundings
    folder: Path
    keys: NamndKeys
    logs: list[Log] = field(default_factory=list)

    def found(self, *, constructed: bool = False) -> Log:
        """Found one more nämnd and open its log; it is closed with the ground."""
        slug = f"namnd-{len(self.logs) + 1}"
        at = FIRST_DAY if constructed else None
        founding = Founding(slug, slug.capitalize(), constructed=constructed, at=at)
        found(self.database.owner_dsn, self.around, founding, self.keys, (MIGRATIONS,))
        write_keys(self.folder / "keys" / f"{slug}.json", self.keys)
        log = open_log(self.around, slug, self.keys)
        self.logs.append(log)
        return log

    def close(self) -> None:
        """Close every log."""
        for log in self.logs:
            log.close()

    def superuser(self) -> psycopg.Connection[Any]:
        """Connect as superuser, for baselines and settings of the server."""
        return psycopg.connect(self.database.superuser_dsn, autocommit=True)


@contextmanager
def bench_server() -> Iterator[RunServer]:
    """Start a server of our own out of the wheel, and remove it afterwards."""
    home = embedded.state_dir() / "bench" / secrets.token_hex(4)
    try:
        with embedded.start(home) as server:
            yield RunServer(server.dsn(), "bench")
    finally:
        embedded.stop(home)
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def ground(server: RunServer) -> Iterator[Ground]:
    """Make a fresh database; everything in it is closed and dropped afterwards."""
    with ExitStack() as undo:
        folder = Path(undo.enter_context(tempfile.TemporaryDirectory()))
        database = undo.enter_context(fresh_database(server))
        pool = undo.enter_context(make_pool(database.app_dsn))
        notifier = Notifier(database.app_dsn)
        notifier.start()
        undo.callback(notifier.close)
        around = Surroundings(database.app_dsn, pool, notifier, folder / "outside")
        made = Ground(database, around, folder, new_keys())
        undo.callback(made.close)
        yield made


@contextmanager
def server_setting(server: RunServer, **values: str) -> Iterator[None]:
    """Set something for everybody on the server, and set it back afterwards."""
    with psycopg.connect(server.superuser_dsn, autocommit=True) as connection:
        try:
            for name, value in values.items():
                connection.execute(f"ALTER SYSTEM SET {name} = {value}".encode())
            connection.execute("SELECT pg_reload_conf(), pg_sleep(0.2)")
            yield
        finally:
            for name in values:
                connection.execute(f"ALTER SYSTEM RESET {name}".encode())
            connection.execute("SELECT pg_reload_conf(), pg_sleep(0.2)")
