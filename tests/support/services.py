"""The whole service in a test: built by the same bootstrap as in production, with a nämnd."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from fastapi.testclient import TestClient

from api.app import create_app
from api.auth.secrets import new_session_id, new_token, session_hash, token_hash
from api.auth.sessions import LIFETIME, cookie_name
from api.bootstrap import build
from api.founding import found_namnd
from audit.clock import utc_now
from audit.settings import Settings
from audit.store.founding import Founding
from audit.store.keys import new_keys, write_keys
from audit.store.service_key import ServiceKey, service_key_file, write_service_key
from projections.registry import VIEWS
from projections.runner import catch_up
from tests.support.histories import Register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from fastapi import FastAPI

    from api.auth import Role
    from api.services import Services
    from audit.store.log import Log
    from tests.support.database import Database

CSRF = "formularets-hemlighet"


@dataclass(frozen=True, slots=True)
class Service:
    """A service that runs in the test's process; what it tails, the test moves by `catch_up`."""

    app: FastAPI
    services: Services

    @property
    def log(self) -> Log:
        """The log of the nämnd `prov`."""
        return self.services.logs["prov"]

    @property
    def register(self) -> Register:
        """A register that writes utredningar into the log."""
        return Register(self.log)

    def catch_up(self) -> None:
        """Let every view read the log to its end."""
        for view in VIEWS:
            catch_up(self.log, view)

    def anyone(self) -> TestClient:
        """A caller who is not signed in."""
        return TestClient(self.app, base_url="http://testserver", follow_redirects=False)

    def account(self, *roles: Role, slug: str = "prov") -> UUID:
        """Make an account with roles."""
        account = self.services.accounts.add(f"konto-{uuid4()}", "Prov Provsson", "ingen hash")
        for role in roles:
            self.services.accounts.grant_role(account, slug, role.value)
        return account

    def program(self, *roles: Role, strong: bool = False) -> TestClient:
        """A program with a token of an account with the roles; `strong` for ordinary logs."""
        return self.program_of(self.account(*roles), strong=strong)

    def program_of(self, account: UUID, *, days: int = 1, strong: bool = False) -> TestClient:
        """A program that calls with a token of an account, labelled `prov`."""
        token = new_token()
        expires = utc_now() + timedelta(days=days)
        self.services.accounts.add_token(
            account,
            token_hash(token) or b"",
            "prov",
            expires,
            strong_reason="för prov" if strong else None,
        )
        client = self.anyone()
        client.headers["Authorization"] = f"Bearer {token}"
        return client

    def browser(self, *roles: Role, strong: bool = False) -> TestClient:
        """A browser in which an account with the roles is signed in; its form token is `CSRF`.

        `strong`: with both factors, as ordinary logs ask for.
        """
        return self.browser_of(self.account(*roles), strong=strong)

    def browser_of(self, account: UUID, *, strong: bool = False) -> TestClient:
        """A browser in which an account is signed in; its form token is `CSRF`."""
        session = new_session_id()
        hashed = session_hash(session) or b""
        self.services.accounts.open_session(account, hashed, CSRF, LIFETIME, strong=strong)
        client = self.anyone()
        client.cookies.set(cookie_name(self.services.settings), session)
        client.headers["Sec-Fetch-Site"] = "same-origin"
        return client


@contextmanager
def running_service(
    database: Database, folder: Path, *, constructed: bool = True, **more: Any
) -> Iterator[Service]:
    """Open the nämnd `prov` and build the service on it; everything is closed afterwards."""
    settings = Settings(
        database_url=database.app_dsn,
        owner_url=database.owner_dsn,
        destroyer_url=database.destroyer_dsn,
        state_dir=folder,
        pool_size=6,
        **more,
    )
    write_keys(settings.keys_dir / "prov.json", new_keys())
    write_service_key(service_key_file(settings.keys_dir), ServiceKey.draw())
    at = datetime(2020, 1, 1, tzinfo=UTC) if constructed else None
    found_namnd(settings, Founding("prov", "Provnämnden", constructed=constructed, at=at))
    services = build(settings, tail=False)
    try:
        yield Service(create_app(services), services)
    finally:
        services.close()
