"""The `liggare` command itself: which commands there are, and how errors end it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from api.cli.swedish import CONTEXT, SwedishGroup, explain
from audit.errors import ConfigurationError, LiggareError

COMMANDS: Final = {
    "run": ("api.cli.run", "Starta tjänsten."),
    "status": ("api.cli.status", "Visa hur loggar och vyer mår."),
    "import": ("api.cli.imports", "Läs in ett utdrag ur verksamhetssystemet."),
    "check": ("api.cli.check", "Kontrollera hela loggen."),
    "rebuild": ("api.cli.rebuild", "Bygg om vyerna ur loggen."),
    "checkpoint": ("api.cli.checkpoint", "Visa senaste kontrollstämpeln."),
    "namnd": ("api.cli.namnd", "Öppna nämnder, gör databasen redo, sköt nycklar."),
    "kvitto": ("api.cli.kvitto", "Kontrollera ett kvitto, utan databas."),
    "account": ("api.cli.account", "Sköt konton, roller, uppdrag, andra faktorer och nycklar."),
    "stop": ("api.cli.stop", "Stoppa en inbyggd databas som blev kvar."),
}
"""Each command's module, imported only when it is used, so that help comes at once."""


class Lazy(SwedishGroup):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Name the commands in the order above."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[name][0]).command
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Kommandon"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings=CONTEXT)
@click.version_option(
    package_name="liggare", message="Liggaren %(version)s", help="Visa versionen."
)
def cli() -> None:
    """Liggaren: en nämnds register över händelser, med bevis."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and end with its status; what was to be expected ends without a traceback."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    try:
        result = cli.main(args=arguments, prog_name="liggare", standalone_mode=False)
    except KeyboardInterrupt:
        return _say("Avbrutet.", 1)
    except Exception as error:  # noqa: BLE001 - a message of a library could hold personal data
        return _ended(error)
    return result if isinstance(result, int) else 0


def _ended(error: Exception) -> int:
    """Say in Swedish what ended the command; gives the exit status."""
    match error:
        case click.UsageError():
            click.echo(explain(error), err=True)
            return 2
        case click.Abort():
            return _say("Avbrutet.", 1)
        case click.ClickException():
            return _say("Filen går inte att läsa.", 2)
        case LiggareError():
            return _say(error.detail, 2 if isinstance(error, ConfigurationError) else 1)
        case _:
            return _unexpected(error)


def _unexpected(error: Exception) -> int:
    import psycopg  # noqa: PLC0415 - only when something went wrong

    if isinstance(error, psycopg.OperationalError):
        return _say("Databasen svarar inte.", 2)
    from api.logging import describe  # noqa: PLC0415

    told = describe(error)
    return _say(f"Oväntat fel: {told['error']} ({' → '.join(told['where'])})", 2)


def _say(text: str, status: int) -> int:
    click.echo(f"liggare: {text}", err=True)
    return status


if __name__ == "__main__":
    main()
