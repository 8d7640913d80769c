"""A connection that fails where it is told to: before a statement is sent, or after it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg


@dataclass
class Fault:
    """Which statement fails (its beginning), and whether the server had done it by then."""

    statement: str
    after: bool
    times: int = 1


class LyingConnection:
    """A real connection to a real database, but for one lost message."""

    def __init__(self, real: psycopg.Connection[Any], fault: Fault) -> None:
        """Wrap a connection."""
        self._real = real
        self._fault = fault

    def execute(self, query: Any, *arguments: Any, **options: Any) -> Any:
        """Run a statement, or lose it, or lose its answer; then the connection is gone."""
        text = query.decode() if isinstance(query, bytes) else str(query)
        hit = self._fault.times > 0 and self._fault.statement in text
        if hit and not self._fault.after:
            self._break()
        result = self._real.execute(query, *arguments, **options)
        if hit:
            # In a pipeline nothing need have been sent yet: leaving an inner one waits for answers.
            with self._real.pipeline():
                pass
            self._break()
        return result

    def _break(self) -> None:
        self._fault.times -= 1
        self._real.close()
        raise psycopg.OperationalError("the connection was lost (on purpose)")

    def __getattr__(self, name: str) -> Any:
        """Everything else is the real connection's."""
        return getattr(self._real, name)
