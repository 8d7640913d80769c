"""What each act is called, as the table of acts says it."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def act_labels() -> dict[str, str]:
    """Give the Swedish name of every act, by its name in code."""
    text = (resources.files("audit.lexsarah") / "acts.csv").read_text(encoding="utf-8")
    return {row["act"]: row["label"] for row in csv.DictReader(text.splitlines(), delimiter=";")}
