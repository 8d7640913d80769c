"""What `liggare run --demo` asks for: the constructed nämnd, full, with accounts to look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from api.auth.passwords import hash_password
from api.demo.accounts import DISPLAY_NAMES, PASSWORD
from api.demo.build import SLUG, Progress, build_demo, found_demo, no_progress
from api.founding import around
from api.migrating import owner_url
from audit.store.accounts import Accounts
from audit.store.opening import registered
from audit.store.pool import make_pool
from audit.store.recorder import QUERIES

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from audit.settings import Settings


def ensure(settings: Settings, progress: Progress = no_progress) -> bool:
    """Make the constructed nämnd and its accounts where they lack; gives False where all was there.

    Raises ConfigurationError where the owner's address is needed and lacks.
    """
    with (
        make_pool(settings.database_url or "", max_size=4) as pool,
        around(settings, pool) as surroundings,
    ):
        if not _is_open(pool):
            found_demo(owner_url(settings), surroundings, settings.keys_dir)
        konton = accounts(Accounts(pool))
        return build_demo(surroundings, settings.keys_dir, konton, progress)


def _is_open(pool: ConnectionPool[Connection[Any]]) -> bool:
    """Tell whether the log has its first entry: an interrupted founding is gone through again."""
    namnd = next((one for one in registered(pool) if one.slug == SLUG), None)
    if namnd is None:
        return False
    with pool.connection() as connection:
        row = connection.execute(QUERIES.bind(namnd.schema).head).fetchone()
    return row is not None and row[0] > 0


def accounts(kept: Accounts, slug: str = SLUG) -> dict[str, UUID]:
    """Make the accounts that lack, with their roles; gives the id of each by its username."""
    found: dict[str, UUID] = {}
    hashed: str | None = None
    for username, (display_name, role) in DISPLAY_NAMES.items():
        known = kept.credentials(username)
        if known is not None:
            found[username] = known.account
            continue
        # One hash for all: it takes a tenth of a second, and the password is no secret.
        hashed = hashed or hash_password(PASSWORD)
        found[username] = kept.add(username, display_name, hashed)
        kept.grant_role(found[username], slug, role.value)
    return found
