"""What the stored examples of several areas are made of."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from audit.envelope import Actor, Happened
from audit.law import Limit
from audit.lexsarah import Taget

ARENDE = UUID("0193f2a0-0000-7000-8000-000000000001")
ACTOR = Actor(UUID("0193f2a0-0000-7000-8000-0000000000ff"), "utredare", "4.2 p. 1")
BASE: dict[str, Any] = {
    "originator_id": ARENDE,
    "originator_version": 2,
    "happened": Happened.on(date(2024, 3, 15)),
}
LIMIT = Limit(
    rule="ivo_utredning.sosfs_2011_5",
    lagrum="6 kap. SOSFS 2011:5",
    start=date(2024, 3, 15),
    sista_dag=date(2024, 5, 15),
    sista_dag_vardag=date(2024, 5, 15),
    certainty="medium",
)
TAGET = Taget(
    beslutsfattare="utskott",
    beslutad=date(2024, 3, 15),
    stod="punkt",
    utanfor=True,
    foregaende_franvarande=True,
    paragraf="§ 26",
    ordning=UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d"),
    punkt="4.2 p. 3",
    punktslag="beslut",
    lagrum="14 kap. 6 § SoL, 24 e § LSS",
)
