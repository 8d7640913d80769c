"""The words that leave: that something waits, and where to sign in. Nothing else, ever.

No nämnd, no enhet, no number of a report, no count: whoever sees the screen of a telephone on a
bus learns nothing (practice: a message is a knock on the door).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HEADING: Final = "Liggaren: något väntar på dig"


@dataclass(frozen=True, slots=True)
class Words:
    """One message in the form of each way; the same for everyone and everything."""

    subject: str
    body: str
    sms: str


def words(public_url: str) -> Words:
    """Write the message, with the address of the start page."""
    address = f"{public_url}/"
    body = (
        f"{HEADING}.\n\n"
        f"Logga in för att se vad:\n{address}\n\n"
        "Meddelandet skickas automatiskt och går inte att svara på.\n"
    )
    return Words(HEADING, body, f"{HEADING}. {address}")
