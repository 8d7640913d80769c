"""What the commands share: reaching the database, and telling people or scripts what came out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import click

from audit.errors import ConfigurationError, NotFoundError
from audit.settings import Settings

if TYPE_CHECKING:
    from api.services import Services
    from audit.store.embedded import EmbeddedServer
    from audit.store.log import Log

EMBEDDED_DATABASE: Final = "postgres"

as_json = click.option("--json", "to_json", is_flag=True, help="Skriv JSON, för skript.")


@contextmanager
def connected(*, create: bool = False) -> Iterator[Settings]:
    """Give settings with a database: the one that is set, else the embedded one, started or joined.

    Without `create` an embedded database must be there already: nothing is made by accident.
    """
    settings = Settings.load()
    if settings.database_url is not None:
        yield settings
        return
    if not create and not (settings.pg_dir / "cluster").exists():
        raise ConfigurationError(
            "Det finns ingen databas här än. Sätt DATABASE_URL, eller börja med: liggare run --demo"
        )
    from audit.store import embedded  # noqa: PLC0415 - only where there is no server

    with embedded.start(settings.pg_dir) as server:
        yield _on(server, settings)


def _on(server: EmbeddedServer, settings: Settings) -> Settings:
    """Make the embedded server ready: its roles and every migration. It is ours alone."""
    from api.migrating import migrate_all  # noqa: PLC0415
    from audit.store.migrations import APP, DESTROYER, OWNER, provision  # noqa: PLC0415

    provision(server.dsn(), EMBEDDED_DATABASE)
    ready = replace(
        settings,
        database_url=server.dsn(APP, EMBEDDED_DATABASE),
        owner_url=server.dsn(OWNER, EMBEDDED_DATABASE),
        destroyer_url=server.dsn(DESTROYER, EMBEDDED_DATABASE),
    )
    migrate_all(ready)
    return ready


@contextmanager
def services(
    *, only: Sequence[str] | None = None, create: bool = False, tail: bool = False
) -> Iterator[Services]:
    """Open the logs for one command, and close them after it."""
    from api.bootstrap import build  # noqa: PLC0415 - slow to import, and not all commands need it
    from api.logging import configure  # noqa: PLC0415

    with connected(create=create) as settings:
        configure("text")
        built = build(settings, only=only, tail=tail)
        try:
            yield built
        finally:
            built.close()


def one_log(built: Services, slug: str | None) -> Log:
    """Give the nämnd that is named, or the only one there is."""
    if slug is None and len(built.logs) == 1:
        return next(iter(built.logs.values()))
    if slug is None:
        raise NotFoundError("Ange vilken nämnd: --namnd BETECKNING. Se: liggare namnd list")
    if slug not in built.logs:
        raise NotFoundError(f"Det finns ingen nämnd {slug}. Se: liggare namnd list")
    return built.logs[slug]


def tell(data: Any, to_json: bool, people: Callable[[], None]) -> None:
    """Write the result as JSON for a script, or in words for a person."""
    if to_json:
        click.echo(json.dumps(plain(data), ensure_ascii=False, indent=2))
    else:
        people()


def plain(value: Any) -> Any:
    """Turn what came out into what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write a table for people."""
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    made = Table(box=None, header_style="bold", pad_edge=False)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    for row in rows:
        made.add_row(*(str(cell) for cell in row))
    Console(markup=False).print(made)


@contextmanager
def progress(says: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error; gives a function that takes (done, total)."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(says, total=None)

        def moved(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield moved
