"""Write the reference pages that follow from the code: settings, events, errors, commands, roles.

The text above the first section of a page is written by hand; the rest is made anew.
`tests/architecture/test_docs.py` compares: whoever adds an event or a setting runs this again.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import click

from api.auth.roles import LABELS, MAY, Permission, Role
from api.cli.main import cli
from api.errors import STATUS
from audit.codec import fact_fields, sealed_parts
from audit.settings import Settings
from audit.store.registry import all_topics

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "reference"
PACKAGES = ("audit", "projections", "api")
PLAIN_NAMES = {"str": "text", "int": "integer", "bool": "true or false", "datetime": "UTC time"}


def table(head: Sequence[str], body: Iterator[Sequence[str]]) -> list[str]:
    """Write a table; a bar inside a cell is escaped."""
    rows = [[cell.replace("|", "\\|") for cell in row] for row in body]
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    return [*lines, ""]


def settings() -> list[str]:
    """Write every setting with its meaning and default."""

    def rows() -> Iterator[Sequence[str]]:
        for one in fields(Settings):
            name, says = one.metadata["env"], one.metadata["says"]
            secret = f"`{name}_FILE`" if one.metadata["secret"] else ""
            yield (f"`{name}`", says, _default(one), secret)

    return ["## All of them", "", *table(["name", "meaning", "default", "or in a file"], rows())]


def _default(one: Any) -> str:
    if one.default is MISSING:
        return "see above"
    return "none" if one.default in (None, False, "") else f"`{one.default}`"


def events() -> list[str]:
    """Write every topic that may stand in a log, by area."""
    topics = all_topics()
    by_area: dict[str, list[Sequence[str]]] = {}
    for topic, schema in sorted(topics.pairs()):
        event = topics.event_class(topic)
        facts = "; ".join(
            f"`{name}`: {_type(hint)}" for name, hint in fact_fields(event) if name != "happened"
        )
        words = ", ".join(f"`{name}` ({key})" for name, key in sealed_parts(event).items())
        row = (f"`{topic}`", str(schema), first_line(event), facts, words)
        by_area.setdefault(topic.partition(".")[0], []).append(row)
    head = ["topic", "version", "what happened", "facts", "sealed words (key)"]
    return [
        line
        for area, rows in by_area.items()
        for line in (f"## {area}", "", *table(head, iter(rows)))
    ]


def _type(hint: Any) -> str:
    """Name a type as a reader of facts sees it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return f"list of {_type(inner[0])}"
    if origin is dict:
        return f"object of {_type(inner[1])}"
    if inner:
        known = [one for one in inner if one is not NoneType]
        return _type(known[0]) + ", may be absent"
    name = str(hint.__name__)
    return PLAIN_NAMES.get(name, name)


def first_line(thing: Any) -> str:
    """Give the sentence that a docstring begins with."""
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def errors() -> list[str]:
    """Write every error class with what it means and its HTTP status."""

    def rows() -> Iterator[Sequence[str]]:
        for module, name in sorted(_error_classes()):
            kind = getattr(import_module(module), name)
            found = next((STATUS[one] for one in kind.__mro__ if one in STATUS), None)
            status = f"{found[0]} `{found[1]}`" if found else ""
            yield (f"`{name}`", f"`{module}`", first_line(kind), status)

    return ["## All of them", "", *table(["class", "where", "meaning", "HTTP"], rows())]


def _error_classes() -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                    yield ".".join(path.relative_to(ROOT).with_suffix("").parts), node.name


def commands() -> list[str]:
    """Write every command with its options, in the words of its own help."""
    return [line for path, command in walk(cli, ("liggare",)) for line in _command(path, command)]


def walk(
    group: click.Group, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command below a group, with the words it is called by."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from walk(command, (*path, name))
        elif command is not None:
            yield (*path, name), command


def _command(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    options = [one for one in command.params if isinstance(one, click.Option)]
    usage = " ".join([*path, *(str(one.metavar) for one in arguments)])
    yield from (f"## {' '.join(path)}", "", f"`{usage}`", "")
    yield from (*inspect.cleandoc(command.help or "").splitlines(), "")
    if options:
        rows = ((f"`{one.opts[0]}`", f"{one.help}{_must(one)}") for one in options)
        yield from table(["flagga", "betydelse"], rows)


def _must(option: click.Option) -> str:
    return " Måste anges." if option.required else ""


def roles() -> list[str]:
    """Write what each permission opens, and which role carries it."""
    says = _attribute_docs(Permission)
    permissions = ((f"`{one}`", says[one.name]) for one in Permission)
    matrix = (
        [f"{LABELS[role]} `{role}`", *("ja" if one in MAY[role] else "" for one in Permission)]
        for role in Role
    )
    return [
        *("## What each permission opens", "", *table(["permission", "opens"], permissions)),
        *("## Which role carries it", "", *table(["role", *map(str, Permission)], matrix)),
    ]


def _attribute_docs(enum: type) -> Mapping[str, str]:
    """Read the text that stands below each member of an enum."""
    tree = ast.parse(inspect.getsource(enum))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef))
    return {
        ast.unparse(before.targets[0]): ast.literal_eval(after.value)
        for before, after in pairwise(body)
        if isinstance(before, ast.Assign) and isinstance(after, ast.Expr)
    }


MADE: Mapping[str, Callable[[], list[str]]] = {
    "settings.md": settings,
    "events.md": events,
    "errors.md": errors,
    "commands.md": commands,
    "roles.md": roles,
}


def page(before: str, made: list[str]) -> str:
    """Give a whole page: what stood above its first section is kept."""
    introduction = before.partition("\n## ")[0].rstrip("\n")
    return "\n".join([introduction, "", *made]).rstrip("\n") + "\n"


if __name__ == "__main__":
    for name, make in MADE.items():
        path = PAGES / name
        path.write_text(page(path.read_text(encoding="utf-8"), make()), encoding="utf-8")
