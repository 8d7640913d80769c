"""Write the page about who may do what in the internkontroll from `audit/internkontroll/acts.csv`.

The text above the tables is written by hand.
The table is the source: it was written before the code, and a test tries every cell of it.
"""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "audit" / "internkontroll" / "acts.csv"
PAGE = ROOT / "docs" / "reference" / "internkontroll-acts.md"

ROLES = {
    "rapportor": "rapportör",
    "mottagare": "mottagare",
    "utredare": "utredare",
    "enhetschef": "enhetschef",
    "verksamhetschef": "verksamhetschef",
    "beslutsfattare_ivo": "beslutsfattare IVO",
    "namndsekreterare": "nämndsekreterare",
    "kvalitet": "kvalitet",
    "revisor": "revisor",
    "loggkontrollant": "loggkontrollant",
    "tekniker": "tekniker",
    "system": "tjänsten själv",
}
STATES = {
    "ingen": "finns inte",
    "utkast": "utkast",
    "antagen": "antagen",
    "registrerad": "registrerad",
    "fryst": "fryst",
    "aterkallad": "återkallad",
    "oppen": "öppen",
    "gallande": "gällande",
    "paborjad": "påbörjad",
    "avslutad": "avslutad",
}
STREAMS = {
    "plan": "A year's plan (internkontrollplan)",
    "matning": "A measurement (mätning)",
    "avvikelse": "A deviation (avvikelse) and its åtgärder",
    "kontroll": "A control that the nämnd defines (kontroll)",
    "dragningar": "The random draws of a year (dragningar)",
}
CELLS = {"may": "ja", "authority": "behörighet", "state": "steg", "-": ""}


def rows() -> list[dict[str, str]]:
    """Read the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def line(cells: list[str]) -> str:
    """Write one line of a table."""
    return "| " + " | ".join(cells) + " |"


def table(head: list[str], body: list[list[str]]) -> list[str]:
    """Write a table."""
    return [line(head), "|" + "---|" * len(head), *map(line, body), ""]


def part(stream: str, found: list[dict[str, str]]) -> list[str]:
    """Write the two tables of one kind of stream: by role, and by state."""
    states = {key: name for key, name in STATES.items() if found[0][key] != "-"}
    by_role = [[r["label"], *(CELLS[r[key]] for key in ROLES), f"`{r['act']}`"] for r in found]
    by_state = [[r["label"], *(CELLS[r[key]] for key in states), r["needs"]] for r in found]
    return [
        *(f"## {STREAMS[stream]}", "", "### By role", ""),
        *table(["act", *ROLES.values(), "name in code"], by_role),
        *("### By state", ""),
        *table(["act", *states.values(), "villkor"], by_state),
    ]


def page(found: list[dict[str, str]], before: str) -> str:
    """Give the whole page: what stood above its first section is kept, the tables are new."""
    introduction = before.partition("\n## ")[0].rstrip("\n") + "\n"
    parts = [part(stream, [r for r in found if r["stream"] == stream]) for stream in STREAMS]
    return "\n".join([introduction, *(text for one in parts for text in one)]).rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(rows(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
