"""Which matter of the delegationsordning a beslut is about, where it was taken elsewhere."""

from __future__ import annotations

from typing import Final

from audit.lexsarah.authority import NO_SUPPORT_NEEDED

SAK_OF_ANMALAN: Final[dict[str, str]] = {
    "polisanmalan": "polisanmalan",
    "lex_maria": "lex_maria",
    # Everyone is bound to report concern for a child (19 kap. 1 § SoL).
    "orosanmalan": NO_SUPPORT_NEEDED,
}
"""Kind of another anmälan → matter."""

SAK_OF_BESLUT: Final[dict[str, str | None]] = {
    "atgarder": "atgarder",
    "bedomning": "utreda",
    "avslut": "utreda",
    "yttrande_ivo": "yttrande_ivo",
    "utlamnande": "utlamnande",
    "ovrigt": None,
}
"""Kind of beslut → matter; None where it cannot be told."""
