"""`liggare import`: read in an extract, with an answer for every row."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.cli.shared import as_json, one_log, progress, services, table, tell
from api.cli.swedish import Swedish
from api.cli.times import Moment
from audit.errors import FieldProblem, InvalidInputError
from audit.intake.decoding import MAX_BYTES
from audit.intake.kinds import BY_SERVICE, Kind

if TYPE_CHECKING:
    from audit.intake.import_report import ImportReport
    from audit.store.importing import Order
    from audit.store.log import Log

REFUSED_ROWS: Final = 1
REFUSED_FILE: Final = 2
SHOWN: Final = 50
"""Rows that are listed for a person; JSON lists all."""


@click.command("import", cls=Swedish)
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]), metavar="SLAG")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FIL")
@click.option(
    "--utdrag-framstallt",
    "made_at",
    type=Moment(),
    required=True,
    help="När utdraget gjordes: dag och klockslag, som 2023-01-09T06:30.",
)
@click.option("--namnd", help="Nämndens beteckning; behövs om det finns flera.")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML-fil som säger vad kolumnerna heter i utdraget.",
)
@click.option("--dry-run", is_flag=True, help="Kontrollera och visa bara; skriv ingenting.")
@as_json
def command(
    kind: str,
    file: Path,
    made_at: datetime,
    namnd: str | None,
    mapping: Path | None,
    dry_run: bool,
    to_json: bool,
) -> int:
    """Läs in ett utdrag: SLAG säger vad det innehåller.

    Slagen är barnutredningar, forlangningar, orosanmalningar, handlaggning, uppfoljningar,
    handelser, organisation och lexsarah.
    Hela filen kontrolleras innan något skrivs. Samma fil kan läsas in igen; då händer inget nytt.
    Slutar med 1 om någon rad inte kunde tas emot, med 2 om hela filen avvisades.
    """
    try:
        order = _order(Kind(kind), made_at, mapping, dry_run=dry_run)
        with services(only=None if namnd is None else [namnd]) as built:
            report = _run(one_log(built, namnd), _bytes(file), order)
    except InvalidInputError as error:
        return _refused(error, to_json=to_json)
    tell(report.as_json(), to_json, lambda: _people(report))
    return REFUSED_ROWS if report.refused else 0


def _bytes(file: Path) -> bytes:
    """Read a file, but no more than one byte beyond what may be read in."""
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _refused(error: InvalidInputError, *, to_json: bool) -> int:
    """Say why the whole file was refused, row by row."""
    rows = [{"row": one.row, "column": one.field, "reason": one.reason} for one in error.problems]

    def people() -> None:
        click.echo("Filen läses inte in, och ingenting skrevs:", err=True)
        for one in error.problems:
            click.echo(f"{_where(one)}{one.reason}", err=True)

    tell({"refused": True, "problems": rows}, to_json, people)
    return REFUSED_FILE


def _where(problem: FieldProblem) -> str:
    return "" if problem.row is None else f"Rad {problem.row}: "


def _order(kind: Kind, made_at: datetime, mapping: Path | None, *, dry_run: bool) -> Order:
    from audit.envelope import Actor  # noqa: PLC0415 - not needed for help
    from audit.intake.mapping import parse_mapping  # noqa: PLC0415
    from audit.store.founding import SYSTEM  # noqa: PLC0415
    from audit.store.importing import Order  # noqa: PLC0415

    columns = None if mapping is None else parse_mapping(_text(mapping), kind)
    return Order(
        kind=kind,
        extract_made_at=made_at,
        actor=Actor(SYSTEM, "system" if kind in BY_SERVICE else "tekniker"),
        mapping=columns,
        dry_run=dry_run,
    )


def _text(mapping: Path) -> str:
    try:
        return mapping.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        message = "mappningsfilen är inte UTF-8."
        raise click.BadParameter(message, param_hint="--mapping") from None


def _run(log: Log, data: bytes, order: Order) -> ImportReport:
    from audit.store.importing import import_file  # noqa: PLC0415
    from projections.registry import VIEWS  # noqa: PLC0415
    from projections.runner import catch_up  # noqa: PLC0415

    with progress("Läser in") as moved:
        report = import_file(log, data, order, moved)
    if not order.dry_run:
        # So that the figures are right at once, also where no service runs just now.
        for view in VIEWS:
            catch_up(log, view)
    return report


def _people(report: ImportReport) -> None:
    from audit.intake.outcome import OUTCOME_LABELS, Outcome  # noqa: PLC0415

    if report.dry_run:
        click.echo("Prov: ingenting skrevs.")
    if report.continued:
        click.echo("En avbruten inläsning av samma fil avslutades.")
    if report.left_out:
        click.echo(f"Rader som mappningsfilen utelämnar: {report.left_out}")
    table(("Rader", "Antal"), [(OUTCOME_LABELS[one], report.rows[one]) for one in Outcome])
    if report.problems:
        table(
            ("Rad", "Kolumn", "Utfall", "Orsak"),
            [
                (one.row, one.column, OUTCOME_LABELS[one.outcome], one.reason)
                for one in report.problems[:SHOWN]
            ],
        )
    if len(report.problems) > SHOWN:
        click.echo(f"… och {len(report.problems) - SHOWN} till; alla visas med --json.")
    click.echo(f"Händelser: {report.events}")
