"""The codes that a delegationsordning's facts may hold, with what people read for each."""

from __future__ import annotations

SLAG: dict[str, str] = {
    "ansvar": "Ansvar: anmäls aldrig till nämnden",
    "beslut": "Beslut: anmäls till nämnden",
}
"""What a point gives: a responsibility, or the right to decide."""

GRANSKNING: dict[str, str] = {
    "oforandrad": "Ingen ändring behövs",
    "ska_andras": "En ändrad ordning ska tas fram",
}
"""What a review found."""

KALLA: dict[str, str] = {
    "verksamhetssystem": "Verksamhetssystemet",
    "enhetens_lista": "Enhetens egen lista",
    "handraknat": "Räknat för hand",
    "annan": "Annan källa",
}
"""Where a number of beslut comes from."""

UTFALL: dict[str, str] = {"bifall": "Bifall", "avslag": "Avslag", "annat": "Annat beslut"}
"""How counted beslut went."""
