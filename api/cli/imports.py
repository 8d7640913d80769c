"""`liggare import`: read an extract from the verksamhetssystem into a nämnd's log."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from api.cli.shared import as_json, one_log, progress, services, table
from api.cli.swedish import Swedish, SwedishGroup
from audit.errors import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from audit.intake.import_report import ImportReport
    from audit.intake.mapping import ColumnMapping
    from audit.store.log import Log

REFUSED_ROWS: Final = 1
REFUSED_FILE: Final = 2
MOST_SHOWN: Final = 200
"""Problems shown to a person; `--json` has them all."""

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("import", cls=SwedishGroup)
def command() -> None:
    """Läs in ett utdrag ur verksamhetssystemet."""


def _options(function: Callable[..., int]) -> Callable[..., int]:
    """Give both kinds of extract the same options."""
    for option in reversed(
        (
            click.argument("fil", type=_FILE),
            click.option("--namnd", help="Nämndens beteckning; behövs om det finns flera."),
            click.option(
                "--utdrag-framstallt",
                "made",
                required=True,
                help="När utdraget gjordes, till exempel 2023-01-09T16:30 (svensk tid).",
            ),
            click.option("--mapping", type=_FILE, help="TOML-fil med utdragets rubriker."),
            click.option("--dry-run", is_flag=True, help="Kontrollera filen, skriv inget."),
            as_json,
        )
    ):
        function = option(function)
    return function


@command.command("barnutredningar", cls=Swedish)
@_options
def barnutredningar(**given: Any) -> int:
    """Läs in utredningar: en rad var, med när de inleddes och avslutades."""
    return _import("barnutredningar", **given)


@command.command("forlangningar", cls=Swedish)
@_options
def forlangningar(**given: Any) -> int:
    """Läs in beslut om förlängd utredningstid: en rad per beslut."""
    return _import("forlangningar", **given)


def _import(
    kind: str,
    fil: Path,
    namnd: str | None,
    made: str,
    mapping: Path | None,
    *,
    dry_run: bool,
    to_json: bool,
) -> int:
    """Import a file; 0 when every row was taken, 1 when some were refused, 2 when the file was."""
    try:
        with services(only=None if namnd is None else [namnd]) as built:
            log = one_log(built, namnd)
            found = _run(log, kind, fil, made, mapping, dry_run=dry_run, quiet=to_json)
    except InvalidInputError as error:
        _tell_broken(error, to_json=to_json)
        return REFUSED_FILE
    _tell(found, to_json=to_json)
    return REFUSED_ROWS if found.refused else 0


def _run(
    log: Log,
    kind: str,
    fil: Path,
    made: str,
    mapping: Path | None,
    *,
    dry_run: bool,
    quiet: bool,
) -> ImportReport:
    from audit.envelope import Actor  # noqa: PLC0415 - help comes at once without the store
    from audit.intake.dates import parse_extract_time  # noqa: PLC0415
    from audit.intake.kinds import Kind  # noqa: PLC0415
    from audit.store.founding import SYSTEM  # noqa: PLC0415
    from audit.store.importing import Order, import_file, no_progress  # noqa: PLC0415

    order = Order(
        kind=Kind(kind),
        extract_made_at=parse_extract_time(made),
        actor=Actor(SYSTEM, "tekniker"),
        mapping=None if mapping is None else _mapping(mapping, Kind(kind)),
        dry_run=dry_run,
    )
    bar: AbstractContextManager[Callable[[int, int], None]] = (
        nullcontext(no_progress) if quiet else progress("Läser in")
    )
    data = read_at_most(fil)
    with bar as moved:
        return import_file(log, data, order, moved)


def _mapping(path: Path, kind: Any) -> ColumnMapping:
    from audit.intake.mapping import parse_mapping  # noqa: PLC0415

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise click.UsageError("Mappningsfilen ska vara skriven i UTF-8.") from error
    return parse_mapping(text, kind)


def read_at_most(path: Path) -> bytes:
    """Read a file, but no more than one byte beyond what may be imported."""
    from audit.intake.decoding import MAX_BYTES  # noqa: PLC0415

    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _tell(found: ImportReport, *, to_json: bool) -> None:
    import json  # noqa: PLC0415

    from audit.intake.outcome import OUTCOME_LABELS  # noqa: PLC0415

    if to_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        return
    rows = [(OUTCOME_LABELS[outcome], number) for outcome, number in found.rows.items()]
    table(("Rader", "Antal"), rows)
    click.echo(_sentence(found))
    shown = found.problems[:MOST_SHOWN]
    if shown:
        table(
            ("Rad", "Kolumn", "Utfall", "Orsak"),
            [(one.row, one.column, OUTCOME_LABELS[one.outcome], one.reason) for one in shown],
        )
    if len(found.problems) > MOST_SHOWN:
        click.echo(f"Ytterligare {len(found.problems) - MOST_SHOWN} rader: se --json.")


def _sentence(found: ImportReport) -> str:
    if found.dry_run:
        return f"Provkörning: inget skrevs. {found.events} händelser skulle ha skrivits."
    if found.first_position is None:
        return "Inget nytt: ingenting skrevs."
    continued = "En avbruten import slutfördes. " if found.continued else ""
    return (
        f"{continued}{found.events} händelser skrevs, "
        f"löpnummer {found.first_position}–{found.last_position}."
    )


def _tell_broken(error: InvalidInputError, *, to_json: bool) -> None:
    """Say why the file (or what was said of it) is refused whole; nothing was written."""
    if to_json:
        import json  # noqa: PLC0415

        problems = [
            {"row": one.row, "column": one.field, "reason": one.reason} for one in error.problems
        ]
        click.echo(
            json.dumps({"refused": True, "problems": problems}, ensure_ascii=False, indent=2)
        )
        return
    click.echo("liggare: Filen läses inte in. Inget skrevs.", err=True)
    for one in error.problems:
        where = f"Rad {one.row}: " if one.row is not None else ""
        click.echo(f"  {where}{one.reason}", err=True)
