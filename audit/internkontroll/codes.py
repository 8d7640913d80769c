"""The codes that a mätning's facts may hold, with what people read for each."""

from __future__ import annotations

KONTROLLMOMENT: dict[str, str] = {"barnutredningstid": "Utredningstid i barnavårdsutredningar"}
"""What is measured; the nämnd's own heading wins where it has one."""

POPULATIONS: dict[str, str] = {
    "pagaende": "Pågående utredningar på en dag",
    "avslutade": "Utredningar avslutade under en period",
}
"""Whom it is measured on: two measures, named apart and never mixed."""
