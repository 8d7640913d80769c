"""SQL as files: each query named and described in a `.sql` file, loaded once, bound to one schema.

A file holds blocks that begin with `-- name: some_name`; `{schema}` stands for the quoted schema.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from types import SimpleNamespace
from typing import Any

from audit.errors import ConfigurationError

_NAME = re.compile(r"^-- name: ([a-z][a-z0-9_]*)\s*$", re.MULTILINE)
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class Queries:
    """The named queries of one `.sql` file; `bind` gives them for one schema."""

    def __init__(self, texts: dict[str, str]) -> None:
        """Keep the texts by name."""
        self.texts = texts
        self._bound: dict[str, SimpleNamespace] = {}

    @classmethod
    def load(cls, package: str, filename: str) -> Queries:
        """Read a file that lies in a package; raises ConfigurationError when a name comes twice."""
        return cls(_parse(package, filename))

    def bind(self, schema: str) -> Any:
        """Give the queries with `{schema}` filled in, each as an attribute (bytes)."""
        if schema not in self._bound:
            quoted = quote_schema(schema)
            filled = {name: text.replace("{schema}", quoted) for name, text in self.texts.items()}
            queries = {name: text.encode() for name, text in filled.items()}
            self._bound[schema] = SimpleNamespace(**queries)
        return self._bound[schema]


@cache
def _parse(package: str, filename: str) -> dict[str, str]:
    text = resources.files(package).joinpath(filename).read_text(encoding="utf-8")
    pieces = _NAME.split(text)
    found = dict(zip(pieces[1::2], (piece.strip() for piece in pieces[2::2]), strict=True))
    if len(found) * 2 != len(pieces) - 1:
        message = f"{package}/{filename} names a query twice"
        raise ConfigurationError(message)
    return found


def quote_schema(schema: str) -> str:
    """Quote a schema name for SQL; raises ConfigurationError for anything but a plain name."""
    if not _SCHEMA.fullmatch(schema):
        message = "a schema name holds only lower-case letters, digits and underscores"
        raise ConfigurationError(message)
    return f'"{schema}"'
