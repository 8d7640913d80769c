"""Who may sign in: accounts, the roles they hold, their sessions and their tokens for the API.

Nothing here is decided, only kept: how long a session lasts, what a role may see.
Secrets come in as SHA-256 (sessions, tokens) or as argon2id (passwords) and are never read back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection, errors
from psycopg_pool import ConnectionPool

from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from audit.ids import new_random_id
from audit.store.sql import Queries

_SQL = Queries.load("audit.store", "queries/accounts.sql").bind("liggare")


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """An account with the roles it holds now, by the slug of the nämnd."""

    id: UUID
    username: str
    display_name: str
    roles: Mapping[str, tuple[str, ...]]
    disabled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session that has not run out."""

    account: StoredAccount
    csrf_token: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a sign-in compares with."""

    account: UUID
    password_hash: str
    disabled: bool


@dataclass(frozen=True, slots=True)
class StoredToken:
    """A token for the API as it is listed."""

    label: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Lifetime:
    """How long a session lasts: without being used, and at most."""

    idle: timedelta
    absolute: timedelta


class Accounts:
    """The accounts of all nämnder on one server; a username is the same in upper and lower case."""

    def __init__(self, pool: ConnectionPool[Connection[Any]]) -> None:
        """Use the pool that all nämnder share."""
        self._pool = pool

    def add(self, username: str, display_name: str, password_hash: str) -> UUID:
        """Make an account; raises InvalidInputError when the username is taken."""
        account = new_random_id()
        values = {"id": account, "username": username.casefold(), "display_name": display_name}
        try:
            self._run(_SQL.add_account, {**values, "password_hash": password_hash})
        except errors.UniqueViolation:
            problem = FieldProblem("username", "Användarnamnet är upptaget.")
            raise InvalidInputError((problem,)) from None
        return account

    def credentials(self, username: str) -> Credentials | None:
        """Give what a sign-in compares with; None for an unknown username."""
        rows = self._rows(_SQL.credentials, {"username": username.casefold()})
        return Credentials(*rows[0]) if rows else None

    def find(self, username: str) -> UUID:
        """Give the id of an account; raises NotFoundError."""
        found = self.credentials(username)
        if found is None:
            raise NotFoundError("Det finns inget konto med det användarnamnet.")
        return found.account

    def set_password_hash(self, account: UUID, password_hash: str) -> None:
        """Keep a new hash."""
        self._run(_SQL.set_password_hash, {"id": account, "password_hash": password_hash})

    def listing(self) -> list[StoredAccount]:
        """Give every account in order of username."""
        rows = self._rows(_SQL.accounts, {})
        return [_account((*row[:3], row[4]), disabled_at=row[3]) for row in rows]

    def disable(self, username: str) -> None:
        """Close an account with its sessions and tokens; raises NotFoundError."""
        with self._pool.connection() as connection:
            row = connection.execute(_SQL.disable, {"username": username.casefold()}).fetchone()
            if row is None:
                raise NotFoundError("Det finns inget öppet konto med det användarnamnet.")
            connection.execute(_SQL.close_sessions, {"id": row[0]})
            connection.execute(_SQL.revoke_tokens, {"id": row[0]})

    def grant_role(self, account: UUID, slug: str, role: str) -> None:
        """Give a role in one nämnd; raises NotFoundError when there is no such nämnd."""
        if not self._rows(_SQL.namnd_exists, {"slug": slug})[0][0]:
            raise NotFoundError("Det finns ingen nämnd med den beteckningen.")
        self._run(_SQL.grant_role, {"id": account, "slug": slug, "role": role})

    def end_role(self, account: UUID, slug: str, role: str) -> None:
        """End a role; raises NotFoundError when the account does not hold it."""
        if not self._run(_SQL.end_role, {"id": account, "slug": slug, "role": role}):
            raise NotFoundError("Kontot har inte den rollen i den nämnden.")

    def open_session(
        self, account: UUID, id_sha256: bytes, csrf_token: str, lifetime: Lifetime
    ) -> None:
        """Begin a session, and remove those that have run out."""
        with self._pool.connection() as connection:
            connection.execute(_SQL.sweep_sessions, _limits(lifetime))
            values = {"account": account, "id_sha256": id_sha256, "csrf_token": csrf_token}
            connection.execute(_SQL.open_session, values)

    def session(self, id_sha256: bytes, lifetime: Lifetime) -> StoredSession | None:
        """Give who is signed in, and note that the session is used; None when it has run out."""
        key = {"id_sha256": id_sha256}
        with self._pool.connection() as connection:
            row = connection.execute(_SQL.by_session, {**key, **_limits(lifetime)}).fetchone()
            if row is None:
                return None
            if row[5]:
                connection.execute(_SQL.touch_session, key)
        return StoredSession(_account(row), row[4])

    def close_session(self, id_sha256: bytes) -> None:
        """End a session; nothing happens when there is none."""
        self._run(_SQL.close_session, {"id_sha256": id_sha256})

    def close_sessions(self, account: UUID) -> None:
        """End every session of an account, as when its password is changed."""
        self._run(_SQL.close_sessions, {"id": account})

    def add_token(
        self, account: UUID, token_sha256: bytes, label: str, expires_at: datetime
    ) -> None:
        """Keep the hash of a new token."""
        values = {"account": account, "token_sha256": token_sha256}
        self._run(_SQL.add_token, {**values, "label": label, "expires_at": expires_at})

    def by_token(self, token_sha256: bytes) -> StoredAccount | None:
        """Give who calls with a token; None when it is unknown, revoked or past its day."""
        rows = self._rows(_SQL.by_token, {"token_sha256": token_sha256})
        return _account(rows[0]) if rows else None

    def tokens(self, account: UUID) -> list[StoredToken]:
        """List the tokens of an account, newest first."""
        return [StoredToken(*row) for row in self._rows(_SQL.tokens, {"id": account})]

    def revoke_token(self, account: UUID, label: str) -> None:
        """End a token; raises NotFoundError when no valid one has that label."""
        if not self._run(_SQL.revoke_token, {"id": account, "label": label}):
            raise NotFoundError("Kontot har ingen giltig nyckel med den beteckningen.")

    def _run(self, query: bytes, values: Mapping[str, Any]) -> int:
        with self._pool.connection() as connection:
            return connection.execute(query, values).rowcount

    def _rows(self, query: bytes, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        with self._pool.connection() as connection:
            return connection.execute(query, values).fetchall()


def _limits(lifetime: Lifetime) -> dict[str, timedelta]:
    return {"idle": lifetime.idle, "absolute": lifetime.absolute}


def _account(row: tuple[Any, ...], disabled_at: datetime | None = None) -> StoredAccount:
    return StoredAccount(row[0], row[1], row[2], _by_namnd(row[3]), disabled_at)


def _by_namnd(pairs: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        slug, role = pair.split(" ", 1)
        found[slug] = (*found.get(slug, ()), role)
    return found
