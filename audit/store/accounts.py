"""Who may sign in: accounts, the roles they hold, their sessions and their tokens for the API.

Nothing here is decided, only kept: how long a session lasts, what a role may see.
Secrets come in as SHA-256 (sessions, tokens) or as argon2id (passwords) and are never read back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
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
    second_factor: bool | None = None
    """Whether it has one; told in listings only."""


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session that has not run out."""

    account: StoredAccount
    csrf_token: str
    strong: bool
    """Whether both factors were given."""


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A session as its owner sees it."""

    created_at: datetime
    seen_at: datetime
    strong: bool
    is_this: bool


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
    strong_reason: str | None = None
    """Why it opens ordinary logs too; None where it does not."""


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
        return [
            replace(_account((*row[:3], row[4])), disabled_at=row[3], second_factor=row[5])
            for row in rows
        ]

    def disable(self, username: str) -> None:
        """Close an account with its sessions and tokens; raises NotFoundError."""
        with self._pool.connection() as connection:
            row = connection.execute(_SQL.disable, {"username": username.casefold()}).fetchone()
            if row is None:
                raise NotFoundError("Det finns inget öppet konto med det användarnamnet.")
            for query in (_SQL.close_sessions, _SQL.close_half_sessions, _SQL.revoke_tokens):
                connection.execute(query, {"id": row[0]})

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
        self,
        account: UUID,
        id_sha256: bytes,
        csrf_token: str,
        lifetime: Lifetime,
        *,
        strong: bool = False,
    ) -> None:
        """Begin a session, and remove those that have run out; `strong` with both factors."""
        with self._pool.connection() as connection:
            connection.execute(_SQL.sweep_sessions, _limits(lifetime))
            values = {"account": account, "id_sha256": id_sha256, "csrf_token": csrf_token}
            connection.execute(_SQL.open_session, {**values, "strong": strong})

    def session(self, id_sha256: bytes, lifetime: Lifetime) -> StoredSession | None:
        """Give who is signed in, and note that the session is used; None when it has run out."""
        key = {"id_sha256": id_sha256}
        with self._pool.connection() as connection:
            row = connection.execute(_SQL.by_session, {**key, **_limits(lifetime)}).fetchone()
            if row is None:
                return None
            if row[5]:
                connection.execute(_SQL.touch_session, key)
        return StoredSession(_account(row), row[4], row[6])

    def close_session(self, id_sha256: bytes) -> None:
        """End a session, or a sign-in that waits; nothing happens when there is none."""
        self._run(_SQL.close_session, {"id_sha256": id_sha256})
        self._run(_SQL.close_half_session, {"id_sha256": id_sha256})

    def close_sessions(self, account: UUID) -> None:
        """End every session of an account, as when its password is changed."""
        self._run(_SQL.close_sessions, {"id": account})
        self._run(_SQL.close_half_sessions, {"id": account})

    def close_other_sessions(self, account: UUID, id_sha256: bytes) -> None:
        """End every session of an account but the one that asks."""
        self._run(_SQL.close_other_sessions, {"id": account, "id_sha256": id_sha256})
        self._run(_SQL.close_half_sessions, {"id": account})

    def weaken_session(self, id_sha256: bytes) -> None:
        """Let a session open no more than a password does."""
        self._run(_SQL.weaken_session, {"id_sha256": id_sha256})

    def sessions(self, account: UUID, id_sha256: bytes, lifetime: Lifetime) -> list[ListedSession]:
        """List the sessions of an account, newest first; `id_sha256` is the one that asks."""
        values = {"id": account, "id_sha256": id_sha256, **_limits(lifetime)}
        return [ListedSession(*row) for row in self._rows(_SQL.sessions, values)]

    def open_half_session(self, account: UUID, id_sha256: bytes, age: timedelta) -> None:
        """Begin a sign-in that waits for its code, and remove those older than `age`."""
        with self._pool.connection() as connection:
            connection.execute(_SQL.sweep_half_sessions, {"age": age})
            values = {"account": account, "id_sha256": id_sha256}
            connection.execute(_SQL.open_half_session, values)

    def half_session(self, id_sha256: bytes, age: timedelta) -> UUID | None:
        """Give the account whose sign-in waits; None when it has waited longer than `age`."""
        rows = self._rows(_SQL.half_session, {"id_sha256": id_sha256, "age": age})
        return rows[0][0] if rows else None

    def holds_ordinary_role(self, account: UUID) -> bool:
        """Tell whether the account holds a role in a nämnd that is not constructed."""
        return bool(self._rows(_SQL.ordinary_roles, {"id": account})[0][0])

    def names(self, accounts: Collection[UUID]) -> dict[UUID, str]:
        """Give what accounts are called."""
        return dict(self._rows(_SQL.names, {"ids": list(accounts)}))

    def every_name(self) -> dict[UUID, str]:
        """Give what every account is called: what a page names people by."""
        return dict(self._rows(_SQL.every_name, {}))

    def add_token(
        self,
        account: UUID,
        token_sha256: bytes,
        label: str,
        expires_at: datetime,
        *,
        strong_reason: str | None = None,
    ) -> None:
        """Keep the hash of a new token; with a reason it opens ordinary logs too."""
        values = {"account": account, "token_sha256": token_sha256, "strong_reason": strong_reason}
        self._run(_SQL.add_token, {**values, "label": label, "expires_at": expires_at})

    def by_token(self, token_sha256: bytes) -> tuple[StoredAccount, bool] | None:
        """Give who calls with a token and whether it opens ordinary logs.

        None when it is unknown, revoked or past its day.
        """
        rows = self._rows(_SQL.by_token, {"token_sha256": token_sha256})
        return (_account(rows[0]), rows[0][4]) if rows else None

    def revoke_strong_tokens(self, account: UUID) -> None:
        """End every token of an account that opens ordinary logs."""
        self._run(_SQL.revoke_strong_tokens, {"id": account})

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


def _account(row: tuple[Any, ...]) -> StoredAccount:
    return StoredAccount(row[0], row[1], row[2], _by_namnd(row[3]))


def _by_namnd(pairs: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        slug, role = pair.split(" ", 1)
        found[slug] = (*found.get(slug, ()), role)
    return found
