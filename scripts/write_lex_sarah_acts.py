"""Write the page about who may do what in lex Sarah from its table, `audit/lexsarah/acts.csv`.

The text above the tables is written by hand.
The table is the source: it was written before the code, and a test tries every cell of it.
"""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "audit" / "lexsarah" / "acts.csv"
PAGE = ROOT / "docs" / "reference" / "lex-sarah-acts.md"

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
    "inkommen": "inkommen",
    "sorterad": "sorterad",
    "lamnad_vidare": "lämnad vidare",
    "oppnat": "öppnat",
    "under_utredning": "under utredning",
    "bedomt": "bedömt",
    "beslutat": "beslutat",
    "avslutat": "avslutat",
    "mottagen": "mottagen",
    "given": "given",
    "gallrad": "gallrad",
}
IVO = {"inte_anmalt": "inte anmält", "anmalt": "anmält", "kompletterat": "utredningen hos IVO"}
STREAMS = {
    "rapport": "A report (rapport)",
    "arende": "A case (ärende)",
    "utforare": "What a private utförare tells the nämnd",
    "information": "Staff informed (27 kap. 3 § SoL, 24 c § LSS)",
}
CELLS = {
    "may": "ja",
    "access": "åtkomst",
    "authority": "behörighet",
    "state": "steg",
    "jav": "jäv",
    "-": "",
}


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
    states = {key: name for key, name in STATES.items() if any(row[key] != "-" for row in found)}
    ivo = IVO if stream == "arende" else {}
    by_role = [[r["label"], *(CELLS[r[key]] for key in ROLES), f"`{r['act']}`"] for r in found]
    by_state = [
        [
            r["label"],
            *(CELLS[r[key]] for key in (*states, *ivo)),
            CELLS[r["jav"]],
            r["matter"] and f"`{r['matter']}`",
            r["needs"],
        ]
        for r in found
    ]
    heads = [*states.values(), *(f"IVO: {name}" for name in ivo.values())]
    return [
        f"## {STREAMS[stream]}",
        "",
        "### By role",
        "",
        *table(["act", *ROLES.values(), "name in code"], by_role),
        "### By state",
        "",
        *table(["act", *heads, "den som är jävig", "punkt", "villkor"], by_state),
    ]


def page(found: list[dict[str, str]], before: str) -> str:
    """Give the whole page: what stood above its first section is kept, the tables are new."""
    introduction = before.partition("\n## ")[0].rstrip("\n") + "\n"
    parts = [part(stream, [r for r in found if r["stream"] == stream]) for stream in STREAMS]
    return "\n".join([introduction, *(text for one in parts for text in one)]).rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(rows(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
