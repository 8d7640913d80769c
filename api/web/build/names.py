"""How an ärende is called where people read: short, and nothing of whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from datetime import date

    from audit.organisation import Organisation


def arende_name(arende: UUID) -> str:
    """Name an utredning by the last ten digits of its random id, in two groups."""
    return f"Utredning {_digits(arende)}"


def anmalan_name(anmalan: UUID) -> str:
    """Name an orosanmälan in the same way."""
    return f"Orosanmälan {_digits(anmalan)}"


def stream_digits(stream: UUID) -> str:
    """Name anything that was read by its last digits alone: what it is, is said beside it."""
    return _digits(stream)


def _digits(arende: UUID) -> str:
    digits = arende.hex[-10:]
    return f"{digits[:5]}-{digits[5:]}"


def enhet_name(organisation: Organisation, kod: str, day: date) -> str:
    """Name an enhet as it was called on a day; an enhet that the organisation lacks, by its kod."""
    return organisation.name("enhet", kod, day) or kod
