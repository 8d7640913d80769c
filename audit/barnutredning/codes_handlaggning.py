"""The codes of what is noted while an utredning runs and is followed up, with their labels.

A code never changes or disappears once stored; a label may.
"""

from __future__ import annotations

INFORMERAD: dict[str, str] = {
    "barn": "Barnet",
    "vardnadshavare": "Vårdnadshavare",
    "foralder": "Förälder som inte är vårdnadshavare",
    "annan_berord": "Annan som berörs",
}
"""Whom an utredning concerns, and who therefore is told that it was opened."""

HORD_SATT: dict[str, str] = {
    "enskilt_samtal": "Enskilt samtal",
    "samtal_med_vuxen": "Samtal med en vuxen närvarande",
    "observation": "Observation",
    "annat": "På annat sätt",
}
"""How a child's own voice was heard."""

INTE_HORD: dict[str, str] = {
    "alder": "Barnets ålder",
    "vill_inte": "Barnet vill inte",
    "inte_natt": "Barnet har inte kunnat nås",
    "skada": "Barnet kan ta skada",
    "annat": "Annat skäl",
}
"""Why a child was not heard."""

VALD: dict[str, str] = {
    "inte_framkommit": "Våld har inte framkommit",
    "utsatt": "Utsatt för våld",
    "bevittnat": "Bevittnat våld",
    "utsatt_och_bevittnat": "Utsatt för och bevittnat våld",
}
"""Whether violence came to light; sealed, and the no is noted too, so that a note tells nothing."""

FLYTT: dict[str, str] = {
    "slutfors": "Utredningen slutförs här",
    "begard": "Den andra kommunen har ombetts att ta över",
    "tas_over": "Den andra kommunen tar över",
}
"""What happens to an utredning when the child changes vistelsekommun."""

UPPFOLJNINGSGRUND: dict[str, str] = {
    "utredning": "Utredningen avslutades utan insats",
    "placering": "En placering har upphört",
}
"""What an uppföljning follows, and from which its time runs."""

UPPFOLJNINGSSLUT: dict[str, str] = {
    "avslutad": "Uppföljningen avslutades",
    "ny_utredning": "En ny utredning inleddes",
}
"""How an uppföljning ended."""

KLOCKA: dict[str, str] = {"uppfoljning": "Uppföljning"}
"""The times that a change of law has counted anew while they ran."""
