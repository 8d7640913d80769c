"""`liggare rebuild`: derive the views again beside the old ones, compare, and swap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.shared import as_json, one_log, progress, services, tell
from api.cli.swedish import Swedish

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.compare import Compared
    from projections.view import View


@click.command("rebuild", cls=Swedish)
@click.option("--namnd", help="Nämndens beteckning; behövs om det finns flera.")
@click.option("--view", "wanted", multiple=True, help="Bara den vyn; kan anges flera gånger.")
@as_json
def command(namnd: str | None, wanted: tuple[str, ...], to_json: bool) -> None:
    """Bygg om vyerna ur loggen, bredvid de gamla; ingen behöver vänta."""
    from projections.registry import VIEWS, view_named  # noqa: PLC0415

    views = [view_named(name) for name in wanted] if wanted else list(VIEWS)
    with services(only=None if namnd is None else [namnd]) as built:
        log = one_log(built, namnd)
        done = {view.name: _one(log, view) for view in views}

    def people() -> None:
        for name, compared in done.items():
            click.echo(f"{name}: {_sentence(compared)}")

    tell({"views": done}, to_json, people)


def _one(log: Log, view: View) -> Compared:
    from projections.rebuild import rebuild  # noqa: PLC0415

    with progress(view.name) as moved:
        return rebuild(log, view, moved)


def _sentence(compared: Compared) -> str:
    """Say how the old copy stood against the new one."""
    if compared.first is None:
        return f"ombyggd till löpnummer {compared.position}, {compared.rows} rader, alla lika"
    table, position = compared.first
    return (
        f"ombyggd till löpnummer {compared.position}; {compared.differences} av {compared.rows} "
        f"rader var fel, den första i {table} vid löpnummer {position}"
    )
