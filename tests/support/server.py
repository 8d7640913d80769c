"""One PostgreSQL server for a whole test run, shared by its worker processes.

`TEST_DATABASE_URL` (a superuser's) names a server to use instead; else one comes out of a wheel.
It lives in memory where there is room: a database is hundreds of files, and the run makes thousands
of databases, each of them ten times as cheaply as on a disk.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg.conninfo import make_conninfo

from audit.store import embedded, migrations

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN_VARIABLE = "TEST_RUN"
PLACE_VARIABLE = "TEST_PLACE"
MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30
"""Bytes that must be free in memory for the server to live there; a run takes a fourth of it."""
SECONDS_TO_BEGIN = 600


@dataclass(frozen=True, slots=True)
class RunServer:
    """A server on which tests may make and drop databases whose names begin with `prefix`."""

    superuser_dsn: str
    prefix: str
    passwords: dict[str, str] | None = field(default=None, repr=False)

    def dsn(self, dbname: str, role: str | None = None) -> str:
        """Return a connection string to a database as one of the three roles, or as superuser."""
        if role is None:
            return make_conninfo(self.superuser_dsn, dbname=dbname)
        password = {"password": self.passwords[role]} if self.passwords else {}
        return make_conninfo(self.superuser_dsn, dbname=dbname, user=role, **password)


def name_the_run() -> None:
    """Choose the run's name and place once, where the workers are started; they inherit both."""
    os.environ.setdefault(RUN_VARIABLE, secrets.token_hex(4))
    os.environ.setdefault(PLACE_VARIABLE, str(_place()))
    if Path(os.environ[PLACE_VARIABLE]).is_relative_to(MEMORY):
        # Beside the server: each commit waits for a file there to reach what it stands on.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def _place() -> Path:
    """Return where runs have their servers: in memory, or where embedded servers always live."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM:
        return MEMORY / f"liggare-{os.geteuid()}"
    return embedded.state_dir()


@contextlib.contextmanager
def run_server() -> Iterator[RunServer]:
    """Join the run's server, or start it; the last worker to leave stops it."""
    if given := given_server():
        yield given
        return
    with embedded.start(home_of_the_run()) as server:
        yield RunServer(server.dsn(), f"prov_{os.environ[RUN_VARIABLE]}")


def given_server() -> RunServer | None:
    """Return the server that the environment names, if any."""
    url, run = os.environ.get("TEST_DATABASE_URL"), os.environ[RUN_VARIABLE]
    # Peer authentication is not to be had over a network, so each role gets a password.
    passwords = {role: f"{role}-{run}" for role in migrations.ROLES}
    return RunServer(url, f"prov_{run}", passwords) if url else None


def home_of_the_run() -> Path:
    """Return the directory of this run's server."""
    return Path(os.environ[PLACE_VARIABLE]) / "tests" / os.environ[RUN_VARIABLE]


def remove_the_run() -> None:
    """Stop the run's server and remove it, and those that killed runs left behind."""
    tests = home_of_the_run().parent
    for home in tests.iterdir() if tests.exists() else ():
        if home == home_of_the_run() or _is_abandoned(home):
            embedded.stop(home)
            shutil.rmtree(home, ignore_errors=True)


def _is_abandoned(home: Path) -> bool:
    """Say whether a run that began some time ago has nobody left who uses its server."""
    lock = home / "users.lock"
    if not lock.exists() or time.time() - lock.stat().st_mtime < SECONDS_TO_BEGIN:
        return False
    with lock.open("r+b") as users, contextlib.suppress(BlockingIOError):
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
