"""`liggare stop`: end an embedded PostgreSQL that outlived its owner."""

from __future__ import annotations

import click

from api.cli.swedish import Swedish
from audit.settings import Settings


@click.command("stop", cls=Swedish)
def command() -> None:
    """Stoppa den inbyggda databasen, även om någon använder den."""
    from audit.store import embedded  # noqa: PLC0415

    stopped = embedded.stop(Settings.load().pg_dir)
    click.echo("Databasen är stoppad." if stopped else "Ingen inbyggd databas var igång.")
