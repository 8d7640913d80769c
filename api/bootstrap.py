"""Building a running Liggare from its settings: for the service, the commands and the tests."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool

from api.auth.attempts import SignInAttempts
from api.gauges import gauges
from api.law_changes import LawWatch
from api.metrics import Metrics
from api.migrating import VIEWS
from api.services import Services
from api.sweeping import start_sweeping
from api.told.worker import start_worker
from audit.errors import ConfigurationError
from audit.settings import Settings
from audit.store.accounts import Accounts
from audit.store.factors import Factors
from audit.store.keys import read_keys
from audit.store.log import Log
from audit.store.migrations import LOG, SHARED, pending
from audit.store.notify import Notifier
from audit.store.opening import Surroundings, open_log, reads_of, refuse_might, registered
from audit.store.people import People
from audit.store.pool import make_planning_pool, make_pool
from audit.store.service_key import ServiceKey, read_service_key, service_key_file
from projections.tailer import Tailer


def build(settings: Settings, *, only: Iterable[str] | None = None, tail: bool = True) -> Services:
    """Open every nämnd's log and begin to follow them; the caller closes what it is given.

    `only` opens just those nämnder; without `tail` the views are left as they are (commands).
    Raises ConfigurationError, with the command that mends it, when anything is not as it must be.
    """
    if settings.database_url is None:
        raise ConfigurationError("Ingen databas är angiven. Sätt DATABASE_URL.")
    with ExitStack() as undo:
        pool = _pool(settings.database_url, settings.pool_size)
        undo.callback(pool.close)
        _demand_ready(pool)
        around = surroundings(settings, pool)
        undo.callback(around.notifier.close)
        if tail:
            planning = undo.enter_context(make_planning_pool(settings.database_url))
            around = replace(around, planning=planning)
        logs = _open(settings, around, only, undo)
        if tail:
            _follow(settings.database_url, logs, undo)
        metrics = Metrics()
        metrics.watch(lambda: gauges(logs))
        services = Services(
            settings=settings,
            pool=pool,
            accounts=Accounts(pool),
            factors=Factors(pool, _service_key(settings)),
            people=People(pool),
            attempts=SignInAttempts(),
            metrics=metrics,
            logs=logs,
        )
        if tail:
            undo.callback(start_worker(services))
            undo.callback(start_sweeping(logs.values()))
        services.closers.append(undo.pop_all().close)
        return services
    raise AssertionError  # ExitStack does not swallow errors


def surroundings(settings: Settings, pool: ConnectionPool[Connection[Any]]) -> Surroundings:
    """Give what all logs of the process share, with the notifier running."""
    dsn = settings.database_url or ""
    notifier = Notifier(dsn)
    notifier.start()
    return Surroundings(dsn, pool, notifier, settings.outside_dir)


def _pool(dsn: str, size: int) -> ConnectionPool[Connection[Any]]:
    """Make the pool, and say at once when the database does not answer."""
    try:
        psycopg.connect(dsn, connect_timeout=10).close()
    except psycopg.OperationalError:
        raise ConfigurationError(
            "Databasen svarar inte, eller tar inte emot rollen i DATABASE_URL. "
            "Kontrollera adressen och att servern är igång."
        ) from None
    return make_pool(dsn, max_size=size)


def _service_key(settings: Settings) -> ServiceKey | None:
    """Read the service's own key; without it, what needs it refuses when it is asked for."""
    path = service_key_file(settings.keys_dir)
    return read_service_key(path) if path.exists() else None


def _demand_ready(pool: ConnectionPool[Connection[Any]]) -> None:
    """Refuse a role that may change the log, and a database that lacks migrations."""
    with pool.connection() as connection:
        refuse_might(connection)
        try:
            missing = pending(connection, "liggare", (SHARED,))
        except psycopg.errors.UndefinedTable:
            missing = ["liggare"]
    for namnd in registered(pool) if not missing else ():
        with pool.connection() as connection:
            missing += pending(connection, namnd.schema, (LOG, *VIEWS))
            missing += pending(connection, reads_of(namnd.schema), (LOG,))
    if missing:
        raise ConfigurationError(
            f"Databasen saknar {len(missing)} steg som den här versionen behöver. "
            "Kör: liggare namnd migrate"
        )


def _open(
    settings: Settings, around: Surroundings, only: Iterable[str] | None, undo: ExitStack
) -> dict[str, Log]:
    wanted = None if only is None else set(only)
    logs: dict[str, Log] = {}
    for namnd in registered(around.pool):
        if wanted is None or namnd.slug in wanted:
            keys = read_keys(settings.keys_dir / f"{namnd.slug}.json")
            log = open_log(around, namnd.slug, keys)
            undo.callback(log.close)
            logs[namnd.slug] = log
    return logs


def _follow(dsn: str, logs: dict[str, Log], undo: ExitStack) -> None:
    tailer = Tailer(dsn, logs.values)
    tailer.start()
    undo.callback(tailer.stop)
    watch = LawWatch(logs.values)
    watch.start()
    undo.callback(watch.stop)
