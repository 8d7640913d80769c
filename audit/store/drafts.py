"""Drafts: what somebody wrote in a form of a nämnd and has not sent yet.

They are no part of the log and nobody else's business: sealed (AES-256-GCM) under a key made from
the nämnd's own (HKDF, RFC 5869), found by an HMAC of account and form, and gone after 72 hours.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from audit.canonical import canonical_bytes
from audit.clock import utc_now
from audit.errors import ConfigurationError, FieldProblem, InvalidInputError
from audit.store.keys import KEY_BYTES, blind, seal, unseal
from audit.store.sql import Queries

if TYPE_CHECKING:
    from psycopg import Connection

    from audit.store.log import Log

KEPT: Final = timedelta(hours=72)
MOST_DRAFTS: Final = 50
"""Of one account in one nämnd; one more, and the oldest leaves."""
MOST_FIELDS: Final = 300
MOST_BYTES: Final = 256_000
"""Names and texts of one draft together, as UTF-8."""
MOST_SEALED: Final = 520_000
"""What is sealed of one draft, as JSON: a control character takes six bytes there."""
LONGEST_FORM: Final = 200

_SQL: Final = Queries.load("audit.store", "queries/drafts.sql")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written in a form, by the names of its fields, and when it was saved."""

    form: str
    values: Mapping[str, str]
    saved_at: datetime

    @property
    def gone_at(self) -> datetime:
        """When it leaves by itself."""
        return self.saved_at + KEPT


class Drafts:
    """The drafts of one nämnd; each account sees its own. Every use removes those too old."""

    def __init__(self, log: Log, now: Callable[[], datetime] = utc_now) -> None:
        """Use the log's place and keys; `now` is the clock on the wall, for constructed logs too.

        Drafts are work at hand, so the time of a constructed log does not apply to them.
        """
        self._pool, self._keys, self._log = log.pool, log.parts.keys, log.id
        self._sql = _SQL.bind(log.schema)
        self._now = now

    def save(self, konto: UUID, form: str, values: Mapping[str, str]) -> None:
        """Keep what was written, in place of what was kept for the form before.

        Raises InvalidInputError when it is too much to keep.
        """
        _demand_bounded(form, values)
        place = self._place(konto, form)
        key_id = self._keys.current
        text = json.dumps({"form": form, "values": dict(values)}, ensure_ascii=False)
        if len(text.encode()) > MOST_SEALED:
            raise _too_much()
        ciphertext = seal(self._key(key_id), text, self._context(konto, place["form"]))
        row = {"key_id": key_id, "ciphertext": ciphertext, "saved_at": self._now()}
        with self._swept() as connection:
            connection.execute(self._sql.save, {**place, **row})
            connection.execute(self._sql.keep_newest, {**place, "most": MOST_DRAFTS})

    def load(self, konto: UUID, form: str) -> Draft | None:
        """Give the account's draft of a form; None when there is none that can be read."""
        with self._swept() as connection:
            values = {**self._place(konto, form), "oldest": self._oldest()}
            row = connection.execute(self._sql.load, values).fetchone()
        return None if row is None else self._opened(konto, row)

    def listing(self, konto: UUID) -> tuple[Draft, ...]:
        """Give every draft of the account, newest first."""
        with self._swept() as connection:
            values = {"account": self._account(konto), "oldest": self._oldest()}
            rows = connection.execute(self._sql.listing, values).fetchall()
        opened = (self._opened(konto, row) for row in rows)
        return tuple(one for one in opened if one is not None)

    def drop(self, konto: UUID, form: str) -> None:
        """Remove the account's draft of a form; nothing happens when there is none."""
        with self._swept() as connection:
            connection.execute(self._sql.drop, self._place(konto, form))

    def sweep(self) -> None:
        """Remove every draft that is too old."""
        with self._swept():
            pass

    @contextmanager
    def _swept(self) -> Iterator[Connection[Any]]:
        with self._pool.connection() as connection:
            connection.execute(self._sql.sweep, {"oldest": self._oldest()})
            yield connection

    def _oldest(self) -> datetime:
        return self._now() - KEPT

    def _opened(self, konto: UUID, row: tuple[Any, ...]) -> Draft | None:
        """Unseal a row; one that was changed, or whose key is gone, is as if it were not there."""
        form_hmac, key_id, ciphertext, saved_at = row
        if key_id not in self._keys.wrapping:
            return None
        context = self._context(konto, bytes(form_hmac))
        try:
            told = json.loads(unseal(self._key(key_id), bytes(ciphertext), context))
        except ConfigurationError:
            return None
        return Draft(told["form"], told["values"], saved_at)

    def _place(self, konto: UUID, form: str) -> dict[str, bytes]:
        blinded = blind(self._derived(self._keys.identifier, b"form"), str(konto), form)
        return {"account": self._account(konto), "form": blinded}

    def _account(self, konto: UUID) -> bytes:
        return blind(self._derived(self._keys.identifier, b"account"), str(konto))

    def _key(self, key_id: str) -> bytes:
        return self._derived(self._keys.wrapping[key_id], b"text")

    def _derived(self, secret: bytes, purpose: bytes) -> bytes:
        """Make a key for one purpose, so that no key of the nämnd serves two."""
        info = b"liggare draft " + purpose
        return HKDF(SHA256(), KEY_BYTES, salt=self._log.bytes, info=info).derive(secret)

    def _context(self, konto: UUID, form_hmac: bytes) -> bytes:
        """Bind a text to its account and form: moved to another row it cannot be read."""
        bound = {"account": str(konto), "form": form_hmac.hex(), "log": str(self._log)}
        return canonical_bytes(bound)


def _demand_bounded(form: str, values: Mapping[str, str]) -> None:
    size = sum(len(text.encode()) for pair in values.items() for text in pair)
    if len(values) > MOST_FIELDS or size > MOST_BYTES or not 0 < len(form) <= LONGEST_FORM:
        raise _too_much()


def _too_much() -> InvalidInputError:
    reason = "Utkastet är för stort för att sparas. Spara texten på annat sätt."
    return InvalidInputError((FieldProblem("utkast", reason),))
