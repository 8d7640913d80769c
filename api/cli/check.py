"""`liggare check`: read a whole log anew and say whether anything was changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from api.cli.shared import as_json, one_log, progress, services, tell
from api.cli.swedish import Swedish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.store.checking import ExtraCheck
    from audit.store.checking.report import CheckResult, Report
    from audit.store.log import Log


@click.command("check", cls=Swedish)
@click.option("--namnd", help="Nämndens beteckning; annars kontrolleras alla.")
@click.option("--processes", type=click.IntRange(1, 64), default=1, help="Processer som delar.")
@click.option("--skip-views", is_flag=True, help="Kontrollera bara loggen, inte vyerna.")
@as_json
def command(namnd: str | None, processes: int, skip_views: bool, to_json: bool) -> int:
    """Kontrollera hela loggen och läsloggen: poster, innehåll, nycklar, kontrollstämplar, vyer.

    Slutar med 1 om något inte är som det ska.
    """
    from api.checking import check_views  # noqa: PLC0415

    extra = () if skip_views else (check_views,)
    with services(only=None if namnd is None else [namnd]) as built:
        logs = [one_log(built, namnd)] if namnd else list(built.logs.values())
        reports = [
            (name, report)
            for log in logs
            for name, report in (
                (log.namnd.name, _check(log, processes, extra)),
                (f"{log.namnd.name}, läsloggen", _check(log.reads, processes, ())),
            )
        ]
    data = {"logs": [report.as_json() for _, report in reports]}
    tell(data, to_json, partial(_people, reports))
    return int(not all(report.ok for _, report in reports))


def _check(log: Log, processes: int, extra: Sequence[ExtraCheck]) -> Report:
    from audit.store.checking import check  # noqa: PLC0415

    with progress("Kontrollerar") as moved:
        return check(log, processes=processes, extra_checks=extra, progress=moved)


def _people(reports: Sequence[tuple[str, Report]]) -> None:
    for name, report in reports:
        click.echo(f"{name}: {report.size} poster")
        for one in report.checks:
            click.echo(f"  {_line(one)}")
            for finding in one.findings:
                where = "" if finding.position is None else f"löpnummer {finding.position}: "
                click.echo(f"    {where}{finding.what}")
        if report.ok:
            click.echo("  Allt är som det ska.")
        elif report.first_wrong is not None:
            click.echo(f"  FEL. Första felaktiga löpnummer: {report.first_wrong}")
        else:
            click.echo("  FEL.")


def _line(one: CheckResult) -> str:
    how = "ja" if one.ok else f"NEJ, {one.count} fel"
    rate = f", {one.rate} rader/s" if one.rate else ""
    return f"{one.title}: {how} ({one.rows} rader{rate})"
