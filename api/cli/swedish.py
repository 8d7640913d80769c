"""Click's own words in Swedish: usage, headings, and what is wrong with what was typed."""

from __future__ import annotations

from typing import Any, Final

import click

CONTEXT: Final = {"help_option_names": ["-h", "--hjalp", "--help"]}


class Swedish(click.Command):
    """A command whose help is in Swedish."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is used."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Så här: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Name the parts of the line."""
        words = {"[OPTIONS]": "[FLAGGOR]", "COMMAND [ARGS]...": "KOMMANDO …"}
        return [words.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options, and the commands of a group."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        given = [record for record in records if record is not None]
        if given:
            with formatter.section("Flaggor"):
                formatter.write_dl(given)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Describe the help option."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Visa den här hjälpen."
        return option


class SwedishGroup(Swedish, click.Group):
    """A group of commands whose help is in Swedish."""

    command_class = Swedish
    group_class = type

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their first line."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, one.get_short_help_str(80)) for name, one in found if one is not None]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; says which group was asked when there is none."""
        if args and self.get_command(ctx, args[0]) is None:
            ctx.fail(f"Kommandot finns inte. Se: {ctx.command_path} --help")
        return super().resolve_command(ctx, args)


def explain(error: click.UsageError) -> str:
    """Say in Swedish what is wrong with what was typed."""
    match error:
        case click.NoSuchOption():
            said = f"Flaggan {error.option_name} finns inte."
        case click.MissingParameter():
            said = f"{_name(error)} saknas."
        case click.BadParameter():
            said = f"{_name(error)}: {_reason(error)}"
        case click.BadOptionUsage():
            said = f"Flaggan {error.option_name} används fel."
        case _:
            said = error.message
    usage = error.ctx.get_usage() + "\n" if error.ctx else ""
    return f"{usage}liggare: {said}"


def _name(error: click.BadParameter) -> str:
    param = error.param
    if param is None:
        return "Värdet"
    names = param.opts if isinstance(param, click.Option) else [param.human_readable_name]
    return names[-1]


def _reason(error: click.BadParameter) -> str:
    kind: Any = getattr(error.param, "type", None)
    if isinstance(kind, click.Choice):
        return "ska vara ett av: " + ", ".join(map(str, kind.choices)) + "."
    if isinstance(kind, click.IntRange):
        return f"ska vara ett heltal från {kind.min} till {kind.max}."
    if isinstance(kind, click.Path | click.File):
        return "filen går inte att läsa."
    return error.message
