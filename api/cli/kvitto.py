"""`liggare kvitto`: verify a receipt, without database, keys or network."""

from __future__ import annotations

from typing import IO

import click

from api.cli.shared import as_json, tell
from api.cli.swedish import Swedish, SwedishGroup


@click.group("kvitto", cls=SwedishGroup)
def command() -> None:
    """Kontrollera kvitton på rapporter."""


@command.command("kontrollera", cls=Swedish)
@click.argument("fil", metavar="FIL", type=click.File("rb"))
@click.option("--nyckel", help="Registrets nyckel, så som nämnden visar den.")
@as_json
def check(fil: IO[bytes], nyckel: str | None, to_json: bool) -> int:
    """Kontrollera ett kvitto. Slutar med 1 om det inte håller."""
    from api.reporting.kontrollera_kvitto import KvittoError, said, verify  # noqa: PLC0415

    try:
        checked = verify(fil.read(), nyckel)
    except KvittoError as error:
        why = str(error)
        data = {"holds": False, "reason": why}
        tell(data, to_json, lambda: click.echo(f"Kvittot håller INTE. {why}"))
        return 1
    data = {"holds": True, **checked._asdict()}
    text = said(checked, known=nyckel is not None)
    tell(data, to_json, lambda: click.echo(text, nl=False))
    return 0
