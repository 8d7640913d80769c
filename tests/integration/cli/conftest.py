"""Fixtures of the command line: an installation of its own, and a way to run commands in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from api.cli.main import run
from tests.support.installation import environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.database import Database


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status, and what it said on standard out and standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it said, as a script reads it."""
        return json.loads(self.out)


Liggare = Callable[..., Ended]


@pytest.fixture
def liggare(migrated: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Liggare:
    """The command, in this process, with the environment of an installation."""
    for name, value in environment(migrated, tmp_path).items():
        monkeypatch.setenv(name, value)

    def command(*arguments: str, stdin: str = "") -> Ended:
        out, err = StringIO(), StringIO()
        monkeypatch.setattr("sys.stdin", StringIO(stdin))
        with redirect_stdout(out), redirect_stderr(err):
            status = run(arguments)
        return Ended(status, out.getvalue(), err.getvalue())

    return command


@pytest.fixture
def opened(liggare: Liggare) -> Liggare:
    """The command, where the constructed nämnd `prov` is open."""
    liggare("namnd", "keys", "new", "prov")
    assert liggare("namnd", "open", "prov", "--name", "Provnämnden", "--constructed").status == 0
    return liggare
