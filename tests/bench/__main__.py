"""`python -m tests.bench [PART …]` measures; `… profile [PART …]` tells where the time goes."""

from __future__ import annotations

import argparse
import math
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import (
    answering,
    appending,
    aret,
    casework,
    checking,
    clocks,
    importing,
    profiling,
    rebuilding,
    remembering,
    report,
    serving,
    starting,
    verkstallighet,
)
from tests.bench.ground import bench_server
from tests.bench.machine import describe
from tests.bench.result import Line
from tests.bench.sizes import Sizes
from tests.bench.stage import stage

if TYPE_CHECKING:
    from tests.bench.stage import Stage

PARTS = {
    "append": appending.lines,
    "import": importing.lines,
    "rebuild": rebuilding.lines,
    "check": checking.lines,
    "answer": answering.lines,
    "http": serving.lines,
    "clocks": clocks.lines,
    "lexsarah": casework.lines,
    "verkstallighet": verkstallighet.lines,
    "aret": aret.lines,
    "memory": remembering.lines,
    "start": starting.lines,
}
RESULTS = Path("docs/reference/benchmark-results.md")


def main(arguments: list[str]) -> int:
    """Run what is asked for; everything, written to the committed page, when nothing is."""
    asked = _parse(arguments)
    sizes = Sizes.load()
    found: list[Line] = []
    with bench_server() as server:
        machine = describe(server)
        with stage(server, sizes) as set_up:
            if asked.parts[:1] == ["profile"]:
                profiling.run(set_up, asked.parts[1:])
                return 0
            failed = [name for name in asked.parts or PARTS if not _measure(name, set_up, found)]
    if not asked.parts or asked.write:
        report.write(asked.write or RESULTS, found, machine, sizes)
    return 1 if failed else 0


def _measure(name: str, set_up: Stage, found: list[Line]) -> bool:
    """Measure one part; one that fails is said to have failed, and the others go on."""
    try:
        for line in PARTS[name](set_up):
            report.show(line)
            found.append(line)
    except Exception as error:  # noqa: BLE001 - whatever it was, the other parts can be measured
        traceback.print_exc()
        found.append(Line(name, "–", math.nan, "", None, f"failed: {type(error).__name__}"))
        return False
    return True


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    known = f"{', '.join(PARTS)}, or: profile {'|'.join(profiling.WORK)}"
    parser.add_argument("parts", nargs="*", help=known)
    parser.add_argument("--write", type=Path, help="the page to write (default: only a whole run)")
    asked = parser.parse_args(arguments)
    profile = asked.parts[:1] == ["profile"]
    named = asked.parts[1:] if profile else asked.parts
    allowed = set(profiling.WORK if profile else PARTS)
    if unknown := [name for name in named if name not in allowed]:
        parser.error(f"unknown: {', '.join(unknown)}; known: {known}")
    return asked


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
