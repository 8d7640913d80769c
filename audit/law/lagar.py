"""The acts that the nämnd's work rests on: which an enhet works under, and which are repealed."""

from __future__ import annotations

from datetime import date
from typing import Final

LAG: Final[dict[str, str]] = {
    "sol": "Socialtjänstlagen",
    "lss": "Lagen om stöd och service till vissa funktionshindrade",
    "sol_lss": "Båda lagarna",
}
"""Which act an enhet works under; lex Sarah takes its lagrum from it."""

SHORT: Final[dict[str, str]] = {
    "SoL": "socialtjänstlagen",
    "LSS": "lagen om stöd och service till vissa funktionshindrade",
    "OSL": "offentlighets- och sekretesslagen",
    "PSL": "patientsäkerhetslagen",
    "FL": "förvaltningslagen",
}
"""What a nämnd's own papers shorten acts to, and their names in full."""

REPEALED: Final[dict[str, date]] = {"2001:453": date(2025, 7, 1)}
"""Acts (SFS number) that no longer apply, with the first day on which they do not."""
