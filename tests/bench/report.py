"""The table: printed while it is measured, and written to files at the end."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.bench.result import Line
    from tests.bench.sizes import Sizes

HEADINGS = ("what", "against", "aim", "seen", "verdict", "made of")


def cells(line: Line) -> tuple[str, ...]:
    """Give the cells of one line of the table."""
    aim = str(line.aim) if line.aim else "–"
    return (line.what, line.against, aim, line.shown, line.verdict, line.detail)


def show(line: Line) -> None:
    """Print one line as soon as it is known."""
    what, against, aim, seen, verdict, detail = cells(line)
    print(f"{verdict:8} {seen:>16}  (aim {aim})  {what} | {against} | {detail}", flush=True)


def markdown(lines: Sequence[Line], machine: Mapping[str, str], sizes: Sizes) -> str:
    """Write the page of results."""
    today = datetime.now(UTC).date().isoformat()
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *map(cells, lines)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    seen_on = "\n".join(f"| {name} | {value} |" for name, value in machine.items())
    return (
        "# Benchmark results\n\n"
        f"Written by `make bench` on {today}; what is measured, and how, is told in "
        "[benchmarks.md](benchmarks.md).\n"
        f"Logs of {sizes.events:,} events, {sizes.callers} callers, {sizes.rounds} rounds "
        f"of {sizes.seconds:g} s.\n\n"
        f"{table}\n\n## Seen on\n\n| | |\n| --- | --- |\n{seen_on}\n"
    )


def as_json(lines: Sequence[Line], machine: Mapping[str, str], sizes: Sizes) -> str:
    """Write the same for a script."""
    measured = [
        {**asdict(line), "aim": str(line.aim) if line.aim else None, "verdict": line.verdict}
        for line in lines
    ]
    told = {"machine": dict(machine), "sizes": asdict(sizes), "lines": measured}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def write(path: Path, lines: Sequence[Line], machine: Mapping[str, str], sizes: Sizes) -> None:
    """Write the page, and the same as JSON beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(markdown(lines, machine, sizes), encoding="utf-8")
    path.with_suffix(".json").write_text(as_json(lines, machine, sizes), encoding="utf-8")
