"""`liggare run`: serve, with an embedded PostgreSQL where no database is set."""

from __future__ import annotations

import signal
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from api.cli.shared import connected, progress
from api.cli.swedish import Swedish
from audit.errors import ConfigurationError

if TYPE_CHECKING:
    from api.services import Services
    from audit.settings import Settings

GRACE: Final = 2
"""Seconds that open streams get when the service stops; without a limit one would keep it alive."""


@click.command("run", cls=Swedish)
@click.option("--demo", is_flag=True, help="Öppna den konstruerade demonämnden om den saknas.")
@click.option("--host", help="Adress att lyssna på (annars LIGGARE_HOST).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port (annars LIGGARE_PORT).")
def command(demo: bool, host: str | None, port: int | None) -> None:
    """Starta tjänsten. Ctrl-C stoppar den."""
    _end_in_order()
    with connected(create=True) as found:
        settings = replace(found, host=host or found.host, port=port or found.port)
        # Before anything else: a port that is taken should not cost the building of a demo.
        with listen(settings) as listening:
            if demo:
                _open_demo(settings)
            _serve(settings, listening, demo=demo)


def _end_in_order() -> None:
    """Let a stop from outside unwind like Ctrl-C does.

    uvicorn raises the signal once more when it is done; by default that would end the process
    before the logs and the embedded database are closed.
    """

    def end(*_: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)


def listen(settings: Settings) -> socket.socket:
    """Listen where the settings say; raises ConfigurationError where that cannot be done."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        found = socket.create_server((settings.host, settings.port), family=family, backlog=512)
    except OSError:
        raise ConfigurationError(
            f"Det går inte att lyssna på {settings.host} port {settings.port}. "
            "Används porten redan? Välj en annan med --port."
        ) from None
    # asyncio does this only for sockets that it made: without it, an answer in two writes waits
    # 40 ms for the caller's delayed ACK. What is accepted inherits it.
    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return found


def _open_demo(settings: Settings) -> None:
    from api.demo import ensure  # noqa: PLC0415

    with progress("Demonämnden") as moved:
        ensure(settings, moved)
    _make_service_key(settings)


def _make_service_key(settings: Settings) -> None:
    """Make the service's key for a demo that stands alone, so that two factors can be tried.

    Beside an ordinary nämnd, or where somebody has a second factor already, nothing is invented.
    """
    from audit.store.factors import Factors  # noqa: PLC0415
    from audit.store.opening import registered  # noqa: PLC0415
    from audit.store.pool import make_pool  # noqa: PLC0415
    from audit.store.service_key import (  # noqa: PLC0415
        ServiceKey,
        service_key_file,
        write_service_key,
    )

    path = service_key_file(settings.keys_dir)
    if path.exists():
        return
    with make_pool(settings.database_url or "", max_size=1) as pool:
        alone = all(one.constructed for one in registered(pool))
        if alone and not Factors(pool, None).anybody():
            write_service_key(path, ServiceKey.draw())


def _serve(settings: Settings, listening: socket.socket, *, demo: bool) -> None:
    import uvicorn  # noqa: PLC0415

    from api.app import create_app  # noqa: PLC0415
    from api.bootstrap import build  # noqa: PLC0415
    from api.collecting import settle  # noqa: PLC0415
    from api.logging import configure  # noqa: PLC0415

    configure(settings.log_format)
    services = build(settings)
    try:
        _demand_second_factor(services)
        config = uvicorn.Config(
            create_app(services),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=settings.proxies or None,
            timeout_graceful_shutdown=GRACE,
        )
        settle()
        _greet(services, demo=demo)
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        services.close()


def _demand_second_factor(services: Services) -> None:
    """Refuse to serve an ordinary nämnd that nobody could sign in to.

    Raises ConfigurationError, which names the command that mends it.
    """
    if not all(log.constructed for log in services.logs.values()):
        services.factors.demand_key()


def _greet(services: Services, *, demo: bool) -> None:
    settings = services.settings
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"Liggaren: {settings.public_url or f'http://{host}:{settings.port}'}")
    if demo:
        from api.demo import ACCOUNTS, PASSWORD  # noqa: PLC0415

        click.echo("Demonämnden är konstruerad. Logga in som " + " eller ".join(ACCOUNTS))
        click.echo(f"med lösenordet {PASSWORD}")
    if not services.logs:
        click.echo("Ingen nämnd är öppnad än. Kör: liggare namnd open")
