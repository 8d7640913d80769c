"""Making a receipt of what the log holds: entry, facts, words, and the way up to a stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from api.reporting.derived import salt_of
from api.reporting.kontrollera_kvitto import FORMAT, WORDS, render, words_commitment
from api.reporting.sender import QUERIES
from audit.codec import words_of
from audit.envelope import KeyPurpose
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit.envelope import Event, Recorded
    from audit.store.log import Log

BOTH: tuple[KeyPurpose, ...] = (KeyPurpose.ARENDE, KeyPurpose.RAPPORTOR)


def bound(log: Log, code: str, words: Mapping[str, str]) -> str:
    """Give what an event says of the words it came with, so that a receipt can prove them."""
    return words_commitment(salt_of(log.parts.keys.identifier, code, words), words)


def receipt(log: Log, rapport: UUID, version: int, code: str) -> bytes:
    """Write the receipt for one event of a report, which its reporter brought.

    The reading is recorded before, by the caller. Raises NotFoundError where there is no such
    event, or where what it said is gone.
    """
    found = _event(log.load(rapport, purposes=BOTH), version)
    words = {name: text for name, text in words_of(found.event).items() if name in WORDS}
    size, stamp = log.checkpoint()
    facts, salt = _facts(log, found.position)
    payload = {
        "bevis": [one.hex() for one in log.inclusion_proof(found.position - 1, size)],
        "fakta": facts,
        "fakta_salt": salt.hex(),
        "format": FORMAT,
        "kontrollstampel": stamp,
        "namnd": log.namnd.name,
        "nyckel": log.parts.signer.verifier.vkey,
        "ord": words,
        "ord_salt": salt_of(log.parts.keys.identifier, code, words).hex(),
        "post": log.entries(found.position, found.position)[0][1].decode(),
    }
    return render(payload)


def _event(history: list[Recorded], version: int) -> Recorded:
    for one in history:
        event: Event = one.event
        if event.originator_version == version and getattr(event, "text_sha256", None):
            return one
    raise NotFoundError("Det finns inget kvitto på det.")


def _facts(log: Log, position: int) -> tuple[str, bytes]:
    with log.pool.connection() as connection:
        query = QUERIES.bind(log.schema).facts
        row = connection.execute(query, {"position": position}).fetchone()
    if row is None:
        raise NotFoundError("Uppgifterna är gallrade.")
    return row[0], bytes(row[1])
