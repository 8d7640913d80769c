"""Write the pages about who may do what in each area, from the areas' `acts.csv`.

The text above the tables is written by hand.
The tables are the source: they were written before the code, and tests try every cell of them.
"""

from __future__ import annotations

import csv
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]

STREAMS = {
    "internkontroll": {
        "plan": "A year's plan (internkontrollplan)",
        "matning": "A measurement (mätning)",
        "avvikelse": "A deviation (avvikelse) and its åtgärder",
        "kontroll": "A control that the nämnd defines (kontroll)",
        "dragningar": "The random draws of a year (dragningar)",
    },
    "verkstallighet": {
        "beslut": "A decision not carried out (beslut)",
        "kvartal": "A quarter's reports (kvartal)",
        "vantelista": "A year's waiting list (väntelista)",
    },
    "revision": {"granskning": "A granskning"},
    "arsplan": {
        "arsplan": "A year's sammanträden and punkter (årsplan)",
        "arsmal": "A year's goals (årsmål)",
    },
}
"""Area → its kinds of stream, with the heading of each."""
CELLS = {"may": "ja", "authority": "behörighet", "state": "steg", "-": ""}


def page_of(area: str) -> Path:
    """Give the page of an area."""
    return ROOT / "docs" / "reference" / f"{area}-acts.md"


def rows(area: str) -> list[dict[str, str]]:
    """Read the table of an area."""
    table = ROOT / "audit" / area / "acts.csv"
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def line(cells: list[str]) -> str:
    """Write one line of a table."""
    return "| " + " | ".join(cells) + " |"


def part(heading: str, labels: dict[str, str], found: list[dict[str, str]]) -> list[str]:
    """Write the table of one kind of stream: who may, at which step, and what it asks besides."""
    names = [*found[0]]
    roles = names[names.index("rapportor") : names.index("ingen")]
    states = {key: name for key, name in labels.items() if found[0][key] != "-"}
    head = ["act", "roles that may", *states.values(), "villkor", "name in code"]
    body = [
        [
            r["label"],
            ", ".join(role for role in roles if r[role] == "may"),
            *(CELLS[r[key]] for key in states),
            r["needs"],
            f"`{r['act']}`",
        ]
        for r in found
    ]
    return [f"## {heading}", "", line(head), "|" + "---|" * len(head), *map(line, body), ""]


def page(area: str) -> str:
    """Give the whole page: what stood above its first section is kept, the tables are new."""
    labels = {
        str(key): name for key, name in import_module(f"audit.{area}.roles").STEG_LABELS.items()
    }
    before = page_of(area).read_text(encoding="utf-8")
    introduction = before.partition("\n## ")[0].rstrip("\n") + "\n"
    found = rows(area)
    parts = (
        part(heading, labels, [r for r in found if r["stream"] == stream])
        for stream, heading in STREAMS[area].items()
    )
    return "\n".join([introduction, *(text for one in parts for text in one)]).rstrip("\n") + "\n"


if __name__ == "__main__":
    for name in STREAMS:
        page_of(name).write_text(page(name), encoding="utf-8")
