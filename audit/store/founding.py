"""Making a log, and taking a copied one into use: acts of an operator, never of a start-up."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import psycopg

from audit.clock import utc_now
from audit.envelope import Actor, Context, Happened, Source, SourceKind
from audit.errors import ConfigurationError
from audit.store.batch import Batch
from audit.store.data_keys import DatabaseKeys
from audit.store.keys import NamndKeys
from audit.store.log import Log, Namnd
from audit.store.log_events import Home, LogAdopted, LogOpened
from audit.store.migrations import MigrationSet, migrate_log, migrate_shared
from audit.store.opening import (
    SHARED,
    Surroundings,
    build,
    outside_file,
    reads_id,
    reads_of,
    refuse_might,
    registered,
    schema_of,
    start,
)

SYSTEM = UUID(int=0)
ENTRY_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new log is to be; `at` sets its first time and is for constructed logs only."""

    slug: str
    name: str
    constructed: bool = False
    at: datetime | None = None


def new_request() -> str:
    """Make a `traceparent` for work that no request began (W3C Trace Context §3.2)."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"


def operator_context() -> Context:
    """Give the context of an operator's command."""
    return Context(Actor(SYSTEM, "tekniker"), Source(SourceKind.CLI), new_request())


def found(
    owner_dsn: str,
    around: Surroundings,
    founding: Founding,
    keys: NamndKeys,
    extra: Sequence[MigrationSet] = (),
) -> Namnd:
    """Make a nämnd's log and its read log: schemas, registration, outside files, first entries.

    Safe to run again after an interruption. Raises ConfigurationError when the log is open already.
    """
    schema = schema_of(founding.slug)
    migrate_shared(owner_dsn)
    migrate_log(owner_dsn, schema, extra)
    migrate_log(owner_dsn, reads_of(schema))
    namnd = _register(owner_dsn, around, founding, schema)
    opened = [
        _open_first(around, namnd, founding, keys, one, log_id)
        for one, log_id in (
            (reads_of(schema), reads_id(namnd.log_id)),
            (schema, namnd.log_id),
        )
    ]
    if not any(opened):
        message = f"Loggen för {founding.slug} är redan öppnad."
        raise ConfigurationError(message)
    return namnd


def _register(owner_dsn: str, around: Surroundings, founding: Founding, schema: str) -> Namnd:
    known = next((one for one in registered(around.pool) if one.slug == founding.slug), None)
    if known is not None:
        return known
    namnd = Namnd(founding.slug, founding.name, schema, uuid4(), founding.constructed)
    with psycopg.connect(owner_dsn, autocommit=True) as connection:
        values = {
            "slug": namnd.slug,
            "name": namnd.name,
            "schema_name": namnd.schema,
            "log_id": namnd.log_id,
            "constructed": namnd.constructed,
        }
        connection.execute(SHARED.register, values)
    return namnd


def _open_first(
    around: Surroundings,
    namnd: Namnd,
    founding: Founding,
    keys: NamndKeys,
    schema: str,
    log_id: UUID,
) -> bool:
    """Write position 1 where it lacks; tells whether it did."""
    file = outside_file(around, log_id)
    log = build(around, namnd, schema, log_id, keys, file)
    if log.head().size > 0:
        return False
    if not file.path.exists():
        file.create()
    event = LogOpened(
        originator_id=log_id,
        originator_version=1,
        happened=Happened.at(founding.at or utc_now()),
        namnd=namnd.slug,
        origin=log.origin,
        constructed=namnd.constructed,
        entry_format=ENTRY_FORMAT,
        checkpoint_key=log.parts.signer.verifier.vkey,
        home=_home(around, schema),
    )
    start(log)
    try:
        log.append([event], operator_context(), at=founding.at)
    finally:
        log.close()
    return True


def adopt(around: Surroundings, log: Log, context: Context) -> None:
    """Take a restored or copied log into use: records its new home and where it stood then.

    The caller has made sure that the other copy no longer accepts anything.
    """
    history = log.load(log.id)
    head = log.head()
    event = LogAdopted(
        originator_id=log.id,
        originator_version=len(history) + 1,
        happened=Happened.at(utc_now()),
        home=_home(around, log.schema),
        size_before=head.size,
        root_before=head.edge.root().hex(),
    )
    keys = DatabaseKeys(log.pool, log.schema, log.parts.keys)
    prepared = log.mapper.prepare(event, context, keys)
    log.parts.committer.submit(Batch((prepared,))).result()


def _home(around: Surroundings, schema: str) -> Home:
    with around.pool.connection() as connection:
        return Home(*refuse_might(connection), schema)
