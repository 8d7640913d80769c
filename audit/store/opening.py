"""Opening a log: what must be true before it is read, and before it accepts anything.

Important state is never made by accident: a log, its keys and its outside file are made by
`liggare namnd open` and by nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.envelope import Recorded
from audit.errors import ConfigurationError, NotFoundError
from audit.evidence.checkpoint import Checkpoint, parse_and_verify
from audit.evidence.errors import VerificationError
from audit.evidence.note_keys import Signer
from audit.store.append import Appender
from audit.store.committer import Committer
from audit.store.drafts import Drafts
from audit.store.keys import NamndKeys
from audit.store.log import Log, Namnd, Parts
from audit.store.log_events import Home, LogAdopted, LogOpened
from audit.store.notify import Notifier
from audit.store.outside import HandOver, OutsideFile
from audit.store.pool import committer_connection
from audit.store.recorder import QUERIES
from audit.store.registry import all_topics

SHARED = QUERIES.bind("liggare")
REFUSALS = 15
"""Triggers of a log that refuse a change (`schema/log/0002_refusals.sql`, `0005_handling.sql`)."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a process has for all its logs: database, pool, notifier, the outside folder.

    `planning` is the pool for questions whose plans are kept; without it they use `pool`.
    """

    dsn: str
    pool: ConnectionPool[Connection[Any]]
    notifier: Notifier
    outside: Path
    planning: ConnectionPool[Connection[Any]] | None = None


def schema_of(slug: str) -> str:
    """Name the schema of a nämnd."""
    return "namnd_" + slug.replace("-", "_")


def reads_of(schema: str) -> str:
    """Name the schema of the log of who read a nämnd's log."""
    return schema + "_lasning"


def reads_id(log_id: UUID) -> UUID:
    """Give the id of the read log of a log."""
    return uuid5(NAMESPACE_URL, f"urn:liggare:{log_id}:lasning")


def origin_of(schema: str, log_id: UUID, *, constructed: bool) -> str:
    """Give the origin of a log's checkpoints; a constructed one says so for ever."""
    name = schema.removeprefix("namnd_")
    return f"liggare/{name}/{log_id}" + ("/konstruerad" if constructed else "")


def signer_of(keys: NamndKeys, origin: str) -> Signer:
    """Give the signer of a log's checkpoints, named after its origin."""
    return Signer(origin, Ed25519PrivateKey.from_private_bytes(keys.signing))


def outside_file(around: Surroundings, log_id: UUID) -> OutsideFile:
    """Name the file outside the database that a log's checkpoints are handed to."""
    return OutsideFile(around.outside / f"{log_id}.checkpoints")


def refuse_might(connection: Connection[Any]) -> tuple[str, int]:
    """Refuse to work as superuser or owner; gives (system id, database id) of where we are.

    Raises ConfigurationError.
    """
    row = connection.execute(SHARED.identity).fetchone()
    if row is None or row[1]:
        who = row[0] if row else "okänd"
        message = (
            f"Liggaren vägrar att starta som {who}: den rollen får ändra loggen. "
            "Anslut som liggare_app."
        )
        raise ConfigurationError(message)
    return row[2], row[3]


def refuse_unguarded(connection: Connection[Any], schema: str) -> None:
    """Refuse a role that may change what a log holds, and a log whose triggers are switched off.

    Raises ConfigurationError.
    """
    row = connection.execute(QUERIES.bind(schema).might).fetchone()
    may_change, refusals = row or (True, 0)
    if may_change:
        message = "Databasrollen får ändra eller ta bort i loggen. Anslut som liggare_app."
        raise ConfigurationError(message)
    if refusals != REFUSALS:
        message = (
            f"Databasens spärrar mot ändringar är inte på: {refusals} av {REFUSALS}. "
            "Slå på dem igen och kör: liggare check"
        )
        raise ConfigurationError(message)


def registered(pool: ConnectionPool[Connection[Any]]) -> list[Namnd]:
    """Give every nämnd on this server."""
    with pool.connection() as connection:
        return [Namnd(*row) for row in connection.execute(SHARED.all_registered).fetchall()]


def open_log(surroundings: Surroundings, slug: str, keys: NamndKeys) -> Log:
    """Open a nämnd's log and the log of its readings.

    Raises NotFoundError for an unknown nämnd, ConfigurationError when keys, owner rights, the first
    entry or the outside file are not as they must be. A log in a new home, or one shorter than its
    outside checkpoints, opens read-only.
    """
    namnd = next((one for one in registered(surroundings.pool) if one.slug == slug), None)
    if namnd is None:
        raise NotFoundError(f"Nämnden {slug} finns inte här.")
    reads = _open(surroundings, namnd, reads_of(namnd.schema), reads_id(namnd.log_id), keys, None)
    log = _open(surroundings, namnd, namnd.schema, namnd.log_id, keys, reads)
    Drafts(log).sweep()
    return log


