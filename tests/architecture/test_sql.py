"""SQL lives in `.sql` files, where it can be read, explained and reviewed as SQL."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.support.sources import files, modules, place, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STATEMENT = re.compile(
    r"\bSELECT\b[^.;]*\bFROM\b|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b|\bUPDATE\s+\S+\s+SET\b"
    r"|\bCREATE\s+(TABLE|INDEX|FUNCTION|TRIGGER|VIEW)\b|\bCOPY\s+\S+\s*(\(|FROM\b|TO\b)",
    re.DOTALL,
)
NAMED = re.compile(r"^-- name: (\w+)[^\n]*\n(?!--)", re.MULTILINE)


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Give (line, text) of every string in a file that is not a docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            value = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
            if isinstance(value, str):
                yield node.lineno, value


def test_no_statement_hides_in_python() -> None:
    """No module of the service holds a statement as a string."""
    wrong = [
        f"{place(path, line)} holds SQL: move it to a .sql file, name it, load it with "
        "audit.store.sql.Queries"
        for path in modules()
        for line, text in texts(path)
        if STATEMENT.search(text)
    ]

    assert not wrong, "\n".join(wrong)


def test_every_named_query_is_described() -> None:
    """Each `-- name:` of a .sql file is followed by a comment that says what the query is for."""
    wrong = [
        f"{place(path)} {match[1]} has no description: add a comment line below its name"
        for path in files(".sql")
        for match in NAMED.finditer(path.read_text(encoding="utf-8"))
    ]

    assert not wrong, "\n".join(wrong)
