"""The codes that the organisation's facts may hold, with what people read for each."""

from __future__ import annotations

SLAG: dict[str, str] = {
    "verksamhet": "Verksamhet",
    "utforare": "Utförare",
    "enhet": "Enhet",
}
"""The kinds of part that an organisation has."""

DRIFTSFORM: dict[str, str] = {"egen": "Kommunens egen", "privat": "Privat utförare"}
"""Who runs it."""

MAL: dict[str, str] = {
    "omedelbara_atgarder": "Behovet av omedelbara åtgärder bedöms",
    "utreda": "Utredningen avslutas",
    "anmala_ivo": "Anmälan till IVO görs",
}
"""What the nämnd can set a time of its own for, where the law has no number."""
