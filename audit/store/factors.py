"""Second factors as they are kept: a sealed secret, the last step used, codes for lost telephones.

Nothing here knows what a code looks like: `api/auth/totp.py` does. What is done is noted for ever.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.errors import ConfigurationError
from audit.ids import new_random_id
from audit.store.service_key import LACKS, ServiceKey
from audit.store.sql import Queries

_SQL: Final = Queries.load("audit.store", "queries/factors.sql").bind("liggare")
_PURPOSE: Final = "totp"


class Change(StrEnum):
    """What can be done with a second factor; the value is what is noted."""

    SET_UP = "set_up"
    CHANGED = "changed"
    REMOVED = "removed"
    RESET = "reset"
    CODES_RENEWED = "codes_renewed"
    CODE_USED = "code_used"


@dataclass(frozen=True, slots=True)
class Factor:
    """A confirmed second factor: its secret (base32), and the last time step that was used."""

    secret: str = field(repr=False)
    last_step: int
    confirmed_at: datetime


@dataclass(frozen=True, slots=True)
class SaltedHash:
    """A recovery code as it is kept."""

    salt: bytes
    digest: bytes

    @classmethod
    def of(cls, salt: bytes, code: str) -> SaltedHash:
        """Hash a code; 80 random bits need no slow hash."""
        return cls(salt, sha256(salt + code.encode()).digest())

    def fits(self, code: str) -> bool:
        """Tell whether it is this code's."""
        return hmac.compare_digest(SaltedHash.of(self.salt, code).digest, self.digest)


@dataclass(frozen=True, slots=True)
class FactorNote:
    """What was done with a second factor; `done_by` is None when it was an operator."""

    what: Change
    done_by: UUID | None
    reason: str
    noted_at: datetime


class Factors:
    """The second factors of all accounts on one server."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], key: ServiceKey | None) -> None:
        """Use the shared pool; without the service's key everything that needs a secret refuses."""
        self._pool = pool
        self._key = key

    @property
    def key(self) -> ServiceKey:
        """The service's key; raises ConfigurationError where it lacks."""
        if self._key is None:
            raise ConfigurationError(LACKS)
        return self._key

    def demand_key(self) -> None:
        """Raise ConfigurationError, naming the command that mends it, where the key lacks."""
        _ = self.key

    def anybody(self) -> bool:
        """Tell whether anybody has a second factor."""
        return bool(self._rows(_SQL.any_factor, {})[0][0])

    def has(self, account: UUID) -> bool:
        """Tell whether an account has a second factor."""
        return bool(self._rows(_SQL.has_factor, {"account": account})[0][0])

    def get(self, account: UUID) -> Factor | None:
        """Give an account's second factor; raises ConfigurationError when it cannot be read."""
        rows = self._rows(_SQL.factor, {"account": account})
        if not rows:
            return None
        key_id, sealed, last_step, confirmed_at = rows[0]
        secret = self.key.unseal(key_id, bytes(sealed), account, _PURPOSE)
        return Factor(secret.decode(), last_step, confirmed_at)

    def put(self, account: UUID, secret: str, step: int, codes: Sequence[SaltedHash]) -> None:
        """Keep a confirmed factor with its codes, in place of what was there; noted as such.

        `step` is the one whose code confirmed it: that code is used up.
        """
        sealed = self.key.seal(secret.encode(), account, _PURPOSE)
        row = {"key_id": self.key.current, "sealed": sealed, "step": step}
        with self._pool.connection() as connection, connection.transaction():
            before = connection.execute(_SQL.has_factor, {"account": account}).fetchone()
            connection.execute(_SQL.put_factor, {"account": account, **row})
            _put_codes(connection, account, codes)
            what = Change.CHANGED if before and before[0] else Change.SET_UP
            _note(connection, account, what, account)

    def take_step(self, account: UUID, step: int) -> bool:
        """Use a time step; False when it or a later one was used before (RFC 6238 §5.2)."""
        return bool(self._rows(_SQL.take_step, {"account": account, "step": step}))

    def renew_codes(self, account: UUID, codes: Sequence[SaltedHash]) -> None:
        """Keep new recovery codes; the ones before are of no use any more."""
        with self._pool.connection() as connection, connection.transaction():
            _put_codes(connection, account, codes)
            _note(connection, account, Change.CODES_RENEWED, account)

    def codes_left(self, account: UUID) -> int:
        """Count the recovery codes that were not used."""
        return len(self._rows(_SQL.unused_codes, {"account": account}))

    def use_code(self, account: UUID, code: str) -> bool:
        """Use up a recovery code; False when it is none, or was used before."""
        kept = [SaltedHash(*map(bytes, row)) for row in self._unused(account)]
        fitting = next((one for one in kept if one.fits(code)), None)
        if fitting is None:
            return False
        with self._pool.connection() as connection, connection.transaction():
            values = {"account": account, "code_sha256": fitting.digest}
            if connection.execute(_SQL.use_code, values).fetchone() is None:
                return False
            _note(connection, account, Change.CODE_USED, account)
        return True

    def remove(
        self, account: UUID, what: Change, done_by: UUID | None = None, reason: str = ""
    ) -> bool:
        """Remove a factor and its codes; gives False, and notes nothing, where there was none."""
        with self._pool.connection() as connection, connection.transaction():
            connection.execute(_SQL.remove_codes, {"account": account})
            if not connection.execute(_SQL.remove_factor, {"account": account}).rowcount:
                return False
            _note(connection, account, what, done_by, reason)
        return True

    def notes(self, account: UUID) -> list[FactorNote]:
        """Give what was done with the second factor of an account, newest first."""
        rows = self._rows(_SQL.notes, {"account": account})
        return [FactorNote(Change(row[0]), *row[1:]) for row in rows]

    def _unused(self, account: UUID) -> list[tuple[Any, ...]]:
        return self._rows(_SQL.unused_codes, {"account": account})

    def _rows(self, query: bytes, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        with self._pool.connection() as connection:
            return connection.execute(query, values).fetchall()


def _put_codes(connection: Connection[Any], account: UUID, codes: Sequence[SaltedHash]) -> None:
    connection.execute(_SQL.remove_codes, {"account": account})
    for one in codes:
        values = {"account": account, "salt": one.salt, "code_sha256": one.digest}
        connection.execute(_SQL.add_code, values)


def _note(
    connection: Connection[Any],
    account: UUID,
    what: Change,
    done_by: UUID | None,
    reason: str = "",
) -> None:
    values = {"id": new_random_id(), "account": account, "what": what.value}
    connection.execute(_SQL.note, {**values, "done_by": done_by, "reason": reason})
