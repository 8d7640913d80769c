"""A running site for a browser: one service, one nämnd, one browser for all tests of a worker.

They end with the package: while the browser is driven, its thread runs an event loop,
and a test elsewhere that starts one of its own would fail.
"""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from api.app import create_app
from api.auth import Role
from api.auth.passwords import hash_password
from api.bootstrap import build
from api.demo import ensure
from audit.settings import Settings
from tests.support import year_2022
from tests.support.browser import ARGUMENTS, find_browser
from tests.support.database import fresh_database
from tests.support.services import running_service
from tests.support.site import PASSWORD, Site, Visit, sign_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastapi import FastAPI
    from playwright.sync_api import Browser

    from tests.support.server import RunServer
    from tests.support.services import Service


@pytest.fixture(scope="package")
def site(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The service on a port of its own, with a year of constructed utredningar."""
    folder = tmp_path_factory.mktemp("site")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as service,
    ):
        arende = year_2022.build(service)
        _accounts(service)
        with _served(service.app) as base:
            yield Site(base, arende)


@pytest.fixture(scope="package")
def demo(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The service as `make run` starts it: nothing but the demo's nämnd."""
    with fresh_database(pg_server, _template) as database:
        settings = Settings(
            database_url=database.app_dsn,
            owner_url=database.owner_dsn,
            state_dir=tmp_path_factory.mktemp("demo"),
        )
        ensure(settings)
        services = build(settings)
        try:
            with _served(create_app(services)) as base:
                yield base
        finally:
            services.close()


def _accounts(service: Service) -> None:
    hashed = hash_password(PASSWORD)
    for role in Role:
        account = service.services.accounts.add(role.value, f"Prov {role.value}", hashed)
        service.services.accounts.grant_role(account, "prov", role.value)


@contextmanager
def _served(app: FastAPI) -> Iterator[str]:
    """Serve it in a thread, on a port that the machine chooses."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium that asks nobody but the site."""
    path = find_browser()
    assert path is not None, "No Chromium was found: run scripts/ensure_browser.py"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def signed_in(site: Site, browser: Browser) -> Callable[[Role], Any]:
    """Give the cookies of a role, signing in through the form the first time they are asked for."""
    kept: dict[Role, Any] = {}

    def cookies(role: Role) -> Any:
        if role not in kept:
            context = browser.new_context(base_url=site.base)
            sign_in(context.new_page(), role.value)
            kept[role] = context.storage_state()
            context.close()
        return kept[role]

    return cookies


@pytest.fixture
def visit(
    site: Site, browser: Browser, signed_in: Callable[[Role], Any]
) -> Iterator[Callable[..., Visit]]:
    """Open a browser window as somebody; whatever it asked other hosts or complained of is kept."""
    contexts = []

    def opened(role: Role | None = Role.KVALITET, width: int = 1280, **more: Any) -> Visit:
        state = signed_in(role) if role else None
        context = browser.new_context(
            base_url=site.base,
            viewport={"width": width, "height": 900},
            storage_state=state,
            locale="sv-SE",
            **more,
        )
        contexts.append(context)
        return Visit.watch(context.new_page(), site)

    yield opened
    for context in contexts:
        context.close()
