"""Who has read says in words what was read, of every page and file."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from api.web.labels import LASNINGAR
from tests.support.sources import ROOT

PLACE = {"Reading": 0, "INTERNKONTROLL.read": 3, "read": 3}
"""A call that records a reading → which argument names it."""


def named() -> Iterator[str]:
    """Give the name of every reading that is written out in a call."""
    for path in sorted((ROOT / "api").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = PLACE.get(node.func.id)
                if place is not None and len(node.args) > place:
                    name = node.args[place]
                    if isinstance(name, ast.Constant) and isinstance(name.value, str):
                        yield name.value


def test_every_reading_is_told_in_words() -> None:
    """No name of the code reaches whoever looks after who has read."""
    found = set(named())

    assert found
    assert not sorted(found - LASNINGAR.keys())
