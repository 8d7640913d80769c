"""The service and its commands as processes of their own, and the memory they had."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from psycopg.conninfo import conninfo_to_dict

from tests.bench.measured import MB

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.bench.ground import Ground

LIGGARE = str(Path(sys.executable).with_name("liggare"))
TAIL = 2_000
"""Characters shown of what a process that failed had said."""


@dataclass(frozen=True, slots=True)
class Running:
    """A process that runs, and the folder where it leaves its peak and what it said."""

    process: subprocess.Popen[str]
    folder: Path

    def end(self, *, ask: bool = True) -> float:
        """Ask it to end (or wait until it does by itself); gives its peak of memory in MB.

        Raises RuntimeError, with what it said, where it ends badly.
        """
        if ask and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        if self.process.wait() not in (0, -signal.SIGINT):
            said = (self.folder / "said").read_text(encoding="utf-8", errors="replace")
            message = f"a measured process ended badly: {said[-TAIL:]}"
            raise RuntimeError(message)
        return int((self.folder / "peak").read_text(encoding="utf-8")) / MB


@contextmanager
def running(command: list[str], variables: Mapping[str, str]) -> Iterator[Running]:
    """Start a process; what still runs at the end is asked to stop, and waited for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = [sys.executable, "-m", "tests.bench.measured", str(folder / "peak"), *command]
        with (folder / "said").open("w", encoding="utf-8") as said:
            process = subprocess.Popen(
                measured, env=dict(variables), stdout=subprocess.PIPE, stderr=said, text=True
            )
        with process:
            try:
                yield Running(process, folder)
            finally:
                if process.poll() is None:
                    process.send_signal(signal.SIGINT)


def environment(ground: Ground) -> dict[str, str]:
    """Give the settings of a service over the ground's database; no other is taken over."""
    return {
        **without_settings(),
        "DATABASE_URL": _url(ground.database.app_dsn),
        "LIGGARE_STATE_DIR": str(ground.folder),
        "LIGGARE_KEYS_DIR": str(ground.folder / "keys"),
        "LIGGARE_OUTSIDE_DIR": str(ground.around.outside),
    }


def without_settings() -> dict[str, str]:
    """Give the environment without any setting of the service."""
    return {name: value for name, value in os.environ.items() if not _is_setting(name)}


def _url(conninfo: str) -> str:
    """Write a connection string as the address that the settings want."""
    given = {name: str(value) for name, value in conninfo_to_dict(conninfo).items()}
    user, dbname = (quote(given.pop(name), safe="") for name in ("user", "dbname"))
    return f"postgresql://{user}@/{dbname}?{urlencode(given)}"


def _is_setting(name: str) -> bool:
    return name.startswith("LIGGARE_") or name == "DATABASE_URL"
