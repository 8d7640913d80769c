"""`liggare status`: how far each log and view has come, and whether the views missed anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.shared import as_json, services, table, tell
from api.cli.swedish import Swedish

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.gauges import LogState
    from api.services import Services
    from audit.store.log import Log
    from projections.position import ViewStatus


@click.command("status", cls=Swedish)
@as_json
def command(to_json: bool) -> int:
    """Visa varje nämnds logg och vyer. Slutar med 1 om något behöver ses till."""
    from api.gauges import log_state  # noqa: PLC0415
    from projections.position import status  # noqa: PLC0415
    from projections.registry import VIEWS  # noqa: PLC0415

    with services() as built:
        found = [
            (log_state(log), [status(log, view) for view in VIEWS]) for log in built.logs.values()
        ]
        silent = {log.namnd.slug: _silence(built, log) for log in built.logs.values()}
    data = [{"log": state, "views": views, "silent": silent[state.namnd]} for state, views in found]
    tell({"namnder": data}, to_json, lambda: _people(found, silent))
    return int(any(_needs_care(state, views) for state, views in found))


def _silence(built: Services, log: Log) -> str | None:
    """Say in words why nobody is told anything; None where people are."""
    from api.told.silence import silence_of  # noqa: PLC0415

    silence = silence_of(built, log)
    return silence.for_operators if silence else None


def _needs_care(state: LogState, views: list[ViewStatus]) -> bool:
    """Tell whether anything does not go on by itself; being a little behind does."""
    return bool(state.refuses) or any(view.error or view.missing for view in views)


def _people(
    found: list[tuple[LogState, list[ViewStatus]]], silent: Mapping[str, str | None]
) -> None:
    if not found:
        click.echo("Ingen nämnd är öppnad än. Kör: liggare namnd open")
    for state, views in found:
        kind = "konstruerad" if state.constructed else "skarp"
        click.echo(f"{state.name} ({state.namnd}), {kind}, {state.size} poster")
        if state.refuses:
            click.echo(f"  Tar inte emot: {state.refuses}")
        click.echo(f"  {silent[state.namnd] or 'Meddelanden skickas.'}")
        table(("  vy", "läst till", "kvar", "läge"), [_row(view) for view in views])


def _row(view: ViewStatus) -> tuple[object, ...]:
    how = "fullständig" if view.complete else "läser"
    if view.error:
        how = f"har stannat: {view.error}"
    elif view.missing:
        how = "OFULLSTÄNDIG: händelser saknas. Kör: liggare rebuild"
    return (f"  {view.view}", view.position, view.behind, how)
