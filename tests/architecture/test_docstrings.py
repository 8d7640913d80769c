"""Everything public says what it is for, and every test says what must hold."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.support.sources import files, modules, place, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    """Give the public definitions of a module, and those in its public classes."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def repeats(node: Definition) -> bool:
    """Say whether a definition adds a case to one documented elsewhere (overload, setter)."""
    decorators = {ast.unparse(decorator).split(".")[-1] for decorator in node.decorator_list}
    return bool(decorators & {"overload", "override", "setter"})


def each_test(path: Path) -> Iterator[Definition]:
    """Give the test functions of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function) and node.name.startswith("test_"):
            yield node


def test_every_module_says_what_lives_there() -> None:
    """The first line of every Python file says what the file holds."""
    paths = [*modules(), *files(".py", "tests/"), *files(".py", "scripts/")]
    wrong = [
        f'{place(path)} has no docstring: begin the file with """What lives here."""'
        for path in paths
        if not ast.get_docstring(tree(path))
    ]

    assert not wrong, "\n".join(wrong)


def test_everything_public_has_a_docstring() -> None:
    """Every public class, function and method of the three packages says what it does."""
    wrong = [
        f"{place(path, node.lineno)} {node.name} has no docstring: "
        "one imperative sentence (units, errors, source), or a leading underscore"
        for path in modules()
        for node in public(tree(path).body)
        if not ast.get_docstring(node) and not repeats(node)
    ]

    assert not wrong, "\n".join(wrong)


def test_every_test_states_a_behaviour() -> None:
    """Every test function has a docstring, so that a failure reads as a broken promise."""
    wrong = [
        f"{place(path, node.lineno)} {node.name} has no docstring: "
        "say in one sentence what must hold"
        for path in files(".py", "tests/")
        for node in each_test(path)
        if not ast.get_docstring(node)
    ]

    assert not wrong, "\n".join(wrong)
