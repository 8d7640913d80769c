"""What the figures were seen on, in general terms: no names of machines, no paths."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from tests.support.server import RunServer

SETTINGS = (
    "fsync", "synchronous_commit", "wal_sync_method", "full_page_writes", "shared_buffers",
    "max_wal_size", "work_mem", "commit_delay", "autovacuum",
)  # fmt: skip
LIBRARIES = ("eventsourcing", "psycopg", "cryptography", "fastapi", "uvicorn")


def describe(server: RunServer) -> dict[str, str]:
    """Describe cores, memory, systems, versions and the server's settings."""
    with psycopg.connect(server.superuser_dsn) as connection:
        postgres = str(connection.execute("SHOW server_version").fetchone()[0])  # type: ignore[index]
        shown = connection.execute(
            "SELECT name, current_setting(name) FROM pg_settings WHERE name = ANY (%s)",
            [list(SETTINGS)],
        ).fetchall()
    return {
        "processor": f"{os.cpu_count()} cores, {platform.machine()}",
        "memory": f"{_memory_gb():.0f} GB",
        "operating system": platform.system(),
        "Python": platform.python_version(),
        "PostgreSQL": f"{postgres}, over a Unix socket on the same machine",
        "settings": ", ".join(f"{name}={value}" for name, value in sorted(shown)),
        "libraries": ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        "load when it began": f"{os.getloadavg()[0]:.1f}",
    }


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
