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
