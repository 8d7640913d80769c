"""Bringing a database to this release: roles, the shared schema, every nämnd's log and views."""

from __future__ import annotations

from psycopg.conninfo import conninfo_to_dict

from audit.errors import ConfigurationError
from audit.settings import Settings
from audit.store.migrations import ROLES, MigrationSet, migrate_log, migrate_shared, provision
from audit.store.opening import reads_of, registered
from audit.store.pool import make_pool
from projections import MIGRATIONS

VIEWS: tuple[MigrationSet, ...] = (MIGRATIONS,)
"""The migrations that come on top of a nämnd's log."""


def provision_roles(settings: Settings) -> None:
    """Make the three roles, each with the password of its own address.

    Raises ConfigurationError when an address lacks or names another role.
    """
    if settings.superuser_url is None:
        raise ConfigurationError("Ange LIGGARE_SUPERUSER_URL för att skapa rollerna.")
    urls = (settings.owner_url, settings.database_url, settings.destroyer_url)
    passwords: dict[str, str] = {}
    for role, url in zip(ROLES, urls, strict=True):
        found = conninfo_to_dict(url or "")
        if url is not None and found.get("user") != role:
            raise ConfigurationError(f"Adressen för rollen {role} anger en annan roll.")
        if found.get("password"):
            passwords[role] = str(found["password"])
    dbname = conninfo_to_dict(settings.superuser_url).get("dbname") or "postgres"
    provision(settings.superuser_url, str(dbname), passwords)


def migrate_all(settings: Settings) -> list[str]:
    """Apply every migration that lacks, for all nämnder; gives what was applied.

    Raises ConfigurationError when the owner's address lacks.
    """
    owner = owner_url(settings)
    done = migrate_shared(owner)
    for schema in _schemas(settings):
        done += migrate_log(owner, schema, VIEWS)
        done += migrate_log(owner, reads_of(schema))
    return done


def owner_url(settings: Settings) -> str:
    """Give the owner's address; raises ConfigurationError when it lacks."""
    if settings.owner_url is None:
        raise ConfigurationError(
            "Det här görs som databasens ägare. Ange LIGGARE_OWNER_URL för det kommandot."
        )
    return settings.owner_url


def _schemas(settings: Settings) -> list[str]:
    with make_pool(settings.database_url or "", max_size=1) as pool:
        return [namnd.schema for namnd in registered(pool)]
