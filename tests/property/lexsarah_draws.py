"""What the acts of an ärende are drawn from, and the commands that the draws make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from audit.lexsarah import Role
from audit.lexsarah.codes import ANNAN_ANMALAN
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from tests.property.lexsarah_card import GRADES
from tests.unit.lexsarah.asked import DAY, commands
from tests.unit.lexsarah.people import token
from tests.unit.lexsarah.table import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.lexsarah import Command

TABLE = {row["act"]: row for row in rows()}
NAMES = [n for n, row in TABLE.items() if row["stream"] == "arende" and row["ingen"] == "access"]
PEOPLE = {role: (role,) for role in map(str, Role)} | {"utredare": ("ulla", "uno", "urban")}
WHO = st.sampled_from([(role, one) for role, people in PEOPLE.items() for one in people])
DRAWN = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "anybody": st.integers(0, 3).map(lambda n: n == 3),
        "who": WHO,
        "konto": st.sampled_from(["ulla", "uno", "enhetschef", "nobody", "nobody"]),
        "rapport": st.sampled_from(["one", "two", "three"]),
        "number": st.integers(0, 8),
        "grade": st.sampled_from(GRADES),
        "words": st.booleans(),
    }
)
"""Everything that an act may need, drawn at once."""


def command_of(name: str, drawn: dict[str, Any]) -> Command:
    """Make the command of an act with what was drawn."""
    atgard = drawn.get("atgard", 1)
    command = commands(atgard, atgard, 1)[name]
    fields = set(command.__dataclass_fields__)
    tokens = {key: token(drawn[key]) for key in ("konto", "rapport") if key in drawn}
    changes: dict[str, Any] = {k: v for k, v in tokens.items() if k in fields}
    number = drawn.get("number", 0)
    changes |= special(name, number)
    if "bedomning" in fields:
        told = "Vi bedömer om." if drawn["words"] else None
        changes |= {"bedomning": drawn["grade"], "till_rapportor": told}
    return replace(command, **changes)


def special(name: str, number: int) -> dict[str, Any]:
    """Give the fields of some acts that a number stands for."""
    chosen: dict[str, Callable[[], dict[str, Any]]] = {
        "note_annan_anmalan": lambda: {"slag": pick(ANNAN_ANMALAN, number)},
        "answer_punkt": lambda: {"punkt": pick(PUNKTER, number)},
        "answer_konsekvens": lambda: {
            "fraga": pick(KONSEKVENSER, number),
            "datum": DAY,
            "satt": "samtal",
        },
        "record_kod": lambda: {
            "kod": "Enskild A" if number > 6 else "Personal 1",
            "slag": "enskild" if number > 6 else "personal",
        },
        "register_beslut": lambda: {"slag": "atgarder" if number > 4 else "ovrigt"},
        "correct_arende": lambda: {"replaced": {"enhet": "e2" if number > 4 else "e1"}},
    }
    return chosen[name]() if name in chosen else {}


def pick(codes: dict[str, str], number: int) -> str:
    """Choose one of some codes."""
    return [*codes][number % len(codes)]


def rank(grade: str) -> int:
    """Say how serious a grade is."""
    return GRADES.index(grade)