def _open(
    around: Surroundings,
    namnd: Namnd,
    schema: str,
    log_id: UUID,
    keys: NamndKeys,
    reads: Log | None,
) -> Log:
    with around.pool.connection() as connection:
        home = Home(*refuse_might(connection), schema)
        refuse_unguarded(connection, schema)
    file = outside_file(around, log_id)
    unstarted = build(around, namnd, schema, log_id, keys, file)
    history = unstarted.load(log_id)
    _demand_right_first_entry(history, unstarted, namnd)
    reason = _why_read_only(unstarted, history, home, file)
    log = build(around, namnd, schema, log_id, keys, file, reads=reads, read_only=reason)
    start(log)
    if reason is None:
        log.parts.hand_over.publish(log.checkpoint()[1])
    return log


def build(
    around: Surroundings,
    namnd: Namnd,
    schema: str,
    log_id: UUID,
    keys: NamndKeys,
    file: OutsideFile,
    *,
    reads: Log | None = None,
    read_only: str | None = None,
) -> Log:
    """Put the parts of a log together without starting them; `start` does."""
    origin = origin_of(schema, log_id, constructed=namnd.constructed)
    signer = signer_of(keys, origin)
    hand_over = HandOver(file)

    def committed(_: Checkpoint, note: str) -> None:
        hand_over.publish(note)
        around.notifier.wake(schema)

    committer = Committer(
        lambda: committer_connection(around.dsn),
        Appender(schema, origin, signer, constructed=namnd.constructed),
        hand_over.demand_healthy,
        committed,
    )
    parts = Parts(
        namnd, schema, log_id, origin, around.pool, keys, signer, all_topics(), committer,
        hand_over, read_only, around.planning,
    )  # fmt: skip
    return Log(parts, reads)


def start(log: Log) -> None:
    """Start the committer and the hand-over of a log."""
    log.parts.committer.start(log.head().edge if log.parts.read_only is None else None)
    log.parts.hand_over.start()


def _demand_right_first_entry(history: list[Recorded], log: Log, namnd: Namnd) -> None:
    first = history[0].event if history and history[0].position == 1 else None
    if not isinstance(first, LogOpened):
        message = f"Loggen för {namnd.slug} är inte öppnad. Kör: liggare namnd open"
        raise ConfigurationError(message)
    expected = (namnd.slug, log.origin, namnd.constructed, log.parts.signer.verifier.vkey)
    if (first.namnd, first.origin, first.constructed, first.checkpoint_key) != expected:
        message = (
            f"Loggen för {namnd.slug} öppnades med andra nycklar eller ett annat namn. "
            "Kontrollera nyckelfilen; ändra ingenting i databasen."
        )
        raise ConfigurationError(message)


def _why_read_only(log: Log, history: list[Recorded], home: Home, file: OutsideFile) -> str | None:
    """Give the reason why the log may only be read, None when it may be written."""
    homes = [one.event.home for one in history if isinstance(one.event, LogOpened | LogAdopted)]
    if homes[-1] != home:
        return "Loggen är återställd eller kopierad. Den läses bara, tills: liggare namnd adopt"
    notes = file.newest()
    if not notes and log.head().size > 1:
        return "Filen med kontrollstämplar utanför databasen är tom. Loggen läses bara."
    known = [_verified(note, log) for note in notes]
    adopted = [one.position for one in history if isinstance(one.event, LogAdopted)]
    # An adoption says aloud that the log does not continue what was handed over before it.
    since = [at for at, one in enumerate(known) if one and adopted and one.size == adopted[-1]]
    return _why_parted(known[since[-1] if since else 0 :], log) or _why_head_is_wrong(log)


def _why_parted(handed_over: Sequence[Checkpoint | None], log: Log) -> str | None:
    """Compare the log with what it handed over; None stands for a note that does not verify."""
    if None in handed_over:
        return "Kontrollstämpeln utanför databasen är trasig. Loggen läses bara."
    # The largest, not the last: a log that was cut back and went on has handed over less since.
    # All of that size: two copies of one log may have handed over different trees as large.
    size = max((one.size for one in handed_over if one), default=0)
    if all(_is_inside(one, log) for one in handed_over if one and one.size == size):
        return None
    return (
        "Loggen stämmer inte med kontrollstämpeln utanför databasen. "
        "Den läses bara. Kör: liggare check"
    )


def _verified(note: str, log: Log) -> Checkpoint | None:
    try:
        return parse_and_verify(note, log.parts.signer.verifier, log.origin)
    except VerificationError:
        return None


def _is_inside(outside: Checkpoint, log: Log) -> bool:
    """Tell whether the log holds the very checkpoint that was handed over."""
    try:
        size, inside = log.checkpoint(outside.size)
    except NotFoundError:
        return False
    return size == outside.size and inside.startswith(outside.text)


def _why_head_is_wrong(log: Log) -> str | None:
    """Compare the head, on which the next entry will be built, with its own signed checkpoint."""
    wrong = "Loggens huvudrad stämmer inte med kontrollstämpeln. Loggen läses bara."
    try:
        head = log.head()
        signed = _verified(log.checkpoint(head.size)[1], log)
    except (NotFoundError, VerificationError):
        return wrong
    agrees = signed and (signed.size, signed.root) == (head.size, head.edge.root())
    return None if agrees else wrong
