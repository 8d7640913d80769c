"""Make the example draws anew: they must come out byte for byte as they are checked in.

Run: `.venv/bin/python -m tests.golden.dragning.make`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from audit.internkontroll.dragning_draw import Lott, draw

FILE = Path(__file__).parent / "vectors.json"
ROOT = "5f3c1d7a9b2e4f60817263544536271809fedcba98765432100123456789abcd"
KONTROLLMOMENT = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d")
CASES = (
    (Lott(known_root=ROOT, known_position=4812, ar=2022, manad=12, underlag="lasningar"), 20, 5),
    (Lott(known_root=ROOT, known_position=4812, ar=2022, manad=12, underlag="lasningar"), 20, 8),
    (Lott(known_root=ROOT, known_position=4812, ar=2022, manad=12, underlag="lasningar"), 3, 10),
    (Lott(known_root=ROOT, known_position=4813, ar=2022, manad=12, underlag="lasningar"), 20, 5),
    (
        Lott(
            known_root=ROOT,
            known_position=90_001,
            ar=2023,
            manad=1,
            underlag="handelser:ansökan",
            kontrollmoment=KONTROLLMOMENT,
        ),
        1000,
        12,
    ),
)


def text() -> str:
    """Give the examples as JSON: what each was made of, and what came out."""
    found = [_example(*case) for case in CASES]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _example(lott: Lott, population: int, antal: int) -> dict[str, Any]:
    referenser = [f"ref-{n:04d}" for n in range(population)]
    drawn = draw(lott, reversed(referenser), antal)
    return {
        "ar": lott.ar,
        "manad": lott.manad,
        "underlag": lott.underlag,
        "kontrollmoment": str(lott.kontrollmoment) if lott.kontrollmoment else None,
        "known_position": lott.known_position,
        "known_root": lott.known_root,
        "referenser": referenser,
        "antal": antal,
        "population_sha256": drawn.population_sha256,
        "seed": drawn.seed,
        "dragna": list(drawn.dragna),
    }


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
