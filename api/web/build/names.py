"""How an ärende is called where people read: short, and nothing of whom it is about."""

from __future__ import annotations

from uuid import UUID


def arende_name(arende: UUID) -> str:
    """Name an utredning by the last ten digits of its random id, in two groups."""
    digits = arende.hex[-10:]
    return f"Utredning {digits[:5]}-{digits[5:]}"
