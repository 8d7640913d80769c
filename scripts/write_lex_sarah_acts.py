"""Write the page about who may do what in lex Sarah from its table, `audit/lexsarah/acts.csv`.

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
INTRODUCTION = """\
# Who may do what in lex Sarah, and when

Written by `scripts/write_lex_sarah_acts.py` from `audit/lexsarah/acts.csv`: change the table, then run the script.
The table was written before the code, and tests try every cell of it.

An act is refused for one of four reasons, asked in this order; the first that applies is the one that is given.

| reason | when | what the person is told |
|---|---|---|
| åtkomst | the role never sees such a thing, or this person has no need to know of this one | the same as where nothing is there |
| jäv | the person has declared jäv, or is recorded as involved in the event | that somebody else must do it |
| steg | the report or case is not in a state where this can be done | which step lacks |
| behörighet | the role may not do it, or the delegationsordning gives it to another | the point, and who may |

A cell says *ja*, or the reason for which the act is refused.
So the answer for a person is found in three looks: the column of the role, the column *den som är jävig*, the column of the state.

What the columns of the roles take for granted:

- the person has the access that the role can have: the utredare has taken the case or been given access, the enhetschef has been given access, the verksamhetschef heads the verksamhet, the rapportör made this report;
- where a column *punkt* names a matter, the delegationsordning in force gives it to the ordinary holder of the role, as the one of the demo does; under another ordning the refusal follows that ordning;
- a colleague who is utredare of other cases sees a case until somebody has taken it, and after that only with given access;
- the demo's ordning has no point for notifying IVO of brister (27 kap. 7 §), so nobody who signs in may decide it: the nämnd decides, and its beslut is registered.

A revisor reads sealed text only within a granskning, which belongs to another part of the register.
*Villkor* holds what is asked besides: a lacking one is refused as *steg*, or as wrong input where it concerns what was filled in.
"""


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


def page(found: list[dict[str, str]]) -> str:
    """Give the whole page."""
    parts = [part(stream, [r for r in found if r["stream"] == stream]) for stream in STREAMS]
    return "\n".join([INTRODUCTION, *(text for one in parts for text in one)]).rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(rows()), encoding="utf-8")
