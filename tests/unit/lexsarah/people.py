"""Who acts in the tests: one person per role, under the demo's delegationsordning."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from audit.delegation import Delegation, decide, read_ordning
from audit.lexsarah import Circumstances, Role
from tests.support.sources import ROOT

SPACE = UUID("0193f2a0-0000-7000-8000-0000000000aa")
TODAY = date(2026, 3, 20)
VERKSAMHET = "v1"

BEFATTNING = {
    Role.UTREDARE: "verksamhetsutvecklare",
    Role.ENHETSCHEF: "enhetschef",
    Role.VERKSAMHETSCHEF: "verksamhetschef",
    Role.BESLUTSFATTARE_IVO: "verksamhetsstrateg",
    Role.NAMNDSEKRETERARE: "namndsekreterare",
}
"""The ordinary holder of each role that the order names."""


def token(name: str) -> UUID:
    """Give an id that is the same in every test."""
    return uuid5(SPACE, name)


@cache
def delegation() -> Delegation:
    """Give the demo's delegationsordning, adopted 2024-04-16."""
    path = ROOT / "audit" / "delegation" / "demo.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Delegation.from_histories([decide(read_ordning(token("ordning"), data), [])])


def acting(role: Role, **changes: Any) -> Circumstances:
    """Give the person of a role: the reporter is known by the report's random id."""
    befattning = BEFATTNING.get(role)
    found = Circumstances(
        konto=token(role.value),
        roll=role,
        today=TODAY,
        befattningar=(befattning,) if befattning else (),
        verksamheter=frozenset({VERKSAMHET}) if role is Role.VERKSAMHETSCHEF else frozenset(),
        delegation=delegation(),
    )
    return replace(found, **changes)
