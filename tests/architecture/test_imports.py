"""Imports point one way: api → projections → audit; store → areas and evidence → the top files."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.sources import ROOT, dotted, imports, modules, place, tree

if TYPE_CHECKING:
    from pathlib import Path

ORDER = ("audit", "projections", "api")
OUTSIDE_WORLD = {
    *("asyncio", "ftplib", "glob", "http", "io", "mmap", "multiprocessing", "os", "pathlib"),
    *("random", "secrets", "select", "shutil", "signal", "smtplib", "socket", "socketserver"),
    *("sqlite3", "ssl", "subprocess", "tempfile", "threading", "time"),
    *("fastapi", "psycopg", "psycopg_pool", "structlog", "uvicorn"),
}
"""What a part that does no I/O has no use for; clock and randomness are arguments there."""


def areas() -> list[str]:
    """Name the folders of `audit` that hold law and domain: all but store and evidence."""
    found = {path.parent.name for path in (ROOT / "audit").glob("*/__init__.py")}
    return sorted(found - {"store", "evidence"})


def part_of_audit(module: str) -> str:
    """Return the part of `audit` that a module belongs to; "" for the files at its top."""
    second = module.split(".")[1] if "." in module else ""
    return second if (ROOT / "audit" / second).is_dir() and second else ""


def allowed(importer: str, imported: str) -> bool:
    """Say whether one part of `audit` may import another."""
    if importer in {imported, "store"}:
        return True
    if importer == "evidence":
        return False
    if importer == "intake":
        return imported not in {"store", "evidence"}
    return imported == "" or (importer != "" and imported == "law")


@pytest.mark.parametrize("package", ORDER)
def test_packages_point_one_way(package: str) -> None:
    """A package imports only those below it: api → projections → audit."""
    above = ORDER[ORDER.index(package) + 1 :]
    wrong = [
        f"{place(path, line)} imports {name}: move what both need down into {package} or below"
        for path in modules(package)
        for line, name in imports(path)
        if name.split(".")[0] in (*above, "tests", "scripts")
    ]

    assert not wrong, "\n".join(wrong)


def test_parts_of_audit_point_one_way() -> None:
    """Inside audit: store → the areas and evidence → the files at its top; evidence → nothing."""
    wrong = [
        f"{place(path, line)} imports {name}: pass it in as an argument, or move it to a top file"
        for path in modules("audit")
        for line, name in imports(path)
        if name.split(".")[0] == "audit"
        and not allowed(part_of_audit(dotted(path)), part_of_audit(name))
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", [*areas(), "evidence"])
def test_the_domain_reaches_for_nothing_outside(part: str) -> None:
    """The areas and evidence open no file, no socket and no database, and look at no clock."""
    wrong = [
        f"{place(path, line)} uses {name}: the domain is pure; "
        "let audit/store or api do it and pass the result in"
        for path in modules(f"audit/{part}")
        for line, name in (*imports(path), *calls_to_the_outside(path))
        if name.split(".")[0] in OUTSIDE_WORLD or name in {"open", "print", "input", "now", "today"}
    ]

    assert not wrong, "\n".join(wrong)


def calls_to_the_outside(path: Path) -> list[tuple[int, str]]:
    """List calls of open(), print(), input(), and of anything's now() or today()."""
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    plain = [(call.lineno, call.func.id) for call in calls if isinstance(call.func, ast.Name)]
    methods = [
        (call.lineno, call.func.attr)
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"now", "today", "utcnow"}
    ]
    return [(line, name) for line, name in plain if name in {"open", "print", "input"}] + methods


def test_the_domain_is_built_on_the_standard_library() -> None:
    """What the areas import is ours, the standard library's, or knows the holidays."""
    kept = {"audit", "holidays", *sys.stdlib_module_names}
    wrong = [
        f"{place(path, line)} imports {name}: a library in the domain outlives us; "
        "write it plainly, or argue for it in docs/decisions and add it here"
        for area in areas()
        for path in modules(f"audit/{area}")
        for line, name in imports(path)
        if name.split(".")[0] not in kept
    ]

    assert not wrong, "\n".join(wrong)
