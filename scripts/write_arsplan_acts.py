"""Write the page about who may do what with the nämnd's year from `acts.csv` of the area.

The text above the tables is written by hand.
The table is the source: it was written before the code, and a test tries every cell of it.
"""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "audit" / "arsplan" / "acts.csv"
PAGE = ROOT / "docs" / "reference" / "arsplan-acts.md"

STATES = {"ingen": "finns inte", "paborjad": "påbörjat"}
STREAMS = {
    "arsplan": "A year's sammanträden and punkter (årsplan)",
    "arsmal": "A year's goals (årsmål)",
}
CELLS = {"may": "ja", "authority": "behörighet", "state": "steg", "-": ""}


def rows() -> list[dict[str, str]]:
    """Read the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def line(cells: list[str]) -> str:
    """Write one line of a table."""
    return "| " + " | ".join(cells) + " |"


def part(stream: str, found: list[dict[str, str]]) -> list[str]:
    """Write the table of one kind of stream: who may, at which step, and what it asks besides."""
    names = [*found[0]]
    roles = names[names.index("rapportor") : names.index("ingen")]
    head = ["act", "roles that may", *STATES.values(), "villkor", "name in code"]
    body = [
        [
            r["label"],
            ", ".join(role for role in roles if r[role] == "may"),
            *(CELLS[r[key]] for key in STATES),
            r["needs"],
            f"`{r['act']}`",
        ]
        for r in found
    ]
    return [
        *(f"## {STREAMS[stream]}", ""),
        *(line(head), "|" + "---|" * len(head), *map(line, body), ""),
    ]


def page(found: list[dict[str, str]], before: str) -> str:
    """Give the whole page: what stood above its first section is kept, the tables are new."""
    introduction = before.partition("\n## ")[0].rstrip("\n") + "\n"
    parts = [part(stream, [r for r in found if r["stream"] == stream]) for stream in STREAMS]
    return "\n".join([introduction, *(text for one in parts for text in one)]).rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(rows(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
