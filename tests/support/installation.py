"""The environment of an installation in a test: one database, one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from psycopg.conninfo import conninfo_to_dict

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.database import Database


def environment(database: Database, folder: Path) -> dict[str, str]:
    """Give the variables that point the command at a database and a folder of its own."""
    return {
        "DATABASE_URL": as_url(database.app_dsn),
        "LIGGARE_OWNER_URL": as_url(database.owner_dsn),
        "LIGGARE_DESTROYER_URL": as_url(database.destroyer_dsn),
        "LIGGARE_STATE_DIR": str(folder),
        "LIGGARE_POOL_SIZE": "4",
    }


def as_url(dsn: str) -> str:
    """Write a connection string as an address, whichever form the server gave it in."""
    if dsn.startswith("postgresql://"):
        return dsn
    return "postgresql:///?" + urlencode(conninfo_to_dict(dsn))
