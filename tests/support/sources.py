"""The project's own files, for tests that read them."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PACKAGES = ("audit", "projections", "api")
CARRIED = ("api/web/static/vendor/", "tests/vendor/", "tests/golden/", "LICENSE")
"""Files that others wrote, or that are examples of what is wrong."""


@cache
def files(suffix: str = "", under: str = "") -> tuple[Path, ...]:
    """List the files that git has or would take, without those that others wrote."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    names = [name for name in listed.stdout.splitlines() if not name.startswith(CARRIED)]
    chosen = [ROOT / name for name in names if name.endswith(suffix) and name.startswith(under)]
    return tuple(path for path in chosen if path.is_file())


def modules(*packages: str) -> list[Path]:
    """List the Python files of some packages, of all three when none is named."""
    return [path for package in packages or PACKAGES for path in files(".py", f"{package}/")]


@cache
def tree(path: Path) -> ast.Module:
    """Parse one file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def dotted(path: Path) -> str:
    """Return the dotted name of a module's file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Give (line, dotted name) of everything a file imports, wherever the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(path, node)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    # A relative import counts from the folder of the file.
    folder = path.relative_to(ROOT).parent.parts
    kept = folder[: len(folder) - node.level + 1]
    return ".".join((*kept, *([node.module] if node.module else [])))


def place(path: Path, line: int = 0) -> str:
    """Say where something is, as an editor opens it."""
    name = str(path.relative_to(ROOT))
    return f"{name}:{line}" if line else name
