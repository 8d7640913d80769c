"""Runs a command and writes down the most memory it had: `measured FILE COMMAND …`.

A process of its own, and a small one: what a process had before it became the command counts as
the command's, so the benchmark itself, which is large, must not start it.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

MB = 1_000_000


def main() -> int:
    """Run the command, hand on what ends it, and write its peak in bytes."""
    report, command = Path(sys.argv[1]), sys.argv[2:]
    child = os.posix_spawn(command[0], command, os.environ)
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda number, _: os.kill(child, number))
    _, status, usage = os.wait4(child, 0)
    # Linux tells KiB, macOS bytes.
    report.write_text(str(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
