"""`liggare checkpoint`: write a signed checkpoint, to be kept somewhere else."""

from __future__ import annotations

import click

from api.cli.shared import as_json, one_log, services, tell
from api.cli.swedish import Swedish


@click.command("checkpoint", cls=Swedish)
@click.option("--namnd", help="Nämndens beteckning; behövs om det finns flera.")
@click.option("--size", type=click.IntRange(min=1), help="Den senaste av högst den storleken.")
@click.option("--reads", is_flag=True, help="Läsloggens i stället.")
@as_json
def command(namnd: str | None, size: int | None, reads: bool, to_json: bool) -> None:
    """Visa loggens senaste kontrollstämpel."""
    with services(only=None if namnd is None else [namnd]) as built:
        log = one_log(built, namnd)
        log = log.reads if reads else log
        found, note = log.checkpoint(*([] if size is None else [size]))
    # The public key: whoever verifies from outside gets it from the operator, once.
    key = log.parts.signer.verifier.vkey
    data = {"size": found, "origin": log.origin, "key": key, "checkpoint": note}
    tell(data, to_json, lambda: click.echo(note, nl=False))
