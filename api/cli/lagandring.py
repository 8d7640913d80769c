"""`liggare namnd lagandring`: count anew the limits that a new act has changed while they run."""

from __future__ import annotations

import click

from api.cli.shared import as_json, one_log, progress, services, tell


@click.command("lagandring")
@click.argument("slug", metavar="NÄMND")
@click.option("--dry-run", is_flag=True, help="Räkna bara; skriv ingenting.")
@as_json
def command(slug: str, dry_run: bool, to_json: bool) -> None:
    """Räkna om tider som löper när en ny lag börjar gälla: uppföljningar efter utredningar.

    Tjänsten gör det själv varje dag. Kommandot kan köras när som helst, och igen.
    """
    from audit.store.law_changes import recompute_limits  # noqa: PLC0415
    from projections.asof import today_of  # noqa: PLC0415
    from projections.registry import VIEWS  # noqa: PLC0415
    from projections.runner import catch_up  # noqa: PLC0415

    with services(only=[slug]) as built:
        log = one_log(built, slug)
        # A constructed log does not move on because somebody looked.
        at = log.head().recorded_at if log.constructed else None
        with progress("Går igenom") as moved:
            done = recompute_limits(log, today_of(log), at=at, dry_run=dry_run, progress=moved)
        for view in VIEWS if done.recomputed and not dry_run else ():
            catch_up(log, view)

    def people() -> None:
        if dry_run:
            click.echo("Prov: ingenting skrevs.")
        click.echo(f"Tider som har räknats om: {done.recomputed}")
        if done.left:
            click.echo(f"Ärenden som någon annan ändrade samtidigt: {done.left}. Kör igen.")

    counts = {"looked_at": done.looked_at, "recomputed": done.recomputed, "left": done.left}
    tell({"dry_run": dry_run, **counts}, to_json, people)
