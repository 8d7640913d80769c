"""The table role × act × step, read as data: what the code is tried against."""

from __future__ import annotations

import csv

from tests.support.sources import ROOT

Row = dict[str, str]


def rows() -> list[Row]:
    """Read the table."""
    with (ROOT / "audit/lexsarah/acts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))
